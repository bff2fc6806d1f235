import type { RangeUnits } from "../calendar/working-calendar.ts";
import { type Progress, paced } from "./pace.ts";
import { projectedEnd } from "./projection.ts";
import type { StatusBands } from "./status-bands.ts";

/** A rep's part in a goal of the team. */
export interface MemberProgress {
  readonly progress: Pick<Progress, "target" | "prorated" | "expected">;
  readonly units: RangeUnits;
}

export interface TeamFacts {
  /** All that the team did so far, also what nobody owns; null: unknown. */
  readonly value: number | null;
  readonly complete: boolean;
  readonly periodOver: boolean;
  readonly bands: StatusBands;
  /** The team's amounts per unit of `teamUnits` of past days that are known, oldest first. */
  readonly recentDays?: readonly number[];
}

/**
 * Units of a team, for a target that is set for the whole team: the sum of its members' units, divided by how many of them
 * work in the period at all. So the shares are those of the sums, while one unit is one day on which everybody works.
 * Nothing is prorated (full is own): absence must not quietly lower the number that a manager has set.
 */
export function teamUnits(members: readonly RangeUnits[]): RangeUnits {
  const working = members.filter((units) => units.own > 0);
  const own = mean(working.map((units) => units.own));
  return { full: own, own, elapsed: mean(working.map((units) => units.elapsed)) };
}

/**
 * The progress of a team whose target is the sum of its reps' goals: target, prorated target and expected amount are sums over
 * the members, who all have a goal. The part of the period that has passed is expected / prorated, by which the rest is projected.
 */
export function sumProgress(members: readonly MemberProgress[], facts: TeamFacts): Progress {
  const sumOf = (field: "target" | "prorated" | "expected") =>
    sumKnown(members.map(({ progress }) => progress[field]));
  const units = teamUnits(members.map((member) => member.units));
  const [prorated, expected] = [sumOf("prorated"), sumOf("expected")];
  // Too early, a gap and a period that is over are told by units, as for one rep.
  const tellable = projectedEnd(facts.value, units, facts.complete) !== null;
  return paced({
    ...facts,
    target: sumOf("target"),
    prorated,
    expected,
    projected: tellable ? atSamePace(facts.value, prorated, expected) : null,
    units,
  });
}

function atSamePace(value: number | null, prorated: number | null, expected: number | null) {
  if (value === null || prorated === null || expected === null) return null;
  return expected === 0 ? value : (value * prorated) / expected;
}

/** Null for a sum with an unknown part, and for one of nothing. */
function sumKnown(amounts: readonly (number | null)[]): number | null {
  if (amounts.length === 0) return null;
  let sum = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    sum += amount;
  }
  return sum;
}

function mean(amounts: readonly number[]): number {
  if (amounts.length === 0) return 0;
  return amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
}
