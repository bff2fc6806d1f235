import { expect, test } from "vitest";
import { toArea, toPath, toRuns } from "./line-path.ts";

const place = (value: number, index: number) => ({ x: index * 10, y: 100 - value });

test("a day without a number breaks the line", () => {
  expect(toRuns([1, 2, null, 4], place)).toEqual([
    [
      { x: 0, y: 99 },
      { x: 10, y: 98 },
    ],
    [{ x: 30, y: 96 }],
  ]);
  expect(toRuns([null, null], place)).toEqual([]);
});

test("zero is a number like any other", () => {
  expect(toRuns([0, 0], place)).toHaveLength(1);
});

test("spots become a path, and the ground under it", () => {
  const [run = []] = toRuns([1, 2.25], place);
  expect(toPath(run)).toBe("M0 99L10 97.8");
  expect(toArea(run, 100)).toBe("M0 99L10 97.8L10 100L0 100Z");
  expect(toArea(run.slice(0, 1), 100)).toBe("");
  expect(toPath([])).toBe("");
});
