import { type AskedRange, assertForward, fillRange } from "#src/domain/calendar/asked-range.ts";
import { addDays, type Day, daysBetween, earlierDay, laterDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf, endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { AppError } from "#src/domain/errors.ts";

/** Refuses what is wrong in every zone, before anybody is asked anything. */
export function assertRange(asked: AskedRange, now: number): void {
  assertForward(asked);
  const { from } = asked;
  // The first place on earth where a day begins.
  if (from !== null && from > dayOf(now, "Pacific/Kiritimati")) throw notBegun(from);
}

export function notBegun(from: Day | null): AppError {
  return new AppError("invalid_request", `The range starts (${from}) after today.`);
}

/**
 * The days meant, in the rep's zone: the end cut at their today, a missing bound filled in. Null when the range has not
 * begun where they are.
 */
export function resolveRange(asked: AskedRange, now: number, zone: string): DayRange | null {
  const today = dayOf(now, zone);
  if (asked.from !== null && asked.from > today) return null;
  return fillRange({ from: asked.from, to: earlierDay(asked.to ?? today, today) }, today);
}

/** What of a range the vendor can still be asked for: whole days only, and a sentence on those left out. */
export function reachable(
  range: DayRange,
  reachableFrom: number,
  zone: string,
  vendor: string,
): { readonly range: DayRange | null; readonly warning: string | null } {
  const edge = dayOf(reachableFrom, zone);
  const first = startOfDay(edge, zone) >= reachableFrom ? edge : addDays(edge, 1);
  const from = laterDay(range.from, first);
  if (from === range.from) return { range, warning: null };
  const last = earlierDay(range.to, addDays(first, -1));
  const left = daysBetween(range.from, last) === 0 ? range.from : `${range.from} to ${last}`;
  const warning = `${left}: further back than ${vendor} can be asked; left as it was.`;
  return { range: from > range.to ? null : { from, to: range.to }, warning };
}

/** The instants [from, to) of a rep's days. */
export function instantsOf(range: DayRange, zone: string): { from: number; to: number } {
  return { from: startOfDay(range.from, zone), to: endOfDay(range.to, zone) };
}
