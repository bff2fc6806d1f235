import { expect, test } from "vitest";
import { readBuckets } from "./rate-buckets.ts";

const NOW = Date.parse("2026-11-20T19:00:00Z");
const HOUR_ENDS = NOW + 1_800_000;
const MINUTE_ENDS = NOW + 20_000;

const FULL = {
  "x-rate-limit-limit": "1800",
  "x-rate-limit-remaining": "1711",
  "x-rate-limit-reset": String(HOUR_ENDS / 1000),
  "x-rate-limit-burst-limit": "30",
  "x-rate-limit-burst-remaining": "12",
  "x-rate-limit-burst-reset": String(MINUTE_ENDS / 1000),
};
const HOUR = { name: "hour", limit: 1800, remaining: 1711, resetAt: HOUR_ENDS };
const MINUTE = { name: "minute", limit: 30, remaining: 12, resetAt: MINUTE_ENDS };

const read = (headers: Record<string, string>) => readBuckets(new Headers(headers), NOW);

test("both buckets are read, resets as epoch seconds", () => {
  expect(read(FULL)).toEqual([HOUR, MINUTE]);
});

test("an answer without rate headers, such as a 401, tells nothing", () => {
  expect(read({ "content-type": "application/json" })).toEqual([]);
});

test("one bucket alone is one bucket", () => {
  const { "x-rate-limit-remaining": _, ...minute } = FULL;
  expect(read(minute)).toEqual([MINUTE]);
});

test("a limit that is left out is unknown; nothing left is zero and not unknown", () => {
  const headers = { "x-rate-limit-burst-remaining": "0", "x-rate-limit-burst-reset": "1795201220" };
  expect(read(headers)).toEqual([
    { name: "minute", limit: null, remaining: 0, resetAt: 1_795_201_220_000 },
  ]);
});

test("a small reset is seconds left, not an epoch", () => {
  expect(read({ ...FULL, "x-rate-limit-burst-reset": "20" })).toEqual([HOUR, MINUTE]);
});

test.each(["", " ", "soon", "NaN", "Infinity"])("a reset of %j is not believed", (text) => {
  expect(read({ ...FULL, "x-rate-limit-burst-reset": text })).toEqual([HOUR]);
});

test("a vendor whose clock goes 90 s ahead has its resets brought to ours", () => {
  const ahead = 90_000;
  const headers = {
    ...FULL,
    date: new Date(NOW + ahead).toUTCString(),
    "x-rate-limit-reset": String((HOUR_ENDS + ahead) / 1000),
    "x-rate-limit-burst-reset": String((MINUTE_ENDS + ahead) / 1000),
  };
  expect(read(headers)).toEqual([HOUR, MINUTE]);
});

test("a clock that differs by less than five seconds is left alone", () => {
  expect(read({ ...FULL, date: new Date(NOW - 4_000).toUTCString() })).toEqual([HOUR, MINUTE]);
});
