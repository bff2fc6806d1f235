import { expect, test } from "vitest";
import { addDays, eachDay } from "#src/domain/calendar/day.ts";
import { toWeeks } from "./calendar-weeks.ts";

const days = eachDay("2026-10-27", "2026-11-25").map((day) => ({ day }));

test("thirty days from a Tuesday are five weeks from Monday, the first day of them empty", () => {
  const weeks = toWeeks(days, "monday");
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.[0]).toEqual({ day: "2026-10-26", entry: null });
  expect(weeks[0]?.[1]).toEqual({ day: "2026-10-27", entry: { day: "2026-10-27" } });
  expect(weeks.at(-1)?.map(({ entry }) => entry?.day)).toEqual([
    "2026-11-23",
    "2026-11-24",
    "2026-11-25",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("whatever day a week begins on, each day stands once, in order", () => {
  for (const weekStart of ["monday", "sunday"] as const) {
    for (let shift = 0; shift < 7; shift++) {
      const moved = days.map(({ day }) => ({ day: addDays(day, shift) }));
      const slots = toWeeks(moved, weekStart).flat();
      expect(slots.flatMap(({ entry }) => entry ?? [])).toEqual(moved);
      for (const { day, entry } of slots) expect(entry?.day ?? day).toBe(day);
    }
  }
});

test("no days are no weeks", () => {
  expect(toWeeks([], "monday")).toEqual([]);
});
