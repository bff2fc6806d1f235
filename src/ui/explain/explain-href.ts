import type { Route } from "next";
import type { Day } from "#src/domain/calendar/day.ts";
import type { Measure } from "#src/domain/metrics/measure.ts";

/** A number to be opened: which, whose, of which days. */
export interface Explained {
  readonly measure: Measure;
  /** Null: the whole team's. */
  readonly userId: string | null;
  readonly from: Day;
  readonly to: Day;
  /** Only the calls that began in this hour of the rep's day, 0 to 23. */
  readonly hour?: number;
}

/** The address of the list behind a number. */
export function explainHref({ measure, userId, from, to, hour }: Explained): Route {
  const query = new URLSearchParams({ measure });
  if (userId !== null) query.set("userId", userId);
  query.set("from", from);
  query.set("to", to);
  if (hour !== undefined) query.set("hour", String(hour));
  return `/explain?${query}` as Route;
}
