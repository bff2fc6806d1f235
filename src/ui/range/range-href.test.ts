import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_DAYS } from "#src/domain/calendar/asked-range.ts";
import { dayName } from "#src/domain/calendar/day.ts";
import { PERIODS } from "#src/domain/calendar/period.ts";
import { resolveWindow } from "#src/reports/report-window.ts";
import { besideRange, otherParams, rangeHref, readRange } from "./range-href.ts";

const TODAY = "2026-11-20";
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
    expect(readRange(params, TODAY)).toEqual({ asked, compare: false });
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
    [{ from: "2027-01-01" }, { period: "weekly", back: 0 }],
    [
      { from: "2027-01-01", to: "2027-01-31" },
      { period: "weekly", back: 0 },
    ],
    [{ to: "2099-12-31" }, { period: "weekly", back: 0 }],
    [
      { from: "0206-11-02", to: "0206-11-08" },
      { period: "weekly", back: 0 },
    ],
    [{ to: "0000-01-01" }, { period: "weekly", back: 0 }],
    // Three years, to the end that was asked for or to today.
    [
      { from: "2020-01-01", to: "2026-01-01" },
      { from: "2022-12-31", to: "2026-01-01" },
    ],
    [{ from: "2020-01-01" }, { from: "2023-11-19", to: "2026-11-20" }],
    [
      { from: "2026-11-01", to: "2099-12-31" },
      { from: "2026-11-01", to: "2026-11-20" },
    ],
  ])("mistyped, %o still shows a board", (params, asked) => {
    expect(readRange(params, TODAY).asked).toEqual(asked);
  });

  test("is read as it was written, and keeps what is not the range's", () => {
    const day = fc.integer({ min: 0, max: 20_000 });
    const length = fc.integer({ min: 1, max: MOST_DAYS });
    const asked = fc.oneof(
      fc.record({ period: fc.constantFrom(...PERIODS), back: fc.integer({ min: 0, max: 4000 }) }),
      fc
        .tuple(day, length)
        .map(([first, days]) => ({ from: dayName(first), to: dayName(first + days - 1) })),
    );
    fc.assert(
      fc.property(asked, fc.boolean(), (range, compare) => {
        const before = { user: "mara", period: "daily", from: "2020-01-01", compare: "1" };
        const href = rangeHref("/dashboard", before, { asked: range, compare });
        expect(readRange(paramsOf(href), TODAY)).toEqual({ asked: range, compare });
        expect(paramsOf(href)["user"]).toBe("mara");
      }),
    );
  });

  test("whatever days are asked for, a report takes them", () => {
    const day = fc.option(fc.integer({ min: -719_528, max: 2_932_896 }).map(dayName));
    fc.assert(
      fc.property(day, day, (from, to) => {
        const { asked } = readRange({ from: from ?? undefined, to: to ?? undefined }, TODAY);
        const clock = () => Date.parse(`${TODAY}T12:00:00Z`);
        resolveWindow(asked, { clock, workspaceZone: "UTC", weekStart: "monday" });
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
