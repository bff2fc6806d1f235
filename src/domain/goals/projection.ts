import type { RangeUnits } from "../calendar/working-calendar.ts";

export interface Projection {
  /** What the period ends at if the rest goes as it went so far; null: cannot be said. */
  readonly projected: number | null;
  /** Four times in five the end lies between these two, if the days to come scatter as the last ones did. */
  readonly projectedLow: number | null;
  readonly projectedHigh: number | null;
}

/** Of a normal distribution eight tenths lie within so many standard deviations of the middle. */
const EIGHT_TENTHS = 1.28;
const NEARLY = 1e-9;
const BAND_DAYS = 20;
const FEWEST_BAND_DAYS = 10;

/**
 * Value × own units / elapsed units: the rest of the period at the rate so far. Null before one full working day has passed,
 * unless nothing is left, and over a gap in the data. With no working unit left it is the value itself.
 */
export function projectedEnd(
  value: number | null,
  { own, elapsed }: Pick<RangeUnits, "own" | "elapsed">,
  complete: boolean,
): number | null {
  if (value === null || !complete) return null;
  if (elapsed >= own) return value;
  // A day that is the sum of its parts may be a rounding error short of one.
  if (elapsed < 1 - NEARLY) return null;
  return (value * own) / elapsed;
}

/**
 * The projection with its band: 1.28 standard deviations of a day, times the root of the days left. `recentDays` are amounts per
 * working unit of past working days that are known, oldest first; the last twenty count, and fewer than ten make no band. The
 * low end is never less than what is there already.
 */
export function withBand(
  value: number | null,
  projected: number | null,
  unitsLeft: number,
  recentDays: readonly number[],
): Projection {
  const days = recentDays.slice(-BAND_DAYS);
  if (value === null || projected === null || days.length < FEWEST_BAND_DAYS) {
    return { projected, projectedLow: null, projectedHigh: null };
  }
  const half = EIGHT_TENTHS * deviation(days) * Math.sqrt(Math.max(0, unitsLeft));
  return {
    projected,
    projectedLow: Math.max(value, projected - half),
    projectedHigh: projected + half,
  };
}

/** The standard deviation of a sample (divided by one less than its size). */
function deviation(amounts: readonly number[]): number {
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
  const squares = amounts.reduce((sum, amount) => sum + (amount - mean) ** 2, 0);
  return Math.sqrt(squares / (amounts.length - 1));
}
