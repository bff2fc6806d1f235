import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectedEnd, withBand } from "./projection.ts";

describe("the projected end", () => {
  test.each([
    ["60 in 3 of 20 days: 60 × 20 / 3 = 400", 60, 20, 3, true, 400],
    ["after exactly one day it is said", 20, 20, 1, true, 400],
    ["before one whole day it is not", 20, 20, 0.99, true, null],
    ["nor over a gap", 60, 20, 3, false, null],
    ["nor of an unknown value", null, 20, 3, true, null],
    ["with nothing left it is the value", 390, 20, 20, true, 390],
    ["a half day that is done, too", 9, 0.5, 0.5, true, 9],
    ["but not over a gap", 390, 20, 20, false, null],
  ] as const)("%s", (_name, value, own, elapsed, complete, projected) => {
    expect(projectedEnd(value, { own, elapsed }, complete)).toBe(projected);
  });
});

describe("the band of a projection", () => {
  const days = [10, 14, 10, 14, 10, 14, 10, 14, 10, 14];

  test("ten days of 10 and 14: sd = √(10 × 4 / 9) = 2.108, so 1.28 × 2.108 × √9 = 8.095 on each side", () => {
    expect(withBand(100, 200, 9, days)).toEqual({
      projected: 200,
      projectedLow: expect.closeTo(191.905, 3),
      projectedHigh: expect.closeTo(208.095, 3),
    });
  });

  test("is not made of nine days", () => {
    expect(withBand(100, 200, 9, days.slice(1))).toEqual({
      projected: 200,
      projectedLow: null,
      projectedHigh: null,
    });
  });

  test("is made of the last twenty days only", () => {
    expect(withBand(100, 200, 9, [...Array(30).fill(500), ...days, ...days])).toEqual(
      withBand(100, 200, 9, [...days, ...days]),
    );
  });

  test("never reaches below what is there already, and closes when nothing is left", () => {
    expect(withBand(198, 200, 9, days).projectedLow).toBe(198);
    expect(withBand(200, 200, 0, days)).toEqual({
      projected: 200,
      projectedLow: 200,
      projectedHigh: 200,
    });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 90, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 10, maxLength: 40 }),
        (value, more, left, recent) => {
          const band = withBand(value, value + more, left, recent);
          expect(band.projectedLow).toBeGreaterThanOrEqual(value);
          expect(band.projectedLow).toBeLessThanOrEqual(value + more);
          expect(band.projectedHigh).toBeGreaterThanOrEqual(value + more);
        },
      ),
    );
  });
});
