import { AppError } from "../errors.ts";
import { addDays, type Day } from "./day.ts";
import type { DayRange } from "./period.ts";

/** How many days are meant when nothing is said, the last one included. */
export const DEFAULT_DAYS = 30;

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
