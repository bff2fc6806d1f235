import type { Route } from "next";
import { type AskedRange, boardRange } from "#src/domain/calendar/asked-range.ts";
import { addDays, type Day, daysBetween, isDay } from "#src/domain/calendar/day.ts";
import { PERIODS, type Period } from "#src/domain/calendar/period.ts";

/** The search parameters of a page, as Next hands them over. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A calendar period, so many back from the current one; or any days. */
export type ChosenRange = { readonly period: Period; readonly back: number } | AskedRange;

export interface ReadRange {
  readonly asked: ChosenRange;
  /** Whether the period before is shown beside it. */
  readonly compare: boolean;
}

/** Forty years of quarters, and as many days as anybody looks back one by one. */
const MOST_BACK = 4000;
/** What the range of a page is said by. */
const OURS = ["period", "back", "from", "to", "compare"];

/**
 * Reads the range from a page's address. What is mistyped, or lies after the workspace's `today`, falls back to the current
 * `otherwise`, and what is too long is cut, so that there is a board.
 */
export function readRange(
  params: SearchParams,
  today: Day,
  otherwise: Period = "weekly",
): ReadRange {
  const compare = one(params["compare"]) === "1";
  const days = { from: dayOf(params["from"]), to: dayOf(params["to"]) };
  if (days.from !== null || days.to !== null) {
    const asked = boardRange(days, today) ?? { period: otherwise, back: 0 };
    return { asked, compare };
  }
  const period = PERIODS.find((known) => known === one(params["period"])) ?? otherwise;
  const back = Number(one(params["back"]) ?? 0);
  const sound = Number.isInteger(back) && back >= 0 && back <= MOST_BACK;
  return { asked: { period, back: sound ? back : 0 }, compare };
}

/** The address of a page with this range. The other parameters (whose board it is) stay as they are. */
export function rangeHref(path: string, params: SearchParams, chosen: ReadRange): Route {
  const query = new URLSearchParams(otherParams(params) as [string, string][]);
  const { asked, compare } = chosen;
  if ("period" in asked) {
    query.set("period", asked.period);
    if (asked.back > 0) query.set("back", String(asked.back));
  } else {
    if (asked.from !== null) query.set("from", asked.from);
    if (asked.to !== null) query.set("to", asked.to);
  }
  if (compare) query.set("compare", "1");
  return `${path}?${query}` as Route;
}

/** What a form must carry along so that it keeps everything but the range. */
export function otherParams(params: SearchParams): readonly (readonly [string, string])[] {
  return Object.entries(params).flatMap(([name, value]) => {
    const text = one(value);
    return text === undefined || OURS.includes(name) ? [] : [[name, text] as const];
  });
}

/** The range as long as this one, right before or right after; null where that lies after `today`. */
export function besideRange(
  asked: ChosenRange,
  shown: { readonly from: Day; readonly to: Day },
  today: Day,
  way: "before" | "after",
): ChosenRange | null {
  if ("period" in asked) {
    const back = asked.back + (way === "before" ? 1 : -1);
    return back < 0 ? null : { period: asked.period, back };
  }
  const length = daysBetween(shown.from, shown.to) + 1;
  const shift = way === "before" ? -length : length;
  const from = addDays(shown.from, shift);
  return from > today ? null : { from, to: addDays(shown.to, shift) };
}

function dayOf(value: SearchParams[string]): Day | null {
  const text = one(value);
  return text !== undefined && isDay(text) ? text : null;
}

function one(value: SearchParams[string]): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}
