import { expect, test } from "vitest";
import { nextAskMs, nextReloadAt } from "./watch-plan.ts";

test("asks every 20 seconds, sooner after a failure, then less and less often", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 50].map(nextAskMs)).toEqual([
    20_000, 3_000, 6_000, 12_000, 24_000, 48_000, 60_000, 60_000,
  ]);
});

test.each([
  ["2026-11-25T14:00", 0, "2026-11-26T03:00"],
  ["2026-11-25T14:00", 0.5, "2026-11-26T03:15"],
  ["2026-11-26T01:30", 0, "2026-11-26T03:00"],
  ["2026-11-26T02:30", 0, "2026-11-27T03:00"],
  ["2026-11-26T03:20", 0.99, "2026-11-27T03:29"],
])("opened at %s, begins afresh once a day", (openedAt, spread, at) => {
  expect(nextReloadAt(new Date(openedAt).getTime(), spread)).toBe(new Date(at).getTime());
});
