import type { Day } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { allTuples } from "../counting/rows.ts";
import type { TeamDayStore } from "../team-days.ts";
import type { Database } from "./database.ts";
import { unpackAmounts } from "./packed-amounts.ts";
import { listReps } from "./sum-team-days.ts";

export function createTeamDayStore(database: Database): TeamDayStore {
  const userIds = database.remember(() => listReps(database));
  return {
    async sums(types, range) {
      const found = arrays<[MetricType, Day, number, number | null]>(
        "select type, day, reps, unassigned from team_day",
        types,
        range,
      );
      return {
        userIds: userIds(),
        rows: found.map(([type, day, reps, unassigned]) => ({ type, day, reps, unassigned })),
      };
    },

    async known(types, range) {
      const found = arrays<[MetricType, string, Uint8Array]>(
        "select type, group_concat(day), known from team_day",
        types,
        range,
        "group by type, known",
      );
      return {
        userIds: userIds(),
        rows: found.map(([type, days, known]) => ({ type, days: days.split(","), known })),
      };
    },

    async byRep(types, range) {
      const found = arrays<[MetricType, Day, number | null, Uint8Array]>(
        "select type, day, unassigned, amounts from team_rep_day",
        types,
        range,
      );
      return {
        userIds: userIds(),
        rows: found.map(([type, day, unassigned, amounts]) => ({
          type,
          day,
          unassigned,
          amounts: unpackAmounts(amounts),
        })),
      };
    },
  };

  /** As arrays: the driver's objects cost more than all the rest of a board. */
  function arrays<Row extends readonly unknown[]>(
    select: string,
    types: readonly MetricType[],
    range: DayRange,
    order = "order by type, day",
  ): Row[] {
    const statement = database.prepare(
      `${select} where type in (select value from json_each(?)) and day >= ? and day <= ? ${order}`,
    );
    return allTuples<Row>(statement, JSON.stringify(types), range.from, range.to);
  }
}
