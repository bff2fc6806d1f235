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
  /**
   * Everything arrived and was compared: the target may be in use since, and nothing is written into it again. Earlier copies did
   * not say so; they left no place when they were finished.
   */
  finished: z.boolean().optional(),
});

export interface CopyTools {
  /** A name for the store that is copied. */
  readonly fromName: string;
  /** How many records have been written, of how many. */
  readonly onProgress: (written: number, of: number) => void;
}

export interface CopyOutcome {
  readonly counts: Readonly<ArchiveCounts>;
  /** Days with documents, each of whose digests is the same in both. */
  readonly days: number;
  /** Whether an earlier copy that had been cut short was gone on with. */
  readonly resumed: boolean;
  /** Whether an earlier copy had been finished: both were compared, and nothing was written. */
  readonly alreadyThere: boolean;
}

type ArchiveCounts = Record<ArchiveKind, number>;

interface Start {
  readonly place: ArchivePlace | null;
  readonly finished: boolean;
}

/**
 * Copies everything. What was cut short goes on where it stood when it is started again; what was finished is only compared. At the
 * end both are counted, and each day's digest compared. Throws `conflict` where there is nothing to copy, where the target holds
 * something else, or where the two differ at the end.
 */
export async function copyStore(from: Store, to: Store, tools: CopyTools): Promise<CopyOutcome> {
  const counts = await countsOf(from);
  if (sum(counts) === 0) {
    throw new AppError("conflict", `${tools.fromName} holds nothing. Nothing was written.`);
  }
  const { place, finished } = await findStart(to, tools.fromName);
  if (!finished) await write(from, to, { ...tools, place, of: sum(counts) });
  const days = await compare(from, to, counts, finished ? WRITTEN_SINCE : NOT_WHOLE);
  if (!finished)
    await to.settings.remember(COPY_FACT, { from: tools.fromName, place: null, finished: true });
  return { counts, days, resumed: place !== null, alreadyThere: finished };
}

const NOT_WHOLE = "Was something written meanwhile? Copy again into an empty store.";
const WRITTEN_SINCE =
  "An earlier copy was finished, and one of them was written to since. Nothing was written; to copy again, begin with an empty store.";

async function findStart(to: Store, fromName: string): Promise<Start> {
  // Before anything else: what is empty can be filled from anywhere, whatever was tried before.
  if (sum(await countsOf(to)) === 0) return { place: null, finished: false };
  const known = checkpointSchema.safeParse(await to.settings.fact(COPY_FACT));
  if (!known.success) {
    throw new AppError(
      "conflict",
      "The target is not empty, and what it holds does not come from a copy. Nothing was written.",
    );
  }
  const { from, place, finished } = known.data;
  if (from !== fromName) {
    throw new AppError(
      "conflict",
      `The target was filled from ${from}, not from ${fromName}. Nothing was written; name that store, or begin with an empty target.`,
    );
  }
  return { place, finished: finished ?? place === null };
}

async function write(
  from: Store,
  to: Store,
  { fromName, onProgress, place, of }: CopyTools & { place: ArchivePlace | null; of: number },
): Promise<void> {
  const remember = (at: ArchivePlace | null) =>
    to.settings.remember(COPY_FACT, { from: fromName, place: at, finished: false });
  await remember(place);
  let written = 0;
  for await (const batch of from.archive.read(place)) {
    const records = batch.records.filter((record) => !isCheckpoint(record));
    if (records.length > 0) await to.archive.write(records);
    await remember(batch.place);
    written += records.length;
    onProgress(written, of);
  }
  await to.archive.finish();
}

function isCheckpoint(record: ArchiveRecord): boolean {
  return record.kind === "fact" && record.value.name === COPY_FACT;
}

/** How many days have documents, the same in both; throws `conflict` with what differs and `advice`. */
async function compare(
  from: Store,
  to: Store,
  counts: Readonly<ArchiveCounts>,
  advice: string,
): Promise<number> {
  const found = await countsOf(to);
  const differ = ARCHIVE_KINDS.filter((kind) => found[kind] !== counts[kind]);
  if (differ.length > 0) {
    const texts = differ.map((kind) => `${kind}: ${counts[kind]} there, ${found[kind]} here`);
    throw new AppError("conflict", `The two differ (${texts.join("; ")}). ${advice}`);
  }
  const days = new Set([...(await documentDays(from)), ...(await documentDays(to))]);
  for (const day of days) {
    const [there, here] = await Promise.all([dayDigest(from, day), dayDigest(to, day)]);
    if (there.digest !== here.digest) {
      throw new AppError(
        "conflict",
        `The copy says something else of ${day} than what it was made from. ${advice}`,
      );
    }
  }
  return days.size;
}

/** The checkpoint is no part of what is copied. */
async function countsOf(store: Store): Promise<ArchiveCounts> {
  const counts = await store.archive.count();
  const isTarget = (await store.settings.fact(COPY_FACT)) !== null;
  return { ...counts, fact: counts.fact - (isTarget ? 1 : 0) };
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
