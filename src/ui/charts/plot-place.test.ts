import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandEnds, movedPoint, narrowedHref, nearestPoint, placeOf } from "./plot-place.ts";

describe("the point under the pointer", () => {
  test("is the nearest, also outside", () => {
    expect(nearestPoint(0.5, 3, [0, 1])).toBe(1);
    expect(nearestPoint(0.26, 3, [0, 1])).toBe(1);
    expect(nearestPoint(-4, 3, [0, 1])).toBe(0);
    expect(nearestPoint(9, 3, [0, 1])).toBe(2);
    expect(nearestPoint(0.7, 1, bandEnds(1))).toBe(0);
  });

  test("is itself where it stands", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (count, seed) => {
        const index = seed % count;
        const ends = bandEnds(count);
        expect(nearestPoint(placeOf(index, count, ends), count, ends)).toBe(index);
      }),
    );
  });
});

test("keys move along and stop at the ends", () => {
  expect(movedPoint("ArrowRight", null, 30)).toBe(0);
  expect(movedPoint("ArrowLeft", null, 30)).toBe(29);
  expect(movedPoint("ArrowRight", 29, 30)).toBe(29);
  expect(movedPoint("ArrowLeft", 4, 30)).toBe(3);
  expect(movedPoint("Home", 4, 30)).toBe(0);
  expect(movedPoint("End", null, 30)).toBe(29);
  expect(movedPoint("ArrowUp", 4, 30)).toBeUndefined();
});

test("a narrower address keeps the rest", () => {
  const whole = "/explain?measure=phone_call_quantity&userId=mara&from=2026-11-01&to=2026-11-30";
  expect(narrowedHref(whole, "from=2026-11-16&to=2026-11-16")).toBe(
    "/explain?measure=phone_call_quantity&userId=mara&from=2026-11-16&to=2026-11-16",
  );
  expect(narrowedHref(whole, "hour=9")).toBe(`${whole}&hour=9`);
});
