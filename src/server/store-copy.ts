import { z } from "zod";
import type { Day } from "#src/domain/calendar/day.ts";
import { AppError } from "#src/domain/errors.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import {
  ARCHIVE_KINDS,
  type ArchiveKind,
  type ArchivePlace,
  type ArchiveRecord,
} from "#src/store/archive.ts";
import type { Store } from "#src/store/store.ts";
import { dayDigest } from "./day-digests.ts";

/** Where a copy stands is remembered in the store that it is made in, under this name; it is no part of the copy. */
export const COPY_FACT = "store-copy";

const checkpointSchema = z.object({
  /** Which store is copied, so that nobody goes on with another. */
  from: z.string(),
  place: z.object({ kind: z.enum(ARCHIVE_KINDS), cursor: z.string() }).nullable(),
});

export interface CopyTools {
  /** A name for the store that is copied. */
  readonly fromName: string;
  /** How many records have been written, of how many. */
  readonly onProgress: (written: number, of: number) => void;
}

export interface CopyOutcome {
  readonly counts: Readonly<Record<ArchiveKind, number>>;
  /** Days with documents, each of whose digests is the same in both. */
  readonly days: number;
  /** Whether an earlier copy that had been cut short was gone on with. */
  readonly resumed: boolean;
}

/**
 * Copies everything. What was cut short goes on where it stood when it is started again. At the end both are counted, and each
 * day's digest compared. Throws `conflict` where the target holds something else, or where the two differ at the end.
 */
export async function copyStore(from: Store, to: Store, tools: CopyTools): Promise<CopyOutcome> {
  const checkpoint = await findCheckpoint(to, tools.fromName);
  const counts = await countsOf(from);
  const of = sum(counts);
  let written = 0;
  for await (const batch of from.archive.read(checkpoint.place)) {
    const records = batch.records.filter((record) => !isCheckpoint(record));
    if (records.length > 0) await to.archive.write(records);
    await remember(to, tools.fromName, batch.place);
    written += records.length;
    tools.onProgress(written, of);
  }
  await to.archive.finish();
  await verifyCounts(counts, to);
  const days = await verifyDigests(from, to);
  await remember(to, tools.fromName, null);
  return { counts, days, resumed: checkpoint.resumed };
}

async function findCheckpoint(to: Store, fromName: string) {
  const known = checkpointSchema.safeParse(await to.settings.fact(COPY_FACT));
  if (known.success) {
    if (known.data.from !== fromName) {
      throw new AppError(
        "conflict",
        `The target was being filled from ${known.data.from}, not from ${fromName}. Finish that copy, or begin with an empty store.`,
      );
    }
    return { place: known.data.place, resumed: known.data.place !== null };
  }
  if (sum(await countsOf(to)) > 0) {
    throw new AppError(
      "conflict",
      "The target is not empty, and what it holds does not come from a copy. Nothing was written.",
    );
  }
  await remember(to, fromName, null);
  return { place: null, resumed: false };
}

function remember(to: Store, from: string, place: ArchivePlace | null): Promise<void> {
  return to.settings.remember(COPY_FACT, { from, place });
}

function isCheckpoint(record: ArchiveRecord): boolean {
  return record.kind === "fact" && record.value.name === COPY_FACT;
}

async function verifyCounts(
  counts: Readonly<Record<ArchiveKind, number>>,
  to: Store,
): Promise<void> {
  const found = await countsOf(to);
  const differ = ARCHIVE_KINDS.filter((kind) => found[kind] !== counts[kind]);
  if (differ.length === 0) return;
  const texts = differ.map((kind) => `${kind}: ${counts[kind]} there, ${found[kind]} here`);
  throw new AppError(
    "conflict",
    `The copy is not whole (${texts.join("; ")}). Was something written meanwhile? Copy again into an empty store.`,
  );
}

/** The checkpoint is no part of what is copied. */
async function countsOf(store: Store): Promise<Record<ArchiveKind, number>> {
  const counts = await store.archive.count();
  const isTarget = (await store.settings.fact(COPY_FACT)) !== null;
  return { ...counts, fact: counts.fact - (isTarget ? 1 : 0) };
}

async function verifyDigests(from: Store, to: Store): Promise<number> {
  const days = new Set([...(await documentDays(from)), ...(await documentDays(to))]);
  for (const day of days) {
    const [there, here] = await Promise.all([dayDigest(from, day), dayDigest(to, day)]);
    if (there.digest !== here.digest) {
      throw new AppError(
        "conflict",
        `The copy says something else of ${day} than what it was made from. Copy again into an empty store.`,
      );
    }
  }
  return days.size;
}

/** Every day that has a document at all. */
async function documentDays(store: Store): Promise<Day[]> {
  const { rows } = await store.teamDays.known(METRIC_TYPES, {
    from: "0001-01-01",
    to: "9999-12-31",
  });
  return rows.flatMap(({ days }) => days);
}

function sum(counts: Readonly<Record<ArchiveKind, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}
