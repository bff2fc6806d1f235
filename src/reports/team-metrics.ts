import type { DayRange } from "#src/domain/calendar/period.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import type { TeamDay } from "#src/store/team-days.ts";
import type { ReportContext } from "./context.ts";
import { earlierPart } from "./earlier-part.ts";
import { addKnown } from "./rep-amounts.ts";
import { READ_TYPES, type ReportFrame, reportFrame } from "./report-frame.ts";
import { type AskedPeriod, type ReportWindow, resolveWindow } from "./report-window.ts";
import { readTeam, type Team } from "./team.ts";

/** In the unit of each metric's documents; null where nothing was read. */
export type MetricTotals = Record<MetricType, number | null>;

export interface TeamMetrics extends ReportFrame {
  /** All reps and what nobody owns. */
  readonly totals: MetricTotals;
  /** The part of it that nobody owns. */
  readonly unassigned: MetricTotals;
  /** The same elapsed working part of the window before; null where it was not asked for. */
  readonly before: EarlierTotals | null;
}

export interface EarlierTotals extends DayRange {
  /** Null where any day of it was not read. */
  readonly totals: MetricTotals;
}

/** What the whole team came to. With `compare` also what it had come to by this time of the window before. */
export async function teamMetrics(
  context: ReportContext,
  asked: AskedPeriod,
  compare = false,
): Promise<TeamMetrics> {
  const now = context.clock();
  const team = await readTeam(context);
  const window = resolveWindow(asked, context, now);
  const days = await context.store.teamDays.sums(METRIC_TYPES, window);
  const unassigned = totalsOf(days.rows, (day) => day.unassigned);
  const totals = totalsOf(days.rows, teamAmount);
  const types = typesWithNumbers(totals);
  return {
    ...(await reportFrame(context, team, window, now, types)),
    totals,
    unassigned,
    before: compare ? await earlierTotals(context, team, window, now, types, unassigned) : null,
  };
}

/** Calls and talk time, and whatever else has a number. */
function typesWithNumbers(totals: MetricTotals): MetricType[] {
  return METRIC_TYPES.filter((type) => READ_TYPES.includes(type) || totals[type] !== null);
}

/** A team-day's reps and what nobody owns. */
export function teamAmount({ reps, unassigned }: TeamDay): number {
  return reps + (unassigned ?? 0);
}

export function totalsOf(
  rows: readonly TeamDay[],
  amount: (day: TeamDay) => number | null,
): MetricTotals {
  const totals = noTotals();
  for (const row of rows) totals[row.type] = addKnown([totals[row.type], amount(row)]);
  for (const type of METRIC_TYPES) {
    const total = totals[type];
    if (total !== null) totals[type] = toValue(type, total);
  }
  return totals;
}

async function earlierTotals(
  context: ReportContext,
  team: Team,
  window: ReportWindow,
  now: number,
  types: readonly MetricType[],
  unassigned: MetricTotals,
): Promise<EarlierTotals> {
  const earlier = await earlierPart(context, team, window, now, types);
  const totals = noTotals();
  for (const type of types) {
    const amount = earlier.teamAmount(type, unassigned[type] !== null);
    totals[type] = amount === null ? null : toValue(type, amount);
  }
  return { ...earlier.range, totals };
}

function noTotals(): MetricTotals {
  return Object.fromEntries(METRIC_TYPES.map((type) => [type, null])) as MetricTotals;
}
