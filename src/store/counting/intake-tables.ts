import type { Executes } from "./rows.ts";

/** The columns that come from the vendor; a difference in any of them is a change. */
export const ACTIVITY_COLUMNS = [
  "kind",
  "at",
  "direction",
  "outcome",
  "vendorType",
  "totalSeconds",
  "talkSeconds",
  "holdSeconds",
  "ringSeconds",
  "otherNumber",
  "personKey",
  "personName",
  "personEmail",
  "crm",
] as const;

/**
 * Rows on their way in live in SQLite's temporary tables: they take no lock that others wait for, cost no memory however
 * many they are, and are gone with the process. One pair of tables serves all intakes of the process, told apart by token.
 */
export function createIntakeTables(database: Executes): void {
  database.exec(`
    create temp table if not exists intake (
      token integer not null, sourceId text not null, part text not null, ${ACTIVITY_COLUMNS.join(", ")},
      primary key (token, sourceId)
    ) without rowid;
    create temp table if not exists intake_unreadable (
      token integer not null, sourceId text not null, part text not null,
      reason text not null, at integer, personKey text not null, row text not null,
      primary key (token, sourceId)
    ) without rowid;
  `);
}
