import { DatabaseSync, type StatementSync } from "node:sqlite";
import { createIntakeTables } from "../counting/intake-tables.ts";
import { COVERAGE_CLOSED, CRM_COLUMNS, LEDGER_TABLES } from "../counting/ledger-tables.ts";
import { type Executes, tuples } from "../counting/rows.ts";
import { transaction } from "../counting/transaction.ts";

/** Tables of which a commit must know what counting changed in them, and what to call a changed row. */
const WATCHED = {
  activity: "$.source || ' ' || $.personKey, $.at / 86400000",
  people: "$.id, 0",
  unreadable: "$.sourceId, 0",
  metrics: "$.id, 0",
} as const;

export type Watched = keyof typeof WATCHED;

/**
 * Where the ledger is counted that lives elsewhere: the rows and documents that a commit needs are laid into a private database,
 * the same code counts them that counts SQLite's own, and what it changed is written back. Nothing here outlives the commit. It
 * is SQLite's own temporary file, so that memory stays flat however much is counted.
 */
export class Scratch implements Executes {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor() {
    this.#db = new DatabaseSync("");
    this.#db.exec("pragma cache_size = -8000; pragma synchronous = off;");
    this.#db.exec(LEDGER_TABLES);
    this.#db.exec(COVERAGE_CLOSED);
    this.#db.exec(CRM_COLUMNS);
    // A person's day is written back whole, with what is gone.
    this.#db.exec("create index activity_of_person on activity (source, personKey, at)");
    createIntakeTables(this.#db);
    this.#db.exec(
      `create table watching (on_ integer);
       create table changed (what text, name text, day integer, primary key (what, name, day)) without rowid;
       ${Object.entries(WATCHED).map(triggers).join("\n")}`,
    );
  }

  prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  /** Lays in what is stored: no change. */
  load(work: () => void): void {
    transaction(this.#db, "immediate", work);
  }

  /** Whatever `work` changes is remembered. */
  watch<T>(work: () => T): T {
    return transaction(this.#db, "immediate", () => {
      this.prepare("insert into watching values (1)").run();
      const done = work();
      this.prepare("delete from watching").run();
      return done;
    });
  }

  /** The rows of a table that were changed; `day` is of activities only, a UTC day's number. */
  changed(what: Watched): { readonly name: string; readonly day: number }[] {
    const found = tuples<[string, number]>(
      this.prepare("select name, day from changed where what = ? order by name, day"),
      what,
    );
    return [...found].map(([name, day]) => ({ name, day }));
  }

  /** Empties all but the intake, for another try. */
  clear(): void {
    for (const table of [...Object.keys(WATCHED), "coverage", "changed", "watching"])
      this.prepare(`delete from ${table}`).run();
  }

  close(): void {
    this.#db.close();
  }
}

/** Not "insert or ignore": a writing statement's own clause would take its place. */
function triggers([table, name]: [string, string]): string {
  const note = (row: "new" | "old") => {
    const values = name.replaceAll("$", row);
    const [key, day] = values.split(", ");
    return `insert into changed select '${table}', ${values} where not exists
      (select 1 from changed where what = '${table}' and name = ${key} and day = ${day});`;
  };
  const when = "when exists (select 1 from watching)";
  return `
    create trigger ${table}_added after insert on ${table} ${when} begin ${note("new")} end;
    create trigger ${table}_changed after update on ${table} ${when} begin ${note("old")} ${note("new")} end;
    create trigger ${table}_removed after delete on ${table} ${when} begin ${note("old")} end;`;
}
