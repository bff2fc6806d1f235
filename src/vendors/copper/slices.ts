import type { ReadWindow } from "#src/domain/activity/activity-source.ts";

/** Slow searches time out, and one search pages through 100,000 rows at most: a week at a time is far from both. */
const WEEK_MS = 7 * 86_400_000;

/** Bounds of a search, seconds since 1970. */
export interface Slice {
  readonly fromSec: number;
  readonly toSec: number;
}

/**
 * Cuts a window into the stretches to ask for; none where all of it is still to come. Whether the bounds are inclusive is not
 * documented, so both ends are asked for with a second more. The upper one is never after now: what is logged while reading
 * would shift the pages.
 */
export function toSlices(window: ReadWindow, now: number): Slice[] {
  const nowSec = Math.floor(now / 1000);
  const slices: Slice[] = [];
  for (let from = window.from; from < Math.min(window.to, now); from += WEEK_MS) {
    const to = Math.min(from + WEEK_MS, window.to);
    slices.push({
      fromSec: Math.max(0, Math.floor(from / 1000) - 1),
      toSec: Math.min(Math.ceil(to / 1000) + 1, nowSec),
    });
  }
  return slices;
}
