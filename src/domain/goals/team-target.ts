import type { Day } from "../calendar/day.ts";
import { type Goal, TEAM, targetOn } from "./goal.ts";

export interface TeamTarget {
  readonly target: number;
  /** The team's own, or the sum of its reps'. */
  readonly from: "team" | "reps";
}

/**
 * What the team is to reach: its own target, else the sum of its reps', once each of them has one. The sum of a few would be
 * held against the work of all. Null: no target.
 */
export function teamTargetOn(
  goals: readonly Goal[],
  reps: readonly string[],
  asked: Pick<Goal, "type" | "period">,
  day: Day,
): TeamTarget | null {
  const own = targetOn(goals, { ...asked, scope: TEAM }, day);
  if (own !== null) return { target: own, from: "team" };
  if (reps.length === 0) return null;
  let sum = 0;
  for (const scope of reps) {
    const target = targetOn(goals, { ...asked, scope }, day);
    if (target === null) return null;
    sum += target;
  }
  return { target: sum, from: "reps" };
}
