import { type Day, daysBetween, eachDay } from "#src/domain/calendar/day.ts";
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
  const dates = eachDay(window.from, window.to);
  const values = new Map<MetricType, (number | null)[]>();
  const valuesOf = (type: MetricType): (number | null)[] => {
    const known = values.get(type) ?? new Array<number | null>(dates.length).fill(null);
    values.set(type, known);
    return known;
  };
  READ_TYPES.forEach(valuesOf);
  for (const row of days.rows) {
    valuesOf(row.type)[daysBetween(window.from, row.day)] = toValue(row.type, teamAmount(row));
  }
  const series: Partial<Record<MetricType, TrendPoint[]>> = {};
  for (const type of METRIC_TYPES) {
    const known = values.get(type);
    if (known === undefined) continue;
    series[type] = dates.map((date, place) => ({ date, value: known[place] ?? null }));
  }
  return { ...(await reportFrame(context, team, window, now, [...values.keys()])), series };
}
