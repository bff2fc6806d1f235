import fc from "fast-check";
import { expect, test } from "vitest";
import { minuteTicks, roundTicks } from "./round-ticks.ts";

test.each([
  [52, [0, 20, 40, 60]],
  [4, [0, 1, 2, 3, 4]],
  [1, [0, 1]],
  [0, [0, 1]],
  [674, [0, 200, 400, 600, 800]],
  [10, [0, 3, 6, 9, 12]],
])("up to %i", (most, ticks) => {
  expect(roundTicks(most)).toEqual(ticks);
});

test("minutes go by whole hours once there are hours", () => {
  expect(minuteTicks(610)).toEqual([0, 180, 360, 540, 720]);
  expect(minuteTicks(45)).toEqual([0, 20, 40, 60]);
});

test("they begin at zero, reach the top, are whole and few", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (most) => {
      const ticks = roundTicks(most);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }),
  );
});
