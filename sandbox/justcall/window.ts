import { Refusal } from "../refusal.ts";
import type { Query } from "./query.ts";
import { instantOf, readWallTime, wallTimeAt } from "./wall-time.ts";

export interface Window {
  /** Both bounds are included. */
  fromMs: number;
  toMs: number;
}

/** Reference 2.7: about three months are in reach. */
export const REACH_DAYS = 90;

/**
 * Reads from_datetime and to_datetime in the account's zone (reference 2.2). A bare date is its
 * first second, also as the upper bound: undocumented, and the reading that forgives least.
 */
export function readWindow(query: Query, zone: string, now: number): Window {
  const current = wallTimeAt(zone, now);
  const earliest = current.subtract({ days: REACH_DAYS });
  const from = readBound(query, "from_datetime");
  const to = readBound(query, "to_datetime");

  if (to !== undefined && later(to.toPlainDate(), current.toPlainDate())) {
    throw new Refusal(400, "to_datetime cannot be in the future");
  }
  if (from !== undefined && Temporal.PlainDateTime.compare(from, earliest) < 0) {
    throw new Refusal(400, "from_datetime cannot be older than 3 months");
  }
  // Compared on the wall clock, so that a change of the clock does not lengthen 90 days.
  const widest = from?.add({ days: REACH_DAYS });
  if (to !== undefined && widest !== undefined && Temporal.PlainDateTime.compare(to, widest) > 0) {
    throw new Refusal(400, "The date range cannot be more than 90 days");
  }
  return {
    fromMs: instantOf(from ?? earliest, zone),
    toMs: Math.min(to === undefined ? now : instantOf(to, zone), now),
  };
}

/** Reads from_date and to_date of the analytics: whole days in the account's zone. */
export function readDays(query: Query, zone: string, now: number): Window {
  const from = readDay(query, "from_date");
  const to = readDay(query, "to_date");
  if (later(from, to)) throw new Refusal(400, "from_date lies after to_date");
  const midnight = to.add({ days: 1 }).toPlainDateTime();
  return {
    fromMs: instantOf(from.toPlainDateTime(), zone),
    toMs: Math.min(instantOf(midnight, zone) - 1, now),
  };
}

function readBound(query: Query, name: string): Temporal.PlainDateTime | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const moment = readWallTime(text);
  if (moment === undefined) throw new Refusal(400, `Invalid ${name}`);
  return moment;
}

function readDay(query: Query, name: string): Temporal.PlainDate {
  const text = query[name];
  if (text === undefined) throw new Refusal(400, `${name} is required`);
  const moment = text.length === 10 ? readWallTime(text) : undefined;
  if (moment === undefined) throw new Refusal(400, `Invalid ${name}`);
  return moment.toPlainDate();
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0;
}
