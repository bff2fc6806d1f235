import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { AppError } from "#src/domain/errors.ts";
import { migrate } from "./migrations/migrate.ts";
import { transaction } from "./transaction.ts";

/**
 * How long a write waits for another process's (ms). The longest step is the commit of a first sync of a million calls.
 */
const BUSY_MS = 60_000;

/**
 * One connection for one process. Its calls are synchronous, so a transaction can never be interleaved with anything else
 * of this process; between processes SQLite's own write lock does the same.
 */
export interface Database {
  prepare(sql: string): StatementSync;
  exec(sql: string): void;
  /** Runs `work` in a transaction that holds the write lock from its start: whole or not at all. */
  write<T>(work: () => T): T;
  close(): void;
}

export interface DatabaseOptions {
  /** Reads the whole file for damage before it is used; a second or so for a million calls. */
  readonly checkIntegrity: boolean;
}

/** Opens the file, makes it if need be, and brings it to the newest schema. */
export function openDatabase(file: string, options: DatabaseOptions): Database {
  mkdirSync(dirname(file), { recursive: true });
  const db = new DatabaseSync(file, { timeout: BUSY_MS });
  try {
    switchToWriteAheadLog(db);
    db.exec("pragma synchronous = normal");
    db.exec("pragma foreign_keys = on");
    db.exec("pragma cache_size = -8000");
    if (options.checkIntegrity) assertSound(db, file);
    migrate(db);
  } catch (error) {
    db.close();
    throw error instanceof AppError ? error : unusable(file, error);
  }

  const cache = new Map<string, StatementSync>();
  return {
    prepare(sql) {
      let statement = cache.get(sql);
      if (statement === undefined) {
        statement = db.prepare(sql);
        cache.set(sql, statement);
      }
      return statement;
    },
    exec: (sql) => db.exec(sql),
    write: (work) => transaction(db, "immediate", work),
    close: () => db.close(),
  };
}

/** SQLite does not wait by itself for the lock that this switch takes; another process may be making it just now. */
function switchToWriteAheadLog(db: DatabaseSync): void {
  for (let waited = 0; ; waited += 20) {
    try {
      db.exec("pragma journal_mode = wal");
      return;
    } catch (error) {
      const busy = error instanceof Error && /locked|busy/.test(error.message);
      if (!busy || waited > BUSY_MS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function unusable(file: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError("store_unavailable", `The database ${file} cannot be used: ${reason}.`, {
    cause,
  });
}

function assertSound(db: DatabaseSync, file: string): void {
  const found = db.prepare("pragma quick_check(1)").get()?.["quick_check"];
  if (found !== "ok") {
    throw new AppError(
      "store_unavailable",
      `The database ${file} is damaged (${String(found)}). Restore the latest backup, or move the file away to start anew.`,
    );
  }
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

/** Streams rows as arrays, for the few queries that go over every call. */
export function* tuples<Tuple extends readonly unknown[]>(
  statement: StatementSync,
  ...parameters: SQLInputValue[]
): Generator<Tuple> {
  statement.setReturnArrays(true);
  for (const row of statement.iterate(...parameters)) yield row as unknown as Tuple;
}
