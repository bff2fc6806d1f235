import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PERIODS } from "#src/domain/calendar/period.ts";
import { besideRange, otherParams, rangeHref, readRange } from "./range-href.ts";

const paramsOf = (href: string) => Object.fromEntries(new URLSearchParams(href.split("?")[1]));

describe("the range in an address", () => {
  test.each([
    [{}, { period: "weekly", back: 0 }],
    [{ period: "monthly" }, { period: "monthly", back: 0 }],
    [
      { period: "monthly", back: "2" },
      { period: "monthly", back: 2 },
    ],
    [{ period: ["daily", "monthly"] }, { period: "daily", back: 0 }],
    [
      { from: "2026-11-02", to: "2026-11-08" },
      { from: "2026-11-02", to: "2026-11-08" },
    ],
    [{ from: "2026-11-02" }, { from: "2026-11-02", to: null }],
  ])("%o", (params, asked) => {
    expect(readRange(params)).toEqual({ asked, compare: false });
  });

  test.each([
    [{ period: "fortnightly" }, { period: "weekly", back: 0 }],
    [{ back: "-3" }, { period: "weekly", back: 0 }],
    [{ back: "1e9" }, { period: "weekly", back: 0 }],
    [{ back: "soon" }, { period: "weekly", back: 0 }],
    [{ from: "2026-02-30" }, { period: "weekly", back: 0 }],
    [
      { from: "2026-11-08", to: "2026-11-02" },
      { from: "2026-11-02", to: "2026-11-08" },
    ],
  ])("mistyped, %o still shows a board", (params, asked) => {
    expect(readRange(params).asked).toEqual(asked);
  });

  test("is read as it was written, and keeps what is not the range's", () => {
    const day = fc.integer({ min: 0, max: 30_000 }).map((number) => {
      return new Date(number * 86_400_000).toISOString().slice(0, 10);
    });
    const asked = fc.oneof(
      fc.record({ period: fc.constantFrom(...PERIODS), back: fc.integer({ min: 0, max: 4000 }) }),
      fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    );
    fc.assert(
      fc.property(asked, fc.boolean(), (range, compare) => {
        const before = { user: "mara", period: "daily", from: "2020-01-01", compare: "1" };
        const href = rangeHref("/dashboard", before, { asked: range, compare });
        expect(readRange(paramsOf(href))).toEqual({ asked: range, compare });
        expect(paramsOf(href)["user"]).toBe("mara");
      }),
    );
  });

  test("a form carries along what is not the range's", () => {
    expect(
      otherParams({ user: "mara", from: "2026-11-02", compare: "1", view: undefined }),
    ).toEqual([["user", "mara"]]);
  });
});

describe("the range beside", () => {
  const week = { from: "2026-11-09", to: "2026-11-15" };

  test("of a period is the period before or after, never one to come", () => {
    const last = { period: "weekly", back: 1 } as const;
    expect(besideRange(last, week, "2026-11-20", "before")).toEqual({ period: "weekly", back: 2 });
    expect(besideRange(last, week, "2026-11-20", "after")).toEqual({ period: "weekly", back: 0 });
    expect(besideRange({ ...last, back: 0 }, week, "2026-11-20", "after")).toBeNull();
  });

  test("of any days is as many days", () => {
    expect(besideRange(week, week, "2026-11-20", "before")).toEqual({
      from: "2026-11-02",
      to: "2026-11-08",
    });
    expect(besideRange(week, week, "2026-11-20", "after")).toEqual({
      from: "2026-11-16",
      to: "2026-11-22",
    });
    expect(besideRange(week, week, "2026-11-15", "after")).toBeNull();
  });
});
