import { describe, expect, test } from "vitest";
import type { WeekStart } from "#src/domain/calendar/period.ts";
import { type AskedPeriod, resolveWindow } from "#src/reports/report-window.ts";

/** In Denver, on a Wednesday. */
function windowOf(
  asked: AskedPeriod,
  { now = "2026-06-17T20:00:00Z", weekStart = "monday" as WeekStart } = {},
): string {
  const clock = () => Date.parse(now);
  const { period, back, from, to } = resolveWindow(asked, {
    clock,
    workspaceZone: "America/Denver",
    weekStart,
  });
  return `${period} ${back}: ${from} to ${to}`;
}

describe("a period", () => {
  test.each([
    ["daily", 0, "2026-06-17 to 2026-06-17"],
    ["daily", 1, "2026-06-16 to 2026-06-16"],
    ["daily", 3, "2026-06-14 to 2026-06-14"],
    ["weekly", 0, "2026-06-15 to 2026-06-17"],
    ["weekly", 1, "2026-06-08 to 2026-06-14"],
    ["weekly", 3, "2026-05-25 to 2026-05-31"],
    ["monthly", 0, "2026-06-01 to 2026-06-17"],
    ["monthly", 1, "2026-05-01 to 2026-05-31"],
    ["monthly", 3, "2026-03-01 to 2026-03-31"],
    ["quarterly", 0, "2026-04-01 to 2026-06-17"],
    ["quarterly", 1, "2026-01-01 to 2026-03-31"],
    ["quarterly", 3, "2025-07-01 to 2025-09-30"],
  ] as const)("%s, %i back, is %s", (period, back, days) => {
    expect(windowOf({ period, back })).toBe(`${period} ${back}: ${days}`);
  });

  test("runs in the workspace's zone: at 05:59Z it is still yesterday in Denver", () => {
    const daily = { period: "daily" } as const;
    expect(windowOf(daily, { now: "2026-06-17T05:59:59Z" })).toContain("2026-06-16");
    expect(windowOf(daily, { now: "2026-06-17T06:00:00Z" })).toContain("2026-06-17");
  });

  test("of a week begins on Sunday where the workspace says so, on a Sunday too", () => {
    const weekly = { period: "weekly" } as const;
    const sunday = { weekStart: "sunday" as const };
    expect(windowOf(weekly, sunday)).toBe("weekly 0: 2026-06-14 to 2026-06-17");
    expect(windowOf({ ...weekly, back: 1 }, sunday)).toBe("weekly 1: 2026-06-07 to 2026-06-13");
    const onSunday = "2026-06-14T12:00:00Z";
    expect(windowOf(weekly, { ...sunday, now: onSunday })).toContain("2026-06-14 to 2026-06-14");
    expect(windowOf(weekly, { now: onSunday })).toContain("2026-06-08 to 2026-06-14");
  });
});

describe("days of one's own choice", () => {
  test("are taken as they are, the past and the future too", () => {
    const asked = { from: "2025-02-28", to: "2027-01-01" };
    expect(windowOf(asked)).toBe("custom 0: 2025-02-28 to 2027-01-01");
  });

  test("with a bound left out reach thirty days back, or to today", () => {
    expect(windowOf({ from: null, to: "2026-03-30" })).toBe("custom 0: 2026-03-01 to 2026-03-30");
    expect(windowOf({ from: "2026-06-01", to: null })).toBe("custom 0: 2026-06-01 to 2026-06-17");
    expect(windowOf({ from: null, to: null })).toBe("custom 0: 2026-05-19 to 2026-06-17");
  });

  test.each([
    ["an end before its start", { from: "2026-06-02", to: "2026-06-01" }],
    ["a start after today without an end", { from: "2026-06-18", to: null }],
    ["more than three years", { from: "2023-06-01", to: "2026-06-03" }],
  ])("are refused with %s", (_, asked) => {
    expect(() => windowOf(asked)).toThrow(expect.objectContaining({ code: "invalid_request" }));
  });

  test("may be three years of 366 days, and not a day more", () => {
    // 1,098 days, the first and the last among them.
    expect(windowOf({ from: "2023-06-01", to: "2026-06-02" })).toContain("2023-06-01");
  });
});
