import { expect, test } from "vitest";
import { noneToAverage, unknownAverage } from "./average-words.ts";

test.each([
  [null, "not synced", null],
  [0, "no calls", "calls"],
  [7, "lengths not known", "calls of known length"],
])("of %s calls: %s, and before: %s", (calls, now, before) => {
  expect(unknownAverage(calls)).toBe(now);
  expect(noneToAverage(calls)).toBe(before);
});
