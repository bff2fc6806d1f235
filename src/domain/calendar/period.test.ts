import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayName, daysBetween } from "./day.ts";
import {
  calendarPeriod,
  PERIODS,
  periodBack,
  periodSoFar,
  periodStart,
  WEEK_STARTS,
} from "./period.ts";

const days = fc.integer({ min: 7_000, max: 33_000 }).map(dayName);
const periods = fc.constantFrom(...PERIODS);
const weekStarts = fc.constantFrom(...WEEK_STARTS);

describe("the start of a period", () => {
  test.each([
    // 2026-11-20 is a Friday.
    ["daily", "2026-11-20", "monday", "2026-11-20"],
    ["weekly", "2026-11-20", "monday", "2026-11-16"],
    ["weekly", "2026-11-20", "sunday", "2026-11-15"],
    ["monthly", "2026-11-20", "monday", "2026-11-01"],
    ["quarterly", "2026-11-20", "monday", "2026-10-01"],
    // The first and the last day of a week, by both countings.
    ["weekly", "2026-11-16", "monday", "2026-11-16"],
    ["weekly", "2026-11-22", "monday", "2026-11-16"],
    ["weekly", "2026-11-15", "monday", "2026-11-09"],
    ["weekly", "2026-11-15", "sunday", "2026-11-15"],
    ["weekly", "2026-11-21", "sunday", "2026-11-15"],
    ["weekly", "2026-11-22", "sunday", "2026-11-22"],
    // Over a year's end: 2027-01-01 is a Friday.
    ["weekly", "2027-01-01", "monday", "2026-12-28"],
    ["weekly", "2027-01-01", "sunday", "2026-12-27"],
    // Over a leap day: 2024-03-01 is a Friday.
    ["weekly", "2024-03-01", "monday", "2024-02-26"],
    ["monthly", "2024-02-29", "sunday", "2024-02-01"],
    ["monthly", "2026-12-31", "monday", "2026-12-01"],
    ["monthly", "2026-01-01", "monday", "2026-01-01"],
  ] as const)("%s, of %s with weeks from %s, is %s", (period, day, weekStart, start) => {
    expect(periodStart(period, day, weekStart)).toBe(start);
  });

  test.each([
    ["2026-01-01", "2026-01-01"],
    ["2026-02-28", "2026-01-01"],
    ["2026-03-31", "2026-01-01"],
    ["2026-04-01", "2026-04-01"],
    ["2026-05-15", "2026-04-01"],
    ["2026-06-30", "2026-04-01"],
    ["2026-07-01", "2026-07-01"],
    ["2026-08-31", "2026-07-01"],
    ["2026-09-30", "2026-07-01"],
    ["2026-10-01", "2026-10-01"],
    ["2026-11-01", "2026-10-01"],
    ["2026-12-31", "2026-10-01"],
  ])("the quarter of %s starts on %s", (day, start) => {
    expect(periodStart("quarterly", day, "monday")).toBe(start);
  });

  test("a week starts on its weekday, at most six days back", () => {
    fc.assert(
      fc.property(days, weekStarts, (day, weekStart) => {
        const start = periodStart("weekly", day, weekStart);
        const weekday = new Date(`${start}T12:00:00Z`).getUTCDay();
        expect(weekday).toBe(weekStart === "monday" ? 1 : 0);
        expect(daysBetween(start, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(start, day)).toBeLessThanOrEqual(6);
      }),
    );
  });

  test("the start of a period's start is itself, and the day before belongs to the period before", () => {
    fc.assert(
      fc.property(days, periods, weekStarts, (day, period, weekStart) => {
        const start = periodStart(period, day, weekStart);
        expect(start <= day).toBe(true);
        expect(periodStart(period, start, weekStart)).toBe(start);
        expect(periodStart(period, addDays(start, -1), weekStart) < start).toBe(true);
      }),
    );
  });
});

test("a period so far runs from its start to today, both included", () => {
  expect(periodSoFar("monthly", "2026-11-20", "monday")).toEqual({
    from: "2026-11-01",
    to: "2026-11-20",
  });
  expect(periodSoFar("daily", "2026-11-20", "monday")).toEqual({
    from: "2026-11-20",
    to: "2026-11-20",
  });
});

describe("a whole calendar period", () => {
  test.each([
    // 2026-11-20 is a Friday.
    ["daily", "2026-11-20", "monday", "2026-11-20", "2026-11-20"],
    ["weekly", "2026-11-20", "monday", "2026-11-16", "2026-11-22"],
    ["weekly", "2026-11-20", "sunday", "2026-11-15", "2026-11-21"],
    ["weekly", "2027-01-01", "monday", "2026-12-28", "2027-01-03"],
    ["monthly", "2026-02-10", "monday", "2026-02-01", "2026-02-28"],
    ["monthly", "2024-02-29", "monday", "2024-02-01", "2024-02-29"],
    ["monthly", "2026-12-31", "monday", "2026-12-01", "2026-12-31"],
    ["quarterly", "2026-01-01", "monday", "2026-01-01", "2026-03-31"],
    ["quarterly", "2026-08-15", "monday", "2026-07-01", "2026-09-30"],
    ["quarterly", "2026-12-31", "monday", "2026-10-01", "2026-12-31"],
  ] as const)("%s, of %s with weeks from %s, is %s to %s", (period, day, weekStart, from, to) => {
    expect(calendarPeriod(period, day, weekStart)).toEqual({ from, to });
  });

  test("tiles the calendar: each day has the period of every other day in it, and the next begins when it ends", () => {
    fc.assert(
      fc.property(days, periods, weekStarts, fc.nat(91), (day, period, weekStart, step) => {
        const range = calendarPeriod(period, day, weekStart);
        expect(range.from <= day && day <= range.to).toBe(true);
        const inside = addDays(range.from, step % (daysBetween(range.from, range.to) + 1));
        expect(calendarPeriod(period, inside, weekStart)).toEqual(range);
        const next = addDays(range.to, 1);
        expect(calendarPeriod(period, next, weekStart).from).toBe(next);
      }),
    );
  });
});

describe("periods back", () => {
  test.each([
    ["daily", "2026-11-20", 0, "2026-11-20", "2026-11-20"],
    ["daily", "2026-11-20", 20, "2026-10-31", "2026-10-31"],
    ["weekly", "2026-11-20", 0, "2026-11-16", "2026-11-20"],
    ["weekly", "2026-11-20", 1, "2026-11-09", "2026-11-15"],
    ["monthly", "2026-03-31", 0, "2026-03-01", "2026-03-31"],
    ["monthly", "2026-03-31", 1, "2026-02-01", "2026-02-28"],
    ["monthly", "2026-03-31", 13, "2025-02-01", "2025-02-28"],
    ["quarterly", "2026-03-31", 1, "2025-10-01", "2025-12-31"],
  ] as const)("%s, on %s and %d back, is %s to %s", (period, today, back, from, to) => {
    expect(periodBack(period, today, back, "monday")).toEqual({ from, to });
  });

  test("each ends the day before the one after it begins, and is a whole calendar period", () => {
    fc.assert(
      fc.property(days, periods, weekStarts, fc.nat(30), (today, period, weekStart, back) => {
        const range = periodBack(period, today, back, weekStart);
        const earlier = periodBack(period, today, back + 1, weekStart);
        expect(addDays(earlier.to, 1)).toBe(range.from);
        expect(calendarPeriod(period, earlier.to, weekStart)).toEqual(earlier);
        if (back === 0) expect(range).toEqual(periodSoFar(period, today, weekStart));
      }),
    );
  });
});
