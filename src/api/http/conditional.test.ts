import { describe, expect, test } from "vitest";
import { isHeld, prefersCsv } from "./conditional.ts";

describe("If-None-Match", () => {
  test.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['"b","a" ,W/"c"', true],
    ["*", true],
    ['"b"', false],
    ['"aa"', false],
    ["a", false],
    ["", false],
    ['"*"', false],
  ])("%s", (given, held) => {
    expect(isHeld(new Headers({ "if-none-match": given }), '"a"')).toBe(held);
  });

  test("left out", () => expect(isHeld(new Headers(), '"a"')).toBe(false));
});

describe("Accept", () => {
  test.each([
    ["text/csv", true],
    ["Text/CSV; charset=utf-8", true],
    ["text/csv, application/json;q=0.9", true],
    ["text/*, application/json;q=0.5", true],
    ["text/csv;q=0, */*", false],
    ["text/csv, application/json", false],
    ["text/csv;q=0.5, application/json", false],
    ["*/*", false],
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false],
    ["image/png", false],
    ["", false],
    ["text/csv;q=x", false],
  ])("%s", (accept, csv) => {
    expect(prefersCsv(new Headers({ accept }))).toBe(csv);
  });

  test("left out", () => expect(prefersCsv(new Headers())).toBe(false));
});
