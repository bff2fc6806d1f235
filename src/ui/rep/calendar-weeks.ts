import { addDays, type Day, daysBetween } from "#src/domain/calendar/day.ts";
import { periodStart, type WeekStart } from "#src/domain/calendar/period.ts";

export interface WeekSlot<Entry> {
  readonly day: Day;
  /** Null for the days that fill up the first and last week. */
  readonly entry: Entry | null;
}

/** Consecutive days as whole weeks, so that each weekday has its column. */
export function toWeeks<Entry extends { readonly day: Day }>(
  entries: readonly Entry[],
  weekStart: WeekStart,
): WeekSlot<Entry>[][] {
  const first = entries[0]?.day;
  const last = entries.at(-1)?.day;
  if (first === undefined || last === undefined) return [];
  const start = periodStart("weekly", first, weekStart);
  const offset = daysBetween(start, first);
  const weekCount = Math.floor(daysBetween(start, last) / 7) + 1;
  return Array.from({ length: weekCount }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const place = week * 7 + weekday;
      return { day: addDays(start, place), entry: entries[place - offset] ?? null };
    }),
  );
}
