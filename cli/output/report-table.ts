import type { Cell, CsvTable } from "#src/api/contract/csv-table.ts";
import { table } from "./table.ts";

/** An answer as people read it: the columns of its CSV, but for those that are empty throughout. */
export function reportTable<Answer>({ columns, rows }: CsvTable<Answer>, answer: Answer): string {
  const cells = [...rows(answer)];
  const shown = columns
    .map((title, place) => ({ title, place }))
    .filter(({ place }) => cells.some((row) => (row[place] ?? null) !== null));
  return table(
    cells,
    shown.map(({ title, place }) => ({
      title,
      ...(cells.some((row) => typeof row[place] === "number") ? { align: "right" as const } : {}),
      cell: (row: readonly Cell[]) => cellText(row[place] ?? null),
    })),
  );
}

/** Two digits after the point are enough to read; `--json` has them all. */
function cellText(cell: Cell): string {
  if (cell === null) return "–";
  return typeof cell === "number" ? String(Math.round(cell * 100) / 100) : String(cell);
}
