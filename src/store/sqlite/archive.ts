import type { SQLInputValue } from "node:sqlite";
import { AppError } from "#src/domain/errors.ts";
import {
  ARCHIVE_KINDS,
  type Archive,
  type ArchiveBatch,
  type ArchiveKind,
  type ArchivePlace,
  type ArchiveRecord,
  type ArchiveValues,
} from "../archive.ts";
import { rows } from "../counting/rows.ts";
import { ARCHIVE_TABLES, type ArchiveTable, type Row } from "./archive-tables.ts";
import type { Database } from "./database.ts";
import { rebuildTeamDays } from "./sum-team-days.ts";

/** Rows that are held at a time. */
const PAGE = 1_000;

export function createArchive(database: Database): Archive {
  return {
    async *read(after) {
      const first = after === null ? 0 : ARCHIVE_KINDS.indexOf(after.kind);
      for (const kind of ARCHIVE_KINDS.slice(first))
        yield* readKind(database, kind, after?.kind === kind ? after : null);
    },

    async count() {
      const counts = ARCHIVE_KINDS.map((kind): [ArchiveKind, number] => {
        const { table, where } = ARCHIVE_TABLES[kind];
        const sql = `select count(*) as count from ${table} where ${where ?? "true"}`;
        return [kind, Number(database.prepare(sql).get()?.["count"])];
      });
      return Object.fromEntries(counts) as Record<ArchiveKind, number>;
    },

    async write(records) {
      database.write(() => {
        for (const record of records) {
          if (record.kind === "user") assertAddressIsFree(database, record.value);
          put(database, record);
        }
      });
    },

    async finish() {
      database.write(() => rebuildTeamDays(database));
    },
  };
}

/** A page at a time, so that no statement stays open while the reader waits. */
function* readKind(
  database: Database,
  kind: ArchiveKind,
  after: ArchivePlace | null,
): Generator<ArchiveBatch> {
  const { table, columns, key, where, toValue } = ARCHIVE_TABLES[kind] as ArchiveTable;
  let cursor: SQLInputValue[] | null = after === null ? null : JSON.parse(after.cursor);
  for (;;) {
    const behind = cursor === null ? "true" : `(${key.join(", ")}) > (${key.map(() => "?")})`;
    const found: Row[] = rows<Row>(
      database.prepare(
        `select ${columns.join(", ")} from ${table} where ${where ?? "true"} and ${behind}
         order by ${key.join(", ")} limit ${PAGE}`,
      ),
      ...(cursor ?? []),
    );
    const last = found.at(-1);
    if (last === undefined) return;
    cursor = key.map((column) => last[column] ?? null);
    yield {
      records: found.map((row) => ({ kind, value: toValue(row) }) as ArchiveRecord),
      place: { kind, cursor: JSON.stringify(cursor) },
    };
    if (found.length < PAGE) return;
  }
}

/** Another program may have let two people have one address; whoever moves them here is told whom. */
function assertAddressIsFree(database: Database, { id, email }: ArchiveValues["user"]): void {
  const other = database
    .prepare("select id from users where emailKey = ? and id <> ?")
    .get(email.toLowerCase(), id);
  if (other === undefined) return;
  throw new AppError(
    "conflict",
    `The users ${String(other["id"])} and ${id} have the same e-mail address, ${email}. Give one of them another where they come from, then start again.`,
  );
}

function put(database: Database, { kind, value }: ArchiveRecord): void {
  const { table, columns, key, extra, toRow } = ARCHIVE_TABLES[kind] as ArchiveTable;
  const row = toRow(value);
  const names = [...columns, ...(extra ?? [])];
  const updates = names.filter((name) => !key.includes(name));
  database
    .prepare(
      `insert into ${table} (${names.join(", ")}) values (${names.map(() => "?").join(", ")})
       on conflict (${key.join(", ")}) do update set ${updates.map((name) => `${name} = excluded.${name}`).join(", ")}`,
    )
    .run(...names.map((name) => row[name] ?? null));
}
