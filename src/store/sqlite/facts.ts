import { firstRow, type Prepares } from "../counting/rows.ts";

/** A remembered fact; null when nothing was remembered under this name. */
export function readFact(database: Prepares, name: string): unknown {
  const row = firstRow<{ value: string }>(
    database.prepare("select value from facts where name = ?"),
    name,
  );
  return row === null ? null : JSON.parse(row.value);
}

export function writeFact(database: Prepares, name: string, value: unknown): void {
  database
    .prepare(
      "insert into facts (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
    )
    .run(name, JSON.stringify(value));
}
