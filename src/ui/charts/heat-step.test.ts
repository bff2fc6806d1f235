import { expect, test } from "vitest";
import { heatStep } from "./heat-step.ts";

test.each([
  [null, 50, null],
  [0, 50, 0],
  [1, 50, 1],
  [10, 50, 1],
  [11, 50, 2],
  [50, 50, 5],
  [80, 50, 5],
  [0, 0, 0],
])("%s of %s is step %s", (value, top, step) => {
  expect(heatStep(value, top)).toBe(step);
});
