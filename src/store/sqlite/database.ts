import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { AppError, isAppError } from "#src/domain/errors.ts";
import type { Prepares } from "../counting/rows.ts";
import { transaction } from "../counting/transaction.ts";
import { migrate } from "./migrations/migrate.ts";
import { sumTeamDays } from "./sum-team-days.ts";

/**
 * How long a write waits for another process's (ms). The longest step is the commit of a first sync of a million calls.
 */
const BUSY_MS = 60_000;

/**
 * One connection for one process. Its calls are synchronous, so a transaction can never be interleaved with anything else
 * of this process; between processes SQLite's own write lock does the same.
 */
export interface Database extends Prepares {
  exec(sql: string): void;
  /** Runs `work` in a transaction that holds the write lock from its start: whole or not at all. */
  write<T>(work: () => T): T;
  /**
   * A reader whose answer is kept for as long as nobody, of this process or another, has written to the file since. For the
   * few small tables that every question needs; the same answer is the same object, so what is derived from it can be kept too.
   */
  remember<T extends object>(read: () => T): () => T;
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
    sumWhatIsDue(db);
  } catch (error) {
    db.close();
    throw isAppError(error) ? error : unusable(file, error);
  }

  const cache = new Map<string, StatementSync>();
  const versionNow = versionReader(db);
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
    remember(read) {
      let kept: { readonly version: string; readonly answer: ReturnType<typeof read> } | null =
        null;
      return () => {
        const version = versionNow();
        if (kept?.version !== version) kept = { version, answer: read() };
        return kept.answer;
      };
    },
    close: () => db.close(),
  };
}

/** Changes with every write to the file: by other connections (the first part) and by this one (the second). */
function versionReader(db: DatabaseSync): () => string {
  const others = db.prepare("pragma data_version");
  const own = db.prepare("select total_changes() as changes");
  others.setReturnArrays(true);
  own.setReturnArrays(true);
  return () => `${others.get()} ${own.get()}`;
}

/** An older version that still runs on this file writes documents without summing their team-days. */
function sumWhatIsDue(db: DatabaseSync): void {
  if (db.prepare("select 1 from team_day_due limit 1").get() === undefined) return;
  transaction(db, "immediate", () => sumTeamDays(db));
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
