import { expect, test } from "vitest";
import { numbersIn } from "./page-weight.ts";

test("counts a number once, however it is written", () => {
  expect(numbersIn("")).toBe(0);
  expect(numbersIn("—")).toBe(0);
  expect(numbersIn("1,204 calls, 3.5 h, 12%")).toBe(3);
  expect(numbersIn("2026-09-30")).toBe(3);
});
