import type { RangeUnits } from "../calendar/working-calendar.ts";
import { type Progress, paced } from "./pace.ts";
import type { StatusBands } from "./status-bands.ts";

/** A rep's part in a goal of the team. */
export interface MemberProgress {
  readonly progress: Progress;
  /** So far; null: unknown. */
  readonly value: number | null;
  readonly units: RangeUnits;
}

export interface TeamFacts {
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
 * The progress of a team whose target is the sum of its reps' goals. Reps without a goal are left out, with what they did.
 * Target, prorated target, expected and value are sums; the projection is the sum of projections. A sum of which a part is
 * unknown is unknown. `value` is what the goal's reps reached, and may be less than the team's total.
 */
export function sumProgress(
  members: readonly MemberProgress[],
  facts: TeamFacts,
): Progress & { readonly value: number | null } {
  const bound = members.filter(({ progress }) => progress.target !== null);
  const value = sumKnown(bound.map((member) => member.value));
  const sumOf = (field: "target" | "prorated" | "expected" | "projected") =>
    sumKnown(bound.map(({ progress }) => progress[field]));
  const progress = paced({
    ...facts,
    target: sumOf("target"),
    prorated: sumOf("prorated"),
    expected: sumOf("expected"),
    projected: facts.complete ? sumOf("projected") : null,
    value,
    units: teamUnits(bound.map((member) => member.units)),
  });
  return { ...progress, value };
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
