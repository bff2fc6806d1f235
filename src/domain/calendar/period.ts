import { addDays, type Day, dayNumber } from "./day.ts";
import { weekdayOf } from "./weekday.ts";

export const PERIODS = ["daily", "weekly", "monthly", "quarterly"] as const;
export type Period = (typeof PERIODS)[number];

export const WEEK_STARTS = ["monday", "sunday"] as const;
export type WeekStart = (typeof WEEK_STARTS)[number];

/** Days from `from` to `to`, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** The first day of the calendar period that holds `day`. */
export function periodStart(period: Period, day: Day, weekStart: WeekStart): Day {
  switch (period) {
    case "daily":
      return day;
    case "weekly": {
      const weekday = weekdayOf(dayNumber(day));
      return addDays(day, -(weekStart === "monday" ? weekday : (weekday + 1) % 7));
    }
    case "monthly":
      return `${day.slice(0, 7)}-01`;
    case "quarterly": {
      const month = Number(day.slice(5, 7));
      return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
    }
  }
}

/** So many days after its first day, every period of a kind is over and the next one has not ended. */
const LONGEST: Readonly<Record<Period, number>> = {
  daily: 1,
  weekly: 7,
  monthly: 31,
  quarterly: 92,
};

/** The whole calendar period that holds `day`. */
export function calendarPeriod(period: Period, day: Day, weekStart: WeekStart): DayRange {
  const from = periodStart(period, day, weekStart);
  const next = periodStart(period, addDays(from, LONGEST[period]), weekStart);
  return { from, to: addDays(next, -1) };
}

/** With `back` 0 the current period so far, to `today`; with 1 the whole one before it, with 2 the one before that. */
export function periodBack(
  period: Period,
  today: Day,
  back: number,
  weekStart: WeekStart,
): DayRange {
  if (back === 0) return periodSoFar(period, today, weekStart);
  let start = periodStart(period, today, weekStart);
  for (let n = 0; n < back; n++) start = periodStart(period, addDays(start, -1), weekStart);
  return calendarPeriod(period, start, weekStart);
}

/** The current calendar period so far: from its first day to `today`. */
export function periodSoFar(period: Period, today: Day, weekStart: WeekStart): DayRange {
  return { from: periodStart(period, today, weekStart), to: today };
}
