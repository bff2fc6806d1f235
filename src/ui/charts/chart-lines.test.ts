import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highest, pointText, spreadLabels } from "./chart-lines.ts";
import { describeSeries } from "./describe-series.ts";

const days = ["2026-11-16", "2026-11-17", "2026-11-18"];
const calls = { name: "calls", values: [62, null, 40] };
const earlier = { name: "before", values: [58, 61, null, 900] };
const format = (value: number) => `${value} calls`;

test("the scale reaches over all that is drawn, and only that", () => {
  expect(highest({ days, series: [calls] })).toBe(62);
  expect(highest({ days, series: [calls], earlier })).toBe(62);
  expect(highest({ days, series: [calls], target: { name: "target", value: 80 } })).toBe(80);
  expect(highest({ days, series: [{ name: "calls", values: [null, null, null] }] })).toBe(0);
});

test("a point says its number, its name where there are two lines, and the one before", () => {
  expect(pointText({ days, series: [calls] }, 0, format)).toBe("62 calls");
  expect(pointText({ days, series: [calls] }, 1, format)).toBe("not synced");
  expect(pointText({ days, series: [calls], earlier }, 0, format)).toBe(
    "62 calls, before 58 calls",
  );
  expect(pointText({ days, series: [calls], unfinished: "2026-11-16" }, 1, format)).toBe(
    "still to come",
  );
  const answered = { name: "answered", values: [30, 1, 2] };
  expect(pointText({ days, series: [calls, answered] }, 0, String)).toBe("calls 62, answered 30");
});

test("what is said of a series", () => {
  expect(describeSeries("Calls", days, calls.values, String)).toBe(
    "Calls by day, 16–18 Nov: lowest 40, highest 62, 1 day without a number",
  );
  expect(describeSeries("Calls", days, [null, null, null], String)).toContain("not synced");
});

describe("labels at the ends of lines", () => {
  test("stay where they are when there is room", () => {
    const labels = [
      { name: "a", at: 0.8 },
      { name: "b", at: 0.2 },
    ];
    expect(spreadLabels(labels, 0.1)).toEqual(labels);
  });

  test("do not lie on each other, and stay inside while there is room", () => {
    const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 });
    fc.assert(
      fc.property(places, (ats) => {
        const spread = spreadLabels(
          ats.map((at, index) => ({ name: String(index), at })),
          0.1,
        );
        expect(spread.map(({ name }) => name)).toEqual(ats.map((_, index) => String(index)));
        const sorted = spread.map(({ at }) => at).sort((a, b) => a - b);
        for (const [index, at] of sorted.entries()) {
          expect(at).toBeLessThanOrEqual(1);
          expect(at).toBeGreaterThanOrEqual(-1e-9);
          if (index > 0) expect(at - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(0.1 - 1e-9);
        }
      }),
    );
  });
});
