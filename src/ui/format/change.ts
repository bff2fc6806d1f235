import type { DayRange, Period } from "#src/domain/calendar/period.ts";
import { formatRangeShort } from "./days.ts";
import { formatCount } from "./numbers.ts";
import { earlierWords } from "./period-words.ts";

/** Below this a percentage says more than the numbers do. */
const SMALL = 20;

export interface Change {
  readonly direction: "up" | "down" | "same" | "new" | "unknown";
  /** `12 %` or `3`; null where there is nothing to measure. */
  readonly amount: string | null;
  /** Goes after the amount: `more than by this time last week (84)`. */
  readonly words: string;
}

export interface Comparison {
  readonly now: number | null;
  /** Null where the period before was not synced, or has no such number (`noneBefore`). */
  readonly before: number | null;
  /** What there was none of in the period before, although it was read: `calls`. Null or left out: it was not. */
  readonly noneBefore?: string | null;
  readonly period: Period | "custom";
  /** How many periods ago it was; 0, or left out: the current one. */
  readonly back?: number;
  /** The days of the earlier part, where they are known. */
  readonly beforeRange: DayRange | null;
  readonly format?: (value: number) => string;
  /** How a difference of two is written, where not like a number. */
  readonly formatDifference?: (value: number) => string;
  /** Always the difference, never a percentage. */
  readonly inUnits?: boolean;
  /** Up to where the difference is shown; in the unit of the numbers. */
  readonly smallBelow?: number;
  readonly comparatives?: readonly [more: string, less: string];
}

/** Null when there is nothing to compare because this period itself is unknown. */
export function describeChange(comparison: Comparison): Change | null {
  const { now, before, period, back = 0, beforeRange, format = formatCount } = comparison;
  if (now === null) return null;
  const then = earlierWords(period, back);
  if (before === null) {
    const days = beforeRange === null ? "the earlier part" : formatRangeShort(beforeRange);
    const { noneBefore = null } = comparison;
    const reason = noneBefore === null ? `${days} was not synced` : `no ${noneBefore} ${then}`;
    return { direction: "unknown", amount: null, words: `no comparison: ${reason}` };
  }
  if (before === 0 && now !== 0) {
    return { direction: "new", amount: null, words: `new: none ${then}` };
  }
  if (format(now) === format(before)) {
    return { direction: "same", amount: null, words: `the same as ${then} (${format(before)})` };
  }
  const [more, less] = comparison.comparatives ?? ["more", "less"];
  const word = now > before ? more : less;
  return {
    direction: now > before ? "up" : "down",
    amount: amountOf(comparison, now, before),
    words: `${word} than ${then} (${format(before)})`,
  };
}

function amountOf(
  { inUnits = false, smallBelow = SMALL, ...written }: Comparison,
  now: number,
  before: number,
): string {
  const { formatDifference = written.format ?? formatCount } = written;
  const difference = Math.abs(now - before);
  if (inUnits || before < smallBelow) return formatDifference(difference);
  const percent = Math.round((difference / before) * 100);
  return percent === 0 ? "under 1 %" : `${formatCount(percent)} %`;
}
