import { addDays, type Day, daysBetween, earlierDay } from "./day.ts";

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
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      return addDays(day, -((weekday + (weekStart === "monday" ? 6 : 0)) % 7));
    }
    case "monthly":
      return `${day.slice(0, 7)}-01`;
    case "quarterly": {
      const month = Number(day.slice(5, 7));
      return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
    }
  }
}

/** The current calendar period so far: from its first day to `today`. */
export function periodSoFar(period: Period, today: Day, weekStart: WeekStart): DayRange {
  return { from: periodStart(period, today, weekStart), to: today };
}

/**
 * The same elapsed part of the period before: as many days from its start as have passed of this one, never past its
 * end (of March 31 days may have passed, of February only 28).
 */
export function periodBefore(period: Period, today: Day, weekStart: WeekStart): DayRange {
  const start = periodStart(period, today, weekStart);
  const end = addDays(start, -1);
  const from = periodStart(period, end, weekStart);
  return { from, to: earlierDay(addDays(from, daysBetween(start, today)), end) };
}
