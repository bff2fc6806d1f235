import type { Day } from "../calendar/day.ts";
import { hasReached } from "./pace-status.ts";

export interface TargetDay {
  readonly day: Day;
  /** Null: not read, or not wholly. */
  readonly amount: number | null;
  /** Null: no working day, or no goal. */
  readonly target: number | null;
}

export interface Streak {
  /** Working days in a row with their target reached, back from the last closed day, and today once it is reached. */
  readonly days: number;
  /** The longest such row, of which the older counts when two are as long. */
  readonly best: number;
  /** Its last day, so far if it is still running; null: no target was ever reached. */
  readonly bestEndedOn: Day | null;
  /** Null: today is unknown or has no target. */
  readonly todayHit: boolean | null;
}

/**
 * The run of reached targets over `days` (rising; those after today are left out). Only a closed day that missed its target
 * breaks a run: days without work, without a goal or not known are passed over, and today can only add to it. Null when no day has a target.
 */
export function streakOf(days: readonly TargetDay[], today: Day): Streak | null {
  let run = 0;
  let best = 0;
  let bestEndedOn: Day | null = null;
  let todayHit: boolean | null = null;
  let asked = false;
  for (const { day, amount, target } of days) {
    if (day > today || target === null) continue;
    asked = true;
    if (amount === null) continue;
    const hit = hasReached(amount, target);
    if (day === today) todayHit = hit;
    if (hit) run += 1;
    else if (day < today) run = 0;
    if (run > best) {
      best = run;
      bestEndedOn = day;
    }
  }
  return asked ? { days: run, best, bestEndedOn, todayHit } : null;
}
