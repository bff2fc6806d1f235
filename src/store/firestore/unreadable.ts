import { z } from "zod";
import { SOURCES, type Source, type UnreadableRow } from "#src/domain/activity/activity.ts";
import type { Found, Reads } from "./connection.ts";
import { hashedId, readAs } from "./stored.ts";
import type { Write } from "./writes.ts";

export const UNREADABLE = "unreadable";

const schema = z.object({
  source: z.enum(SOURCES),
  sourceId: z.string(),
  reason: z.string(),
  at: z.number().nullable(),
  personKey: z.string(),
  row: z.string(),
  seenAt: z.string(),
});

/** A row that could not be read, and when a sync first met it as it is. */
export type KeptRow = UnreadableRow & { readonly seenAt: string };

/** All of a source; they are few. */
export async function listUnreadable(reads: Reads, source: Source): Promise<KeptRow[]> {
  const found = await reads.find(UNREADABLE, (rows) => rows.where("source", "==", source));
  return found.map(toKeptRow);
}

export function toKeptRow(found: Found): KeptRow {
  return readAs(schema, found);
}

export function unreadableWrite(row: KeptRow): Write {
  return { kind: "set", path: unreadablePath(row.source, row.sourceId), data: { ...row } };
}

export function unreadablePath(source: Source, sourceId: string): string {
  return `${UNREADABLE}/${source}_${hashedId(sourceId)}`;
}
