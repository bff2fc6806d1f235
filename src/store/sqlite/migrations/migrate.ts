import type { DatabaseSync } from "node:sqlite";
import { AppError } from "#src/domain/errors.ts";
import { transaction } from "../../counting/transaction.ts";
import { createTables } from "./0001-create-tables.ts";
import { boards } from "./0002-boards.ts";
import { crm } from "./0003-crm.ts";

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** What SQL alone cannot do, in the same transaction. */
  afterwards?(db: DatabaseSync): void;
}

/** In order, never changed once released: version n is the n-th of these. */
const MIGRATIONS: readonly Migration[] = [createTables, boards, crm];

/** Brings the schema to the newest version. Two processes may do this at once: the second finds nothing left to do. */
export function migrate(db: DatabaseSync): void {
  if (versionOf(db) === MIGRATIONS.length) return;
  transaction(db, "immediate", () => {
    const version = versionOf(db);
    if (version > MIGRATIONS.length) {
      throw new AppError(
        "store_unavailable",
        `The database has schema version ${version}, this Callboard knows ${MIGRATIONS.length}: it was written by a newer one. Update Callboard.`,
      );
    }
    for (const migration of MIGRATIONS.slice(version)) {
      db.exec(migration.sql);
      migration.afterwards?.(db);
    }
    db.exec(`pragma user_version = ${MIGRATIONS.length}`);
  });
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare("pragma user_version").get()?.["user_version"]);
}
