import type { ReadWindow } from "#src/domain/activity/activity-source.ts";
import { addDays, type Day, eachDay } from "#src/domain/calendar/day.ts";
import { dayOf, endOfDay, startOfDay, wallClock } from "#src/domain/calendar/zone.ts";

/**
 * JustCall reads filters by an account's wall clock, gives rows in UTC, and says nowhere whose clock it is (reference 2.2).
 * 26 hours on both ends are more than any two zones lie apart.
 */
const PAD_MS = 26 * 3_600_000;
/** Older than about three months, or spanning more than 90 days: 400 (reference, fact 3). One day of margin. */
const REACH_DAYS = 89;
/** An account's wide windows time out, so it is read a day at a time; one person's are a fraction of that. */
const DAYS_AT_A_TIME = { account: 1, person: 8 };

/** A stretch of the account's wall clock, both ends inclusive to the second, as the filter wants it. */
export interface Slice {
  readonly from: string;
  readonly to: string;
}

/** First instant (ms) that JustCall still gives out. */
export function reachableFrom(now: number, zone: string): number {
  return startOfDay(addDays(dayOf(now, zone), -REACH_DAYS), zone);
}

/** Cuts a window into the stretches to ask for; none where nothing of it can be reached. */
export function toSlices(window: ReadWindow, now: number, zone: string): Slice[] {
  const from = Math.max(window.from - PAD_MS, reachableFrom(now, zone));
  // An upper bound after the account's today is refused.
  const to = Math.min(window.to + PAD_MS, endOfDay(dayOf(now, zone), zone));
  if (from >= to) return [];
  const step = window.personId === null ? DAYS_AT_A_TIME.account : DAYS_AT_A_TIME.person;
  const days = eachDay(dayOf(from, zone), dayOf(to - 1, zone));
  const slices: Slice[] = [];
  for (let first = 0; first < days.length; first += step) {
    const last = Math.min(first + step, days.length) - 1;
    slices.push({
      from: first === 0 ? wallClock(from, zone) : `${days[first] as Day} 00:00:00`,
      to: last === days.length - 1 ? wallClock(to - 1000, zone) : `${days[last] as Day} 23:59:59`,
    });
  }
  return slices;
}
