import { describe, expect, test } from "vitest";
import { progressOf } from "./pace.ts";
import { hasReached } from "./pace-status.ts";
import { PLAIN_BANDS } from "./status-bands.ts";

const status = (
  value: number | null,
  elapsed: number,
  more: { target?: number | null; complete?: boolean; periodOver?: boolean } = {},
) =>
  progressOf({
    target: 1000,
    value,
    units: { full: 20, own: 20, elapsed },
    complete: true,
    periodOver: false,
    bands: PLAIN_BANDS,
    ...more,
  }).status;

describe("the status of a goal of 1,000 in 20 days", () => {
  test.each([
    // After 10 days 500 are expected: on track from 495, behind from 405.
    ["495 of 500 is on track", 495, 10, "on_track"],
    ["494 of 500 is behind", 494, 10, "behind"],
    ["405 of 500 is behind", 405, 10, "behind"],
    ["404 of 500 is at risk", 404, 10, "at_risk"],
    ["0 of 500 is at risk", 0, 10, "at_risk"],
    ["999 of 500 is on track", 999, 10, "on_track"],
    ["1,000 is reached, however early", 1000, 0, "reached"],
    ["unknown is unknown", null, 10, "unknown"],
    ["nothing gone by is too early", 0, 0, "too_early"],
    ["less than a quarter of a day is too early", 0, 0.24, "too_early"],
    ["a quarter of a day is not", 0, 0.25, "at_risk"],
  ] as const)("%s", (_name, value, elapsed, expected) => {
    expect(status(value, elapsed)).toBe(expected);
  });

  test("without a goal there is none, known or not", () => {
    expect(status(500, 10, { target: null })).toBe("no_goal");
    expect(status(null, 10, { target: null, periodOver: true })).toBe("no_goal");
  });

  test("over, it is reached or missed; read in part, it is reached or unknown", () => {
    expect(status(1000, 20, { periodOver: true })).toBe("reached");
    expect(status(999, 20, { periodOver: true })).toBe("missed");
    expect(status(1000, 20, { periodOver: true, complete: false })).toBe("reached");
    expect(status(999, 20, { periodOver: true, complete: false })).toBe("unknown");
    expect(status(null, 20, { periodOver: true })).toBe("unknown");
  });
});

test("a target that is a share is not missed by a rounding error", () => {
  // 100 × 11 / 20 is 55; as 0.55 × 100 it is 55.00000000000001.
  expect(hasReached(55, 0.55 * 100)).toBe(true);
  expect(hasReached(54.999, 55)).toBe(false);
  expect(hasReached(0, 0)).toBe(true);
});
