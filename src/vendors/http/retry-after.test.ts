import { expect, test } from "vitest";
import { readRetryAfter } from "./retry-after.ts";

const NOW = Date.parse("2026-11-20T19:00:00Z");

test.each([
  ["7", 7_000],
  [" 7 ", 7_000],
  ["0", 0],
  ["120", 120_000],
  ["Fri, 20 Nov 2026 19:00:30 GMT", 30_000],
  ["Fri, 20 Nov 2026 19:00:00 GMT", 0],
  ["Fri, 20 Nov 2026 18:59:59 GMT", null],
  ["", null],
  ["   ", null],
  ["soon", null],
])("Retry-After %j asks for %j ms", (text, ms) => {
  expect(readRetryAfter(new Headers({ "retry-after": text }), NOW)).toBe(ms);
});

test("without the header nothing is asked for", () => {
  expect(readRetryAfter(new Headers(), NOW)).toBeNull();
});
