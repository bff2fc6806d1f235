import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { READ_TYPES, type ReportFrame, reportFrame } from "./report-frame.ts";
import { type AskedPeriod, resolveWindow } from "./report-window.ts";
import { readTeam } from "./team.ts";
import { teamAmount } from "./team-metrics.ts";

export interface TrendPoint {
  readonly date: Day;
  /** Null where nobody was read that day. */
  readonly value: number | null;
}

export interface TeamTrends extends ReportFrame {
  /** Every day of the window, of each type that has a number in it; calls and talk time always. */
  readonly series: Partial<Record<MetricType, readonly TrendPoint[]>>;
}

/** How the team's days went: all reps and what nobody owns. */
export async function teamTrends(context: ReportContext, asked: AskedPeriod): Promise<TeamTrends> {
  const now = context.clock();
  const team = await readTeam(context);
  const window = resolveWindow(asked, context, now);
  const days = await context.store.teamDays.sums(METRIC_TYPES, window);
  const amounts = new Map(days.rows.map((row) => [`${row.type} ${row.day}`, teamAmount(row)]));
  const shown = new Set([...READ_TYPES, ...days.rows.map(({ type }) => type)]);
  const dates = eachDay(window.from, window.to);
  const series: Partial<Record<MetricType, TrendPoint[]>> = {};
  for (const type of METRIC_TYPES) {
    if (!shown.has(type)) continue;
    series[type] = dates.map((date) => {
      const amount = amounts.get(`${type} ${date}`);
      return { date, value: amount === undefined ? null : toValue(type, amount) };
    });
  }
  return { ...(await reportFrame(context, team, window, now)), series };
}
