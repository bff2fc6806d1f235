import { addDays, type Day, daysBetween } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";

/**
 * Windows of these lengths (days) inside a range, no two alike, scattered over it; the same ones at each run. Throws when
 * there are no more.
 */
export function newWindows(range: DayRange, lengths: readonly number[]): () => DayRange {
  const starts = daysBetween(range.from, range.to) + 2 - Math.max(...lengths);
  const stride = strideOver(starts);
  let n = 0;
  return () => {
    const length = lengths[n % lengths.length] ?? 1;
    const turn = Math.floor(n / lengths.length);
    if (turn >= starts) throw new Error("every window of the range has been asked for");
    n += 1;
    const from: Day = addDays(range.from, (turn * stride) % starts);
    return { from, to: addDays(from, length - 1) };
  };
}

/** Near the golden section of the starts and without a common divisor, so that each start comes once, far from the one before. */
function strideOver(starts: number): number {
  let stride = Math.max(1, Math.round(starts * 0.618));
  while (commonDivisor(stride, starts) > 1) stride += 1;
  return stride;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
