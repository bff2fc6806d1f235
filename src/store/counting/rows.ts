import type { SQLInputValue, StatementSync } from "node:sqlite";

/** Whatever statements can be made on: the process's database, or the driver's own while it is being opened. */
export interface Prepares {
  prepare(sql: string): StatementSync;
}

export interface Executes extends Prepares {
  exec(sql: string): void;
}

/**
 * The rows of a query, as `Row`. The cast holds because every table is STRICT and made by our own migrations, and the
 * statement beside each call names the columns. Rows are copied: node:sqlite gives them no prototype, which React refuses.
 */
export function rows<Row extends object>(
  statement: StatementSync,
  ...parameters: SQLInputValue[]
): Row[] {
  return statement.all(...parameters).map((row) => ({ ...row }) as Row);
}

export function firstRow<Row extends object>(
  statement: StatementSync,
  ...parameters: SQLInputValue[]
): Row | null {
  const row = statement.get(...parameters);
  return row === undefined ? null : ({ ...row } as Row);
}

/** The rows of a query as arrays: a third of the cost of `rows` where there are hundreds. */
export function allTuples<Tuple extends readonly unknown[]>(
  statement: StatementSync,
  ...parameters: SQLInputValue[]
): Tuple[] {
  statement.setReturnArrays(true);
  return statement.all(...parameters) as unknown[] as Tuple[];
}

/** Streams rows as arrays, for the few queries that go over every call. */
export function* tuples<Tuple extends readonly unknown[]>(
  statement: StatementSync,
  ...parameters: SQLInputValue[]
): Generator<Tuple> {
  statement.setReturnArrays(true);
  for (const row of statement.iterate(...parameters)) yield row as unknown as Tuple;
}
