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
  readonly hour?: number | null;
}

/** The address of the list behind a number. */
export function explainHref(explained: Explained): Route {
  return `/explain?${explainQuery(explained)}` as Route;
}

/** The same number as data: `/api/explain` takes the query of the page. */
export function explainApiHref(explained: Explained, format: "json" | "csv"): string {
  return `/api/explain${format === "csv" ? ".csv" : ""}?${explainQuery(explained)}`;
}

/**
 * A page of a long list: the cursors of the pages before it, the last one its own. They are in the address so that there is
 * a way back as well as on.
 */
export function explainPageHref(explained: Explained, cursors: readonly string[]): Route {
  const query = explainQuery(explained);
  for (const cursor of cursors) query.append("after", cursor);
  return `/explain?${query}#calls` as Route;
}

function explainQuery({ measure, userId, from, to, hour }: Explained): URLSearchParams {
  const query = new URLSearchParams({ measure });
  if (userId !== null) query.set("userId", userId);
  query.set("from", from);
  query.set("to", to);
  if (hour !== undefined && hour !== null) query.set("hour", String(hour));
  return query;
}
