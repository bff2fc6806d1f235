import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../errors.ts";
import {
  addDays,
  dayName,
  dayNumber,
  daysBetween,
  eachDay,
  earlierDay,
  isDay,
  laterDay,
  parseDay,
} from "./day.ts";

const numbers = fc.integer({ min: -700_000, max: 2_900_000 });

/** Gregorian day arithmetic done by hand, without Date: the civil-from-days algorithm in reverse. */
function numberByHand(day: string): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const leap = (y: number) => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  const lengths = [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const months = lengths.slice(0, month - 1).reduce((sum, length) => sum + length, 0);
  return before * 365 + leaps + months + Number(day.slice(8)) - 719_163;
}

describe("isDay", () => {
  test.each(["2026-01-01", "2026-12-31", "2024-02-29", "2000-02-29", "1970-01-01", "1969-12-31"])(
    "%s exists",
    (day) => {
      expect(isDay(day)).toBe(true);
    },
  );

  test.each([
    "2026-02-30",
    "2026-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-00-10",
    "2026-13-01",
    "2026-01-00",
    "2026-01-32",
    "2026-1-1",
    "26-01-01",
    "2026/01/01",
    "2026-01-01T00:00:00Z",
    " 2026-01-01",
    "2026-01-01\n",
    "today",
    "",
  ])("%j is no day", (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe("day numbers", () => {
  test("count from 1970-01-01 and follow the Gregorian rules, done by hand", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    // 56 years of 365 days and 14 leap days (1972 to 2024): 20440 + 14.
    expect(dayNumber("2026-01-01")).toBe(20_454);
    fc.assert(
      fc.property(numbers, (n) => {
        const day = dayName(n);
        expect(numberByHand(day)).toBe(n);
        expect(dayNumber(day)).toBe(n);
        expect(Date.parse(`${day}T00:00:00Z`)).toBe(n * 86_400_000);
        expect(isDay(day)).toBe(true);
      }),
    );
  });

  test("adding days and counting them are each other's reverse, and days sort as text", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: -4000, max: 4000 }), (n, count) => {
        fc.pre(n + count > -700_000 && n + count < 2_900_000);
        const day = dayName(n);
        const other = addDays(day, count);
        expect(daysBetween(day, other)).toBe(count);
        expect(Math.sign(count)).toBe(day < other ? 1 : day > other ? -1 : 0);
      }),
    );
  });

  test("2026-02-28 + 1 = 2026-03-01, 2024-02-28 + 1 = 2024-02-29, 2026-01-01 - 1 = 2025-12-31", () => {
    expect(addDays("2026-02-28", 1)).toBe("2026-03-01");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });

  test("30 days from 2025-09-01 to 2025-09-30, both included, lie 29 apart", () => {
    expect(eachDay("2025-09-01", "2025-09-30")).toHaveLength(30);
    expect(daysBetween("2025-09-01", "2025-09-30")).toBe(29);
    expect(eachDay("2024-02-27", "2024-03-01")).toEqual([
      "2024-02-27",
      "2024-02-28",
      "2024-02-29",
      "2024-03-01",
    ]);
  });

  test("a range of one day has that day, and one that ends before it starts has none", () => {
    expect(eachDay("2026-05-05", "2026-05-05")).toEqual(["2026-05-05"]);
    expect(eachDay("2026-05-05", "2026-05-04")).toEqual([]);
  });

  test("the earlier and the later of two days are told apart over a year's end", () => {
    expect(earlierDay("2025-12-31", "2026-01-01")).toBe("2025-12-31");
    expect(earlierDay("2026-01-01", "2025-12-31")).toBe("2025-12-31");
    expect(laterDay("2025-12-31", "2026-01-01")).toBe("2026-01-01");
    expect(laterDay("2026-01-01", "2025-12-31")).toBe("2026-01-01");
    expect(laterDay("2026-01-01", "2026-01-01")).toBe("2026-01-01");
  });
});

describe("parseDay", () => {
  test.each([
    ["2025-09-30", "2025-09-30"],
    ["2025-09-30T23:30:00-07:00", "2025-09-30"],
    ["2025-09-30T00:10:00+14:00", "2025-09-30"],
    ["2025-09-30T23:59:59.999Z", "2025-09-30"],
    ["2025-09-30T00:00Z", "2025-09-30"],
    ["2025-09-30T08:00:00", "2025-09-30"],
    ["2025-09-30 08:00:00", "2025-09-30"],
    ["2025-09-30t08:00:00z", "2025-09-30"],
    ["2025-09-30T08:00:00+0530", "2025-09-30"],
    ["2024-02-29T08:00:00Z", "2024-02-29"],
  ])("%s is the day %s as written", (text, day) => {
    expect(parseDay(text, "startDate")).toBe(day);
  });

  test.each([
    "",
    "yesterday",
    "2025-9-30",
    "30.09.2025",
    "2025-02-30",
    "2025-02-30T10:00:00Z",
    "2025-09-30T24:00:00Z",
    "2025-09-30T10:60:00Z",
    "2025-09-30T10:00:00Z; drop table",
    "2025-09-30Tnoon",
    "1759190400000",
  ])("%j is refused, naming the field", (text) => {
    try {
      parseDay(text, "startDate");
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
      expect(error).toMatchObject({ code: "invalid_request" });
      expect(String(error)).toContain("startDate");
    }
  });

  test("what a refusal repeats of the text is short", () => {
    expect(() => parseDay("9".repeat(5_000), "endDate")).toThrow(/^.{0,150}$/);
  });
});

test("a part of a day is no day, and leaves the day's own number alone", () => {
  expect(dayName(20_397.5)).toBe("not a day");
  expect(dayNumber("2025-11-05")).toBe(20_397);
  expect(dayName(20_397)).toBe("2025-11-05");
  expect(dayName(Number.NaN)).toBe("not a day");
});
