export interface Column<Row> {
  readonly title: string;
  readonly align?: "right";
  cell(row: Row): string;
}

/** Columns under their titles, as wide as their widest cell. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  const widths = columns.map((column, place) =>
    Math.max(column.title.length, ...cells.map((line) => line[place]?.length ?? 0)),
  );
  const line = (texts: readonly string[]) =>
    columns
      .map((column, place) => {
        const text = texts[place] ?? "";
        const width = widths[place] ?? 0;
        return column.align === "right" ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [
    line(columns.map((column) => column.title)),
    line(widths.map((width) => "─".repeat(width))),
    ...cells.map(line),
  ].join("\n");
}
