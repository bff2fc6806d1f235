import type { Route } from "next";
import type { Day } from "#src/domain/calendar/day.ts";
import type { Period } from "#src/domain/calendar/period.ts";
import { type ReadRange, rangeHref } from "#src/ui/range/range-href.ts";

/** The address of a rep's dashboard for a range; without a rep, of the choice of reps. */
export function dashboardHref(userId: string | null, range: ReadRange): Route {
  return rangeHref("/dashboard", userId === null ? {} : { user: userId }, range);
}

/** The range that an answer is of: a period by its name, so that a link to this week is next week a link to that one. */
export function rangeOf({ period, back, from, to }: AnsweredWindow): ReadRange {
  return { asked: period === "custom" ? { from, to } : { period, back }, compare: false };
}

interface AnsweredWindow {
  readonly period: Period | "custom";
  readonly back: number;
  readonly from: Day;
  readonly to: Day;
}
