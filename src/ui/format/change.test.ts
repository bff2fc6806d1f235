import { expect, test } from "vitest";
import { describeChange } from "./change.ts";

const WEEK = {
  now: 90,
  before: null,
  period: "weekly",
  beforeRange: { from: "2026-11-16", to: "2026-11-18" },
} as const;

test("days that were not read and days without calls are two reasons for no comparison", () => {
  expect(describeChange(WEEK)?.words).toBe("no comparison: 16–18 Nov was not synced");
  expect(describeChange({ ...WEEK, noneBefore: "calls" })?.words).toBe(
    "no comparison: no calls by this time last week",
  );
});

test("what was not there before is new, and there is no share of nothing", () => {
  expect(describeChange({ ...WEEK, before: 0 })).toEqual({
    direction: "new",
    amount: null,
    words: "new: none by this time last week",
  });
});
