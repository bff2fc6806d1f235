import { AppError } from "../errors.ts";
import { addDays, type Day, daysBetween, earlierDay, laterDay } from "./day.ts";
import type { DayRange } from "./period.ts";

/** How many days are meant when nothing is said, the last one included. */
const DEFAULT_DAYS = 30;
/** How many days may be asked for at once: three years. */
export const MOST_DAYS = 366 * 3;
/** Nobody's calls are older; an earlier day is a slip of the keys. */
const FIRST_DAY: Day = "1970-01-01";

/** Days as asked for, both included; a bound left out is null. */
export interface AskedRange {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Fills in the bounds left out: today, and the thirty days that end with the last. */
export function fillRange(asked: AskedRange, today: Day): DayRange {
  const to = asked.to ?? today;
  return { from: asked.from ?? addDays(to, 1 - DEFAULT_DAYS), to };
}

/** Throws `invalid_request` for a range that ends before it starts. */
export function assertForward({ from, to }: AskedRange): void {
  if (from === null || to === null || from <= to) return;
  throw new AppError("invalid_request", `The range ends (${to}) before it starts (${from}).`);
}

export function isTooLong({ from, to }: DayRange): boolean {
  return daysBetween(from, to) >= MOST_DAYS;
}

/**
 * Days as a page shows them whatever was asked: in order, and no more than may be asked for, those to its end or to today. Null
 * for days that all lie ahead, or before there were calls.
 */
export function boardRange({ from, to }: AskedRange, today: Day): AskedRange | null {
  const asked = from !== null && to !== null && from > to ? { from: to, to: from } : { from, to };
  const filled = fillRange(asked, today);
  if (filled.from > today || filled.from < FIRST_DAY) return null;
  if (!isTooLong(filled)) return asked;
  const last = earlierDay(filled.to, today);
  const first = addDays(last, 1 - MOST_DAYS);
  return { from: laterDay(first, filled.from), to: last };
}
