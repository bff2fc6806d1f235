import { expect, test } from "vitest";
import { formatCount, formatDuration } from "#src/ui/format/numbers.ts";
import { paceFacts } from "./pace-facts.ts";

const NOTHING = {
  value: null,
  target: null,
  prorated: null,
  pct: null,
  requiredPerDay: null,
  projected: null,
  projectedLow: null,
  projectedHigh: null,
};

test("82 of 100 with 18 left in two days, heading for 105", () => {
  const progress = {
    value: 82,
    target: 100,
    prorated: 100,
    pct: 82,
    requiredPerDay: 9,
    projected: 105.2,
    projectedLow: 96,
    projectedHigh: 114.6,
  };
  expect(paceFacts(progress, formatCount)).toEqual([
    "82 % of 100",
    "needs 9 a day",
    "heading for 105 (96 to 115)",
  ]);
});

test("what is needed is rounded up, and a goal is not called reached by rounding", () => {
  const progress = { ...NOTHING, prorated: 1000, pct: 99.96, requiredPerDay: 0.4 };
  expect(paceFacts(progress, formatCount)).toEqual(["99 % of 1,000", "needs 1 a day"]);
});

test("minutes of talk are written as time", () => {
  const progress = { ...NOTHING, prorated: 300, pct: 50, projected: 305 };
  const minutes = (value: number) => formatDuration(value * 60);
  expect(paceFacts(progress, minutes)).toEqual(["50 % of 5 h", "heading for 5 h 5 min"]);
});

test("nothing is foretold of a period that is over", () => {
  const over = { ...NOTHING, prorated: 140, pct: 136.4 };
  const progress = { ...over, projected: 191, projectedLow: 191, projectedHigh: 191 };
  expect(paceFacts(progress, formatCount)).toEqual(["136 % of 140"]);
});

test("nothing is said of what is not known", () => {
  expect(paceFacts(NOTHING, formatCount)).toEqual([]);
  expect(paceFacts({ ...NOTHING, prorated: 50 }, formatCount)).toEqual(["target 50"]);
});

test("within the last working day it is said how much is left, not how much a day", () => {
  const progress = { ...NOTHING, value: 53, target: 100, prorated: 100, pct: 53 };
  expect(paceFacts({ ...progress, requiredPerDay: 662 }, formatCount)).toEqual([
    "53 % of 100",
    "47 to go",
  ]);
  expect(paceFacts({ ...progress, requiredPerDay: 46.9 }, formatCount)).toContain("needs 47 a day");
});

test("a target that days off have made smaller is named with the one that was set", () => {
  const progress = { ...NOTHING, target: 520, prorated: 468, pct: 82.4 };
  expect(paceFacts(progress, formatCount)).toEqual(["82 % of 468 (520, less days off)"]);
  expect(paceFacts({ ...progress, target: 468.3 }, formatCount)).toEqual(["82 % of 468"]);
});
