import type { Day } from "../calendar/day.ts";
import type { Period } from "../calendar/period.ts";
import type { MetricType } from "../metrics/metric.ts";

/** The scope of a goal that the whole team shares. Not a user id: those are never empty. */
export const TEAM = "";

/**
 * What a rep, or the team, is to reach in each period of a kind, from a day on. Only the target is kept: progress is computed
 * whenever it is asked.
 */
export interface Goal {
  /** A rep, or `TEAM`. */
  readonly scope: string;
  readonly type: MetricType;
  readonly period: Period;
  /** In force from this day on, until a later one of the same scope, type and period. */
  readonly fromDay: Day;
  /** In the unit of the metric's documents; null: no goal from then on. */
  readonly target: number | null;
  /** Who set it: a caller's name. */
  readonly setBy: string;
  /** ISO instant. */
  readonly setAt: string;
}

type Asked = Pick<Goal, "scope" | "type" | "period">;

/**
 * The target that is in force on a day; null where there is none. `goals` may hold anything, in any order.
 *
 * For a period asks the last day that is looked at: today in a current one, the last day of an earlier one. What is in force
 * then counts for the whole calendar period, however late in it it was set.
 */
export function targetOn(goals: readonly Goal[], asked: Asked, day: Day): number | null {
  let found: Goal | null = null;
  for (const goal of goalsFor(goals, asked)) {
    if (goal.fromDay > day) continue;
    if (found === null || goal.fromDay > found.fromDay) found = goal;
  }
  return found?.target ?? null;
}

/** Goals by what they are for, as long as somebody holds the same list: each is asked for by hundreds of reps. */
const sorted = new WeakMap<readonly Goal[], ReadonlyMap<string, readonly Goal[]>>();

function goalsFor(goals: readonly Goal[], asked: Asked): readonly Goal[] {
  let byAsked = sorted.get(goals);
  if (byAsked === undefined) {
    byAsked = Map.groupBy(goals, keyOf);
    sorted.set(goals, byAsked);
  }
  return byAsked.get(keyOf(asked)) ?? [];
}

function keyOf({ scope, type, period }: Asked): string {
  return `${type} ${period} ${scope}`;
}
