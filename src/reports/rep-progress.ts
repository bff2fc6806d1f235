import type { Day } from "#src/domain/calendar/day.ts";
import { calendarPeriod, type DayRange, type Period } from "#src/domain/calendar/period.ts";
import { type RangeUnits, rangeUnits, weightOn } from "#src/domain/calendar/working-calendar.ts";
import { type Goal, targetOn } from "#src/domain/goals/goal.ts";
import { type Progress, type ProgressFacts, progressOf } from "#src/domain/goals/pace.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { localNowIn } from "./local-now.ts";
import type { ReportWindow } from "./report-window.ts";
import type { Team } from "./team.ts";

/** What the goals of a window are measured by. Null for days that are no calendar period: they have no goals. */
export interface GoalFrame {
  readonly period: Period;
  /** The whole calendar period, of which the window is the part so far. */
  readonly whole: DayRange;
  /** The part of it that is asked about. The target in force on its last day counts. */
  readonly window: DayRange;
  readonly goals: readonly Goal[];
  readonly team: Team;
  readonly now: number;
  readonly periodOver: boolean;
}

export async function goalFrame(
  context: ReportContext,
  team: Team,
  window: ReportWindow,
  now: number,
): Promise<GoalFrame | null> {
  const { period, back, from } = window;
  if (period === "custom") return null;
  return {
    period,
    whole: calendarPeriod(period, from, context.weekStart),
    window,
    goals: await context.store.goals.list(),
    team,
    now,
    periodOver: back > 0,
  };
}

export function targetOf(frame: GoalFrame, type: MetricType, scope: string): number | null {
  return targetOn(frame.goals, { scope, type, period: frame.period }, frame.window.to);
}

/**
 * A rep's working units in the whole period, by their own calendar and clock. No more of them have passed than the window holds
 * days of: a clock that runs ahead of the workspace's brings no number that could be held against it.
 */
export function unitsOf({ team, whole, window, now }: GoalFrame, userId: string): RangeUnits {
  const { calendar } = team.settings;
  const local = localNowIn(team, userId, now, window);
  return rangeUnits(calendar, team.calendarOf(userId), whole, local);
}

/** How a rep's goal stands. `value` is in the unit of the metric's documents. */
export function repProgress(
  frame: GoalFrame,
  type: MetricType,
  userId: string,
  numbers: Pick<ProgressFacts, "value" | "complete"> & { recentDays?: readonly number[] },
): Progress & { readonly units: RangeUnits } {
  const units = unitsOf(frame, userId);
  const progress = progressOf({
    ...numbers,
    target: targetOf(frame, type, userId),
    units,
    periodOver: frame.periodOver,
    bands: frame.team.settings.bands,
  });
  return { ...progress, units };
}

/** What there is to say of a number without a goal. */
export const NO_GOAL: Progress = {
  target: null,
  prorated: null,
  pct: null,
  expected: null,
  aheadBy: null,
  paceIndex: null,
  requiredPerDay: null,
  projected: null,
  projectedLow: null,
  projectedHigh: null,
  status: "no_goal",
};

/** The days before today as values per working unit, oldest first: how far this rep's, or the team's (null), days scatter. */
export function perUnit(
  team: Team,
  userId: string | null,
  days: readonly (readonly [day: Day, value: number])[],
  today: Day,
): number[] {
  const rep = userId === null ? null : team.calendarOf(userId);
  return days.flatMap(([day, value]) => {
    const weight = day < today ? weightOn(team.settings.calendar, rep, day) : 0;
    return weight === 0 ? [] : [value / weight];
  });
}
