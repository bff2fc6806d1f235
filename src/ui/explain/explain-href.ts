import type { Route } from "next";
import type { Day } from "#src/domain/calendar/day.ts";
import type { DayRange, Period } from "#src/domain/calendar/period.ts";
import type { Measure } from "#src/domain/metrics/measure.ts";

/** A calendar period, so many back from the current one. */
interface PeriodWindow {
  readonly period: Period;
  readonly back: number;
}

/** So far back a period is asked for by name; days that lie further back are named themselves. */
const MOST_BACK = 104;

/** A number to be opened: which, whose, of which days. */
export interface Explained {
  readonly measure: Measure;
  /** Null: the whole team's. */
  readonly userId: string | null;
  readonly from: Day;
  readonly to: Day;
  /** The calendar period that the days are, where they are one as it was chosen: it goes into the address in their place. */
  readonly window?: PeriodWindow | null;
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

/**
 * The days of an answer as they were chosen, for a number of all of them: whoever opens it comes back to "This month" and not
 * to the days that it had.
 */
export function wholeWindow(
  answer: DayRange & { readonly period: Period | "custom"; readonly back?: number },
): Pick<Explained, "from" | "to" | "window"> {
  const { period, back = 0, from, to } = answer;
  return { from, to, window: period === "custom" || back > MOST_BACK ? null : { period, back } };
}

function explainQuery({ measure, userId, from, to, window, hour }: Explained): URLSearchParams {
  const query = new URLSearchParams({ measure });
  if (userId !== null) query.set("userId", userId);
  if (window === undefined || window === null) {
    query.set("from", from);
    query.set("to", to);
  } else {
    query.set("period", window.period);
    if (window.back > 0) query.set("back", String(window.back));
  }
  if (hour !== undefined && hour !== null) query.set("hour", String(hour));
  return query;
}
