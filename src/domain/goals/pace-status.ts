import type { RangeUnits } from "../calendar/working-calendar.ts";
import type { StatusBands } from "./status-bands.ts";

export const GOAL_STATUSES = [
  "reached",
  "on_track",
  "behind",
  "at_risk",
  "too_early",
  "no_goal",
  "unknown",
  "missed",
] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** Before a quarter of a working day has passed, being ahead or behind says nothing. */
const TELLING_UNITS = 0.25;

/** How near two numbers that should be the same may lie after a few divisions, as a part of them. */
const NEARLY = 1e-9;

/** True when an amount comes up to a target; a target that is a share, such as 50 / 3, is not missed by a rounding error. */
export function hasReached(amount: number, target: number): boolean {
  return amount >= target - NEARLY * Math.abs(target);
}

/** What a goal's pace is judged by. */
export interface PaceFacts {
  readonly prorated: number | null;
  readonly value: number | null;
  readonly paceIndex: number | null;
  readonly units: RangeUnits;
  /** False: some of the days that have begun were not read. */
  readonly complete: boolean;
  readonly periodOver: boolean;
}

/**
 * One word for how a goal stands. A period in which the rep has no working unit has no goal. What was read only in part may have
 * reached its goal, but has not missed it: that is unknown.
 */
export function statusOf(facts: PaceFacts, bands: StatusBands): GoalStatus {
  const { prorated, value, paceIndex, units } = facts;
  if (prorated === null || units.own === 0) return "no_goal";
  if (value === null) return "unknown";
  if (hasReached(value, prorated)) return "reached";
  if (facts.periodOver) return facts.complete ? "missed" : "unknown";
  if (paceIndex === null || units.elapsed < TELLING_UNITS) return "too_early";
  if (hasReached(paceIndex, bands.onTrack)) return "on_track";
  return hasReached(paceIndex, bands.behind) ? "behind" : "at_risk";
}
