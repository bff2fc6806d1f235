import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import { dayWeights } from "#src/domain/calendar/working-calendar.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { ReportContext } from "./context.ts";
import { addKnown, othersWithNumbers, RepAmounts } from "./rep-amounts.ts";
import { type ReportFrame, reportFrame } from "./report-frame.ts";
import { type AskedPeriod, resolveWindow } from "./report-window.ts";
import { readTeam } from "./team.ts";

export interface HeatMapRow {
  readonly userId: string;
  readonly userName: string;
  /** A value a day, in the unit of the metric's documents; null where the day was not read. */
  readonly values: readonly (number | null)[];
  readonly total: number | null;
  /** Whether each day is a working day of theirs. */
  readonly working: readonly boolean[];
}

export interface TeamHeatMap extends ReportFrame {
  readonly type: MetricType;
  readonly days: readonly Day[];
  /** The greatest value of a rep's day. */
  readonly top: number;
  /** By name; `unassigned` last, when it has any. */
  readonly rows: readonly HeatMapRow[];
  /** The team's days: the sum of the rows. */
  readonly totals: readonly (number | null)[];
}

/** Who did how much on which day. */
export async function teamHeatMap(
  context: ReportContext,
  asked: AskedPeriod,
  type: MetricType = "phone_call_quantity",
): Promise<TeamHeatMap> {
  const now = context.clock();
  const team = await readTeam(context);
  const window = resolveWindow(asked, context, now);
  const repDays = await context.store.teamDays.byRep([type], window);
  const amounts = new RepAmounts(repDays);
  const days = eachDay(window.from, window.to);
  const others = othersWithNumbers(team, amounts.userIds, [amounts.sums(type, window)]);
  const nobodys = (amounts.sum(type, UNASSIGNED, window) ?? 0) > 0 ? [UNASSIGNED] : [];
  const toValues = (series: readonly (number | null)[]) =>
    series.map((amount) => (amount === null ? null : toValue(type, amount)));
  const rows = [...team.reps.map(({ id }) => id), ...others, ...nobodys].map(
    (userId): HeatMapRow => {
      const series = amounts.series(type, userId, window);
      const total = addKnown(series);
      return {
        userId,
        userName: team.nameOf(userId),
        values: toValues(series),
        total: total === null ? null : toValue(type, total),
        working: dayWeights(team.settings.calendar, team.calendarOf(userId), window).map(
          (weight) => weight > 0,
        ),
      };
    },
  );
  return {
    ...(await reportFrame(context, team, window, now, [type])),
    type,
    days,
    top: topOf(rows.filter(({ userId }) => userId !== UNASSIGNED)),
    rows,
    totals: toValues(
      days.map((day) =>
        addKnown([...amounts.userIds, UNASSIGNED].map((userId) => amounts.on(type, userId, day))),
      ),
    ),
  };
}

function topOf(rows: readonly HeatMapRow[]): number {
  let top = 0;
  for (const { values } of rows) for (const value of values) top = Math.max(top, value ?? 0);
  return top;
}
