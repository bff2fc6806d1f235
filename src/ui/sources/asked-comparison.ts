import { addDays, type Day, daysBetween, isDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { MOST_COMPARED_DAYS } from "#src/reports/source-comparison.ts";
import type { SearchParams } from "#src/ui/range/range-href.ts";
import type { ShownComparison } from "./sources-href.ts";

const PLAIN_DAYS = 14;

export interface AskedComparison {
  /** As they stand in the form: also what cannot be compared. */
  readonly shown: ShownComparison;
  /** Null: it cannot be. */
  readonly range: DayRange | null;
  /** Why not, as a sentence. */
  readonly problem: string | null;
}

/** Which days, and whose, a page's address asks to compare; the last 14 where it names none. */
export function askedComparison(params: SearchParams, today: Day): AskedComparison {
  const to = textOf(params["to"]) || today;
  const from = textOf(params["from"]) || (isDay(to) ? addDays(to, 1 - PLAIN_DAYS) : "");
  const shown = { from, to, userId: textOf(params["userId"]) };
  if (!isDay(from) || !isDay(to)) {
    return { shown, range: null, problem: "Name the first and the last day, like 2026-09-30." };
  }
  const length = daysBetween(from, to) + 1;
  if (length < 1) return { shown, range: null, problem: "The first day lies after the last one." };
  if (length > MOST_COMPARED_DAYS) {
    return {
      shown,
      range: null,
      problem: `These are ${length} days; at most ${MOST_COMPARED_DAYS} can be compared at once.`,
    };
  }
  return { shown, range: { from, to }, problem: null };
}

/** A parameter's text, of several the first. */
export function textOf(value: SearchParams[string]): string {
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
}
