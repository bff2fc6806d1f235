import { describe, expect, test } from "vitest";
import { addDays, eachDay } from "#src/domain/calendar/day.ts";
import { dayTicks } from "./day-ticks.ts";

const daysFrom = (from: string, count: number) => eachDay(from, addDays(from, count - 1));
const labelled = (from: string, count: number, room: number) => {
  const days = daysFrom(from, count);
  return dayTicks(days, room).map((place) => days[place]);
};

describe("which days are labelled", () => {
  test("each of a week where there is room", () => {
    expect(labelled("2026-11-16", 7, 7)).toHaveLength(7);
  });

  test("Mondays of a month", () => {
    expect(labelled("2026-11-01", 30, 6)).toEqual([
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
    ]);
  });

  test("firsts of a quarter where there is little room", () => {
    expect(labelled("2026-10-01", 92, 5)).toEqual(["2026-10-01", "2026-11-01", "2026-12-01"]);
  });

  test("never more than there is room for", () => {
    for (const count of [1, 2, 9, 31, 92, 366, 1100]) {
      for (const room of [3, 5, 12]) {
        expect(labelled("2025-03-04", count, room).length).toBeLessThanOrEqual(room);
        expect(labelled("2025-03-04", count, room).length).toBeGreaterThan(0);
      }
    }
  });

  test("none where there are no days", () => {
    expect(dayTicks([], 5)).toEqual([]);
  });
});
