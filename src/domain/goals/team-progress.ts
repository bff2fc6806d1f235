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
 * the members, who all have a goal. The part of the period that has passed is expected / prorated: by it the rest is projected and
 * what is still required is shared out.
 */
export function sumProgress(members: readonly MemberProgress[], facts: TeamFacts): Progress {
  const sumOf = (field: "target" | "prorated" | "expected") =>
    sumKnown(members.map(({ progress }) => progress[field]));
  const [prorated, expected] = [sumOf("prorated"), sumOf("expected")];
  const units = atPart(teamUnits(members.map((member) => member.units)), expected, prorated);
  return paced({
    ...facts,
    target: sumOf("target"),
    prorated,
    expected,
    projected: projectedEnd(facts.value, units, facts.complete),
    units,
  });
}

/** The same units of which `expected` of `prorated` has passed. */
function atPart(units: RangeUnits, expected: number | null, prorated: number | null): RangeUnits {
  if (expected === null || prorated === null || prorated === 0) return units;
  return { ...units, elapsed: (units.own * expected) / prorated };
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
