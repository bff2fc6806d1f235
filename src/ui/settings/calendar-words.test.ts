import { expect, test } from "vitest";
import { dayRuns, weekWords } from "./calendar-words.ts";

test("a week is told by runs of days that count alike", () => {
  expect(weekWords([1, 1, 1, 1, 1, 0, 0])).toBe("Mon–Fri");
  expect(weekWords([1, 1, 1, 1, 0.5, 0, 0])).toBe("Mon–Thu, Fri ½");
  expect(weekWords([1, 1, 0, 0, 0, 0.25, 0])).toBe("Mon, Tue, Sat 0.25");
});

test("days that follow each other are one run, over the end of a month too", () => {
  expect(dayRuns(["2026-11-27", "2026-11-30", "2026-12-01"])).toEqual([
    { from: "2026-11-27", to: "2026-11-27" },
    { from: "2026-11-30", to: "2026-12-01" },
  ]);
  expect(dayRuns([])).toEqual([]);
});
