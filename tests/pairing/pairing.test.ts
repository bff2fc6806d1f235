import { describe, expect, test } from "vitest";
import { CORPUS } from "./corpus.ts";
import { precisionOf, recallOf, scoreOf, toText } from "./score.ts";

describe("pairs over labelled rep-days", () => {
  const composed = scoreOf(CORPUS.composed);
  const all = scoreOf([...CORPUS.composed, ...CORPUS.hard, ...CORPUS.drawn]);

  test("copies are nearly all known, and nothing else is taken for one", () => {
    const parts = Object.entries(CORPUS).map(([name, days]) => toText(name, scoreOf(days)));
    // biome-ignore lint/suspicious/noConsole: the figures are what this test is run for
    console.info(["Pairing", toText("all", all), ...parts].join("; "));
    expect(all.cases).toBeGreaterThanOrEqual(250);
    expect(precisionOf(all.copies)).toBeGreaterThanOrEqual(0.99);
    expect(recallOf(all.copies)).toBeGreaterThanOrEqual(0.97);
  });

  test("nearly all are with the very call", () => {
    expect(precisionOf(all.pairs)).toBeGreaterThanOrEqual(0.99);
    expect(recallOf(all.pairs)).toBeGreaterThanOrEqual(0.97);
  });

  test("all are with the very call on the composed days", () => {
    expect(composed.mistakes).toEqual([]);
  });

  test.each(CORPUS.hard)("the rule is wrong on a hard day: $name", (day) => {
    expect(scoreOf([day]).mistakes).not.toEqual([]);
  });
});
