import type { RangeUnits } from "../calendar/working-calendar.ts";
import { type GoalStatus, statusOf } from "./pace-status.ts";
import { projectedEnd, withBand } from "./projection.ts";
import type { StatusBands } from "./status-bands.ts";

/**
 * How a goal stands, as a function of the amount so far and the working units gone by; docs/metrics/goals-and-pace.md has the
 * formulas. Amounts are in the unit of the metric's documents. What cannot be said is null.
 */
export interface Progress {
  /** As set, for the whole period. */
  readonly target: number | null;
  /** After days off and a late start. */
  readonly prorated: number | null;
  /** Of the prorated target, in per cent; null where that is 0. */
  readonly pct: number | null;
  /** What is to be there by now. */
  readonly expected: number | null;
  /** Value less expected: negative when behind. */
  readonly aheadBy: number | null;
  /** Value over expected: 1 is on pace; null where nothing is expected yet. */
  readonly paceIndex: number | null;
  /** Per working unit that is left; null when none is. */
  readonly requiredPerDay: number | null;
  readonly projected: number | null;
  readonly projectedLow: number | null;
  readonly projectedHigh: number | null;
  readonly status: GoalStatus;
}

export interface ProgressFacts {
  /** For the whole calendar period; null: no goal. */
  readonly target: number | null;
  /** So far; null: unknown. */
  readonly value: number | null;
  /** Of the whole calendar period, today counted by the part that has passed. */
  readonly units: RangeUnits;
  /** False: some of the days that have begun were not read, so that nothing is projected from them. */
  readonly complete: boolean;
  readonly periodOver: boolean;
  readonly bands: StatusBands;
  /** Amounts per working unit of past working days that are known, oldest first: how far days scatter. */
  readonly recentDays?: readonly number[];
}

export function progressOf(facts: ProgressFacts): Progress {
  const { target, units } = facts;
  // A period without a working day at all (a Saturday, for a daily goal) asks for nothing.
  const prorated =
    target === null ? null : units.full === 0 ? 0 : (target * units.own) / units.full;
  const expected =
    prorated === null ? null : units.own === 0 ? 0 : (prorated * units.elapsed) / units.own;
  const projected = projectedEnd(facts.value, units, facts.complete);
  return paced({ ...facts, prorated, expected, projected });
}

/** What is read off the amounts, once they are known: the same for a rep and for the sum of several. */
export function paced(
  facts: ProgressFacts & Pick<Progress, "prorated" | "expected" | "projected">,
): Progress {
  const { target, value, prorated, expected, projected, units } = facts;
  const paceIndex = ratio(value, expected);
  const share = ratio(value, prorated);
  const unitsLeft = units.own - units.elapsed;
  return {
    target,
    prorated,
    pct: share === null ? null : share * 100,
    expected,
    aheadBy: value === null || expected === null ? null : value - expected,
    paceIndex,
    requiredPerDay:
      value === null || prorated === null || unitsLeft <= 0
        ? null
        : Math.max(0, prorated - value) / unitsLeft,
    ...withBand(value, projected, unitsLeft, facts.recentDays ?? []),
    status: statusOf({ ...facts, paceIndex }, facts.bands),
  };
}

function ratio(value: number | null, of: number | null): number | null {
  return value === null || of === null || of === 0 ? null : value / of;
}
