import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Cell } from "#src/api/contract/csv-table.ts";
import { csvText } from "./csv.ts";

const write = (...cells: Cell[]) =>
  csvText({ columns: cells.map((_, n) => `c${n}`), rows: () => [cells] }, null)
    .split("\r\n")
    .slice(1)
    .join("\r\n");

describe("an answer as CSV", () => {
  test("has a header, and ends every line as RFC 4180 says", () => {
    const table = { columns: ["a", "b"], rows: () => [[1, "x"] as const, [null, "y"] as const] };
    expect(csvText(table, null)).toBe("a,b\r\n1,x\r\n,y\r\n");
    expect(csvText({ ...table, rows: () => [] }, null)).toBe("a,b\r\n");
  });

  test("leaves numbers as they are, and what is unknown empty", () => {
    expect(write(-5, 0, 0.1 + 0.2, null, false, 1e21)).toBe(
      "-5,0,0.30000000000000004,,false,1e+21\r\n",
    );
  });

  test("quotes what would break it", () => {
    const text = ['say "hi", Ada', "two\nlines", "comma,", " spaces "] as const;
    expect(parse(csvText({ columns: [...text], rows: () => [text] }, null))).toEqual([text, text]);
  });

  test.each([
    "=1+1",
    "+1+1",
    "+A1",
    "-1",
    "+",
    "+1\n=1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "  =HYPERLINK(1)",
    "＝1",
  ])("keeps %j from being a formula", (text) => {
    expect(parse(`h\r\n${write(text)}`)[1]).toEqual([`'${text}`]);
  });

  test("leaves phone numbers bare, with a plus or without", () => {
    expect(write("+13035550123", "3035550123")).toBe("+13035550123,3035550123\r\n");
  });

  test("leaves plain text alone", () => {
    expect(write("Ada", "2026-09-30", "a=b", "3 - 2")).toBe("Ada,2026-09-30,a=b,3 - 2\r\n");
  });
});
