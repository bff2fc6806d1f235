import { stringify } from "csv-stringify/sync";
import type { Cell, CsvTable } from "#src/api/contract/csv-table.ts";

/**
 * An answer as CSV by RFC 4180: a header line, CRLF, quotes where needed; unknown is an empty cell. A text that a spreadsheet
 * would take for a formula begins with an apostrophe, which it shows as text; numbers are left as they are, those of phones too.
 */
export function csvText<Answer>(table: CsvTable<Answer>, answer: Answer): string {
  const rows = Array.from(table.rows(answer), (row) => row.map(plainCell));
  return stringify([[...table.columns], ...rows], {
    record_delimiter: "windows",
    // By itself it quotes the delimiter above and leaves half of it bare.
    quoted_match: /[\r\n]/,
  });
}

function plainCell(cell: Cell): string {
  if (cell === null) return "";
  return typeof cell === "string" ? harmless(cell) : String(cell);
}

/** Digits alone reckon nothing, with a plus before them neither. */
const PHONE_NUMBER = /^\+?\d+$/;

/** OWASP's list of what begins a formula; spaces before it do not help. */
function harmless(text: string): string {
  if (PHONE_NUMBER.test(text)) return text;
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
