import { AppError } from "../errors.ts";

/** A calendar day as `YYYY-MM-DD`. Days compare and sort as text. A day has no zone; an instant gets one in `zone.ts`. */
export type Day = string;

const DAY_MS = 86_400_000;
const DAY_TEXT = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_TEXT =
  /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d+)?)?([Zz]|[+-][01]\d:?[0-5]\d)?$/;

/** True for a day that exists in the calendar: `2026-02-30` does not. */
export function isDay(text: string): text is Day {
  return DAY_TEXT.test(text) && dayName(dayNumber(text)) === text;
}

/**
 * Reads `YYYY-MM-DD`, or an ISO 8601 timestamp of which the calendar date as written counts:
 * `2025-09-30T23:30:00-07:00` is 2025-09-30. Throws `invalid_request` naming the field.
 */
export function parseDay(text: string, field: string): Day {
  const day = DAY_TEXT.test(text) ? text : ISO_TEXT.exec(text)?.[1];
  if (day === undefined || !isDay(day)) {
    throw new AppError(
      "invalid_request",
      `${field} must be a day like 2026-09-30 or an ISO 8601 timestamp, not "${text.slice(0, 40)}".`,
    );
  }
  return day;
}

/** Days since 1970-01-01; the arithmetic of days is done on these numbers, never by adding hours. */
export function dayNumber(day: Day): number {
  const known = numbers.get(day);
  if (known !== undefined) return known;
  const number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  dayName(number);
  return number;
}

/** Names of the days from 1970 to about 2100, made when first asked for: the same few hundred are asked for a million times. */
const NAMED_DAYS = 47_500;
const names = new Array<Day | undefined>(NAMED_DAYS);
const numbers = new Map<Day, number>();

/** The day with this number. */
export function dayName(number: number): Day {
  const known = names[number];
  if (known !== undefined) return known;
  // A part of a day is none: remembered, it would stand for the whole day from then on.
  if (!Number.isInteger(number) || Math.abs(number) >= 50_000_000) return "not a day";
  const name = new Date(number * DAY_MS).toISOString().slice(0, 10);
  if (number >= 0 && number < NAMED_DAYS) {
    names[number] = name;
    numbers.set(name, number);
  }
  return name;
}

export function addDays(day: Day, count: number): Day {
  return dayName(dayNumber(day) + count);
}

/** How many days `to` lies after `from`; 0 for the same day. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Every day from `from` to `to`, both included; none when `to` lies before `from`. */
export function eachDay(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let n = dayNumber(from); n <= dayNumber(to); n++) days.push(dayName(n));
  return days;
}

export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b;
}

export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}
