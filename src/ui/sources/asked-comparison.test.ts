import { expect, test } from "vitest";
import { askedComparison } from "./asked-comparison.ts";

const TODAY = "2026-11-20";
const days = (from: string, to: string) => ({ from, to });

test.each([
  [{}, days("2026-11-07", TODAY)],
  [{ to: "2026-11-10" }, days("2026-10-28", "2026-11-10")],
  [{ from: "2026-09-20" }, days("2026-09-20", TODAY)],
  [{ from: ["2026-11-02", "x"], to: "2026-11-02" }, days("2026-11-02", "2026-11-02")],
])("%o is compared", (params, range) => {
  expect(askedComparison(params, TODAY)).toMatchObject({ range, problem: null });
});

test.each([
  [{ from: "2026-09-19" }, "63 days; at most 62"],
  [{ from: "2026-11-20", to: "2026-11-19" }, "after the last"],
  [{ from: "soon" }, "Name the first"],
  [{ to: "2026-02-30" }, "Name the first"],
])("%o is not, and what was typed stays", (params, words) => {
  const { shown, range, problem } = askedComparison(params, TODAY);
  expect([range, problem]).toEqual([null, expect.stringContaining(words)]);
  expect(shown).toMatchObject(params);
});
