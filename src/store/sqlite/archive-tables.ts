import type { SQLInputValue } from "node:sqlite";
import type { ArchiveKind, ArchiveValues } from "../archive.ts";
import { ACTIVITY_COLUMNS } from "../counting/intake-tables.ts";
import { NOT_YET } from "../counting/people.ts";

export type Row = Record<string, SQLInputValue>;

/** How a kind of record stands in its table. */
export interface ArchiveTable<Value = unknown> {
  readonly table: string;
  readonly columns: readonly string[];
  /** The columns by which a row is known, in whose order rows are read. */
  readonly key: readonly string[];
  /** Columns that are written and not read. */
  readonly extra?: readonly string[];
  /** Which rows are records at all. */
  readonly where?: string;
  toValue(row: Row): Value;
  toRow(value: Value): Row;
}

/** Where the columns are the fields. */
function plain<Value>(table: string, key: readonly string[], columns: readonly string[]) {
  return {
    table,
    columns,
    key,
    toValue: (row: Row) => row as Value,
    toRow: (value: Value) => value as Row,
  };
}

const text = (value: SQLInputValue | undefined) => String(value);
const json = (value: SQLInputValue | undefined): unknown =>
  value === null || value === undefined ? null : JSON.parse(text(value));
const asJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

export const ARCHIVE_TABLES: { readonly [Kind in ArchiveKind]: ArchiveTable<ArchiveValues[Kind]> } =
  {
    user: {
      ...plain("users", ["id"], ["id", "email", "name", "role", "timeZone", "active", "createdAt"]),
      extra: ["emailKey"],
      toValue: (row) => ({ ...row, active: row["active"] === 1 }) as ArchiveValues["user"],
      toRow: (user) => ({
        ...user,
        active: user.active ? 1 : 0,
        emailKey: user.email.toLowerCase(),
      }),
    },
    person: {
      ...plain("people", ["source", "id"], ["source", "id", "name", "email", "timeZone", "owner"]),
      toValue: (row) =>
        ({
          ...row,
          owner: row["owner"] === NOT_YET ? null : row["owner"],
        }) as ArchiveValues["person"],
      toRow: (person) => ({ ...person, owner: person.owner ?? NOT_YET }),
    },
    activity: plain(
      "activity",
      ["source", "sourceId"],
      ["source", "sourceId", ...ACTIVITY_COLUMNS, "twin", "state", "updatedAt"],
    ),
    unreadable: plain(
      "unreadable",
      ["source", "sourceId"],
      ["source", "sourceId", "reason", "at", "personKey", "row", "seenAt"],
    ),
    metric: {
      ...plain(
        "metrics",
        ["id"],
        ["id", "userId", "type", "value", "date", "source", "metadata", "createdAt"],
      ),
      toValue: (row) =>
        ({ ...row, metadata: json(row["metadata"]) }) as unknown as ArchiveValues["metric"],
      toRow: (document) => ({ ...document, metadata: JSON.stringify(document.metadata) }),
    },
    coverage: {
      ...plain(
        "coverage",
        ["source", "userId", "day"],
        ["source", "userId", "day", "readAt", "zone", "closed"],
      ),
      toValue: (row) => ({ ...row, closed: row["closed"] === 1 }) as ArchiveValues["coverage"],
      toRow: (covered) => ({ ...covered, closed: covered.closed ? 1 : 0 }),
    },
    settings: {
      ...plain("settings", ["id"], ["id", "value"]),
      toValue: (row) =>
        ({ id: text(row["id"]), value: json(row["value"]) as object }) as ArchiveValues["settings"],
      toRow: ({ id, value }) => ({ id, value: JSON.stringify(value) }),
    },
    fact: {
      ...plain("facts", ["name"], ["name", "value"]),
      toValue: (row) => ({ name: text(row["name"]), value: json(row["value"]) }),
      toRow: ({ name, value }) => ({ name, value: JSON.stringify(value) }),
    },
    goal: plain(
      "goal",
      ["scope", "type", "period", "fromDay"],
      ["scope", "type", "period", "fromDay", "target", "setBy", "setAt"],
    ),
    run: {
      ...plain(
        "sync_run",
        ["id"],
        [
          "id",
          "source",
          "scope",
          "request",
          "askedBy",
          "state",
          "startedAt",
          "finishedAt",
          "progress",
          "outcome",
          "error",
        ],
      ),
      where: "state <> 'running'",
      toValue: (row) =>
        ({
          ...row,
          scope: json(row["scope"]),
          progress: json(row["progress"]),
          outcome: json(row["outcome"]),
          error: json(row["error"]),
        }) as unknown as ArchiveValues["run"],
      toRow: (run) => ({
        ...run,
        scope: JSON.stringify(run.scope),
        progress: JSON.stringify(run.progress),
        outcome: asJson(run.outcome),
        error: asJson(run.error),
      }),
    },
    key: plain("api_key", ["id"], ["id", "name", "role", "userId", "hash", "createdAt"]),
    shareLink: plain(
      "share_link",
      ["id"],
      ["id", "name", "kind", "hash", "createdBy", "createdAt", "revokedAt"],
    ),
  };
