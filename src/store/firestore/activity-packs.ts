import { z } from "zod";
import { CALL_OUTCOMES, SOURCES, type Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { Found } from "./connection.ts";
import { hashedId, json, readAs } from "./stored.ts";
import type { Write } from "./writes.ts";

export const ACTIVITIES = "activities";

/** Rows to a document, whose ids are indexed one by one. What a person did in a day is nearly always less. */
const ROWS_A_PACK = 2_000;
/**
 * And their text in bytes: a document holds 1 MiB, and so does a part of the journal (`PART_LIMITS`), in which each quotation mark of
 * it takes two. A telephone system's row takes 250, a CRM's with a long note several thousand.
 */
const BYTES_A_PACK = 400_000;
const DAY_MS = 86_400_000;

/** A row of the ledger, in the order in which it is kept. */
const rowSchema = z.tuple([
  z.string(), // sourceId
  z.string(), // kind
  z.number(), // at
  z.enum(["in", "out"]).nullable(),
  z.enum(CALL_OUTCOMES).nullable(),
  z.string().nullable(), // vendorType
  z.number(), // totalSeconds
  z.number().nullable(), // talkSeconds
  z.number().nullable(), // holdSeconds
  z.number().nullable(), // ringSeconds
  z.string().nullable(), // otherNumber
  z.string().nullable(), // personName
  z.string().nullable(), // personEmail
  z.enum(["present", "gone"]),
  z.number(), // updatedAt
  z.string().nullable().optional(), // crm
  z.string().nullable().optional(), // twin
]);
export type PackedRow = z.output<typeof rowSchema>;
/** A telephone system's rows end here. */
const PLAIN_LENGTH = 15;
/** The columns of `activity` behind a row; the person key is the pack's. */
export const PACKED_COLUMNS = [
  "sourceId",
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
  "personName",
  "personEmail",
  "state",
  "updatedAt",
  "crm",
  "twin",
] as const;

type PackedField = (typeof PACKED_COLUMNS)[number];

/** A row in the ledger's words, without what its pack says of it. */
export type UnpackedRow = {
  readonly [Place in keyof PackedRow & `${number}` as Columns[Place]]-?: Exclude<
    PackedRow[Place],
    undefined
  >;
};
type Columns = typeof PACKED_COLUMNS;

export function packRow(row: Readonly<Record<PackedField, unknown>>): PackedRow {
  const packed = PACKED_COLUMNS.map((column) => row[column]);
  const isPlain = packed.slice(PLAIN_LENGTH).every((value) => value === null);
  return (isPlain ? packed.slice(0, PLAIN_LENGTH) : packed) as PackedRow;
}

export function unpackRow(row: PackedRow): UnpackedRow {
  const fields = PACKED_COLUMNS.map((column, place) => [column, row[place] ?? null]);
  return Object.fromEntries(fields) as UnpackedRow;
}

const schema = z.object({
  source: z.enum(SOURCES),
  personKey: z.string(),
  /** The UTC day in which its rows begin. */
  day: z.iso.date(),
  /** How many documents the person's day is laid into. */
  packs: z.number(),
  rows: json(z.array(rowSchema)),
});

/** What one person did in one UTC day. */
export type ActivityPack = z.output<typeof schema>;

export interface PackPlace {
  readonly source: Source;
  readonly personKey: string;
  readonly day: Day;
}

export function toPack(found: Found): ActivityPack {
  return readAs(schema, found);
}

export function utcDay(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}

export function utcDayNumber(at: number): number {
  return Math.floor(at / DAY_MS);
}

export function packPath({ source, personKey, day }: PackPlace, pack: number): string {
  return `${ACTIVITIES}/${source}_${day}_${hashedId(personKey)}_${pack}`;
}

/**
 * A person's day as documents, and those of before that are no longer needed away. The ids of the rows stand beside them, so that
 * a row is found wherever it was.
 */
export function packWrites(place: PackPlace, rows: readonly PackedRow[], before: number): Write[] {
  const packs = cut(rows);
  const writes = packs.map(
    ({ ids, texts }, pack): Write => ({
      kind: "set",
      path: packPath(place, pack),
      data: { ...place, packs: packs.length, ids, rows: `[${texts.join(",")}]` },
    }),
  );
  for (let pack = packs.length; pack < before; pack++)
    writes.push({ kind: "delete", path: packPath(place, pack) });
  return writes;
}

/** The ids and the text of the rows of each document. */
function cut(rows: readonly PackedRow[]): { ids: string[]; texts: string[] }[] {
  const packs: { ids: string[]; texts: string[] }[] = [];
  let bytes = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    const size = Buffer.byteLength(text) + 1;
    let last = packs.at(-1);
    if (last === undefined || last.ids.length === ROWS_A_PACK || bytes + size > BYTES_A_PACK) {
      last = { ids: [], texts: [] };
      packs.push(last);
      bytes = 0;
    }
    last.ids.push(row[0]);
    last.texts.push(text);
    bytes += size;
  }
  return packs;
}
