import type { DayRange } from "#src/domain/calendar/period.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { TeamDayStore, TeamDays, TeamDaysRead } from "../team-days.ts";
import type { TeamDayReader, TeamMonthDay } from "./read-team-days.ts";

export function createTeamDayStore(days: TeamDayReader): TeamDayStore {
  /** By type, then day. */
  const rowsOf = async <Row>(
    types: readonly MetricType[],
    range: DayRange,
    toRow: (day: TeamMonthDay) => Row,
  ): Promise<TeamDays<Row>> => {
    const months = await days.read(range);
    const userIds = await days.userIds();
    const rows = months
      .flatMap((month) => month.rows)
      .filter(({ type, day }) => types.includes(type) && day >= range.from && day <= range.to);
    const byType = Map.groupBy(rows, ({ type }) => type);
    return {
      userIds,
      rows: [...byType.keys()].sort().flatMap((type) => (byType.get(type) ?? []).map(toRow)),
    };
  };
  return {
    sums: (types, range) =>
      rowsOf(types, range, ({ type, day, reps, unassigned }) => ({ type, day, reps, unassigned })),
    byRep: (types, range) =>
      rowsOf(types, range, ({ type, day, unassigned, amounts }) => ({
        type,
        day,
        unassigned,
        amounts: { values: amounts, unread: Number.NaN },
      })),
    async known(types, range) {
      const { userIds, rows } = await rowsOf(types, range, (row) => row);
      const alike = Map.groupBy(
        rows,
        ({ type, known }) => `${type} ${Buffer.from(known).toString("base64")}`,
      );
      return {
        userIds,
        rows: [...alike.values()].flatMap((days): TeamDaysRead[] => {
          const [first] = days;
          if (first === undefined) return [];
          return [{ type: first.type, known: first.known, days: days.map(({ day }) => day) }];
        }),
      };
    },
  };
}
