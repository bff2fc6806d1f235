import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber } from "./day.ts";
import { weekdayOf } from "./weekday.ts";

test("2026-11-16 is a Monday (0), 2026-11-22 a Sunday (6), 1970-01-01 a Thursday (3), 1969-12-31 a Wednesday (2)", () => {
  const days = ["2026-11-16", "2026-11-22", "1970-01-01", "1969-12-31"];
  expect(days.map((day) => weekdayOf(dayNumber(day)))).toEqual([0, 6, 3, 2]);
});

test("agrees with the calendar of the platform, before 1970 too", () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
      const sundayFirst = new Date(number * 86_400_000).getUTCDay();
      expect(weekdayOf(number)).toBe((sundayFirst + 6) % 7);
    }),
  );
});
