import { SOURCES } from "#src/domain/activity/activity.ts";
import {
  ARCHIVE_KINDS,
  type Archive,
  type ArchiveBatch,
  type ArchiveKind,
  type ArchivePlace,
  type ArchiveRecord,
} from "../archive.ts";
import { sumFromDocuments } from "./adopt.ts";
import { ARCHIVE_COLLECTIONS, type ArchiveCollection } from "./archive-kinds.ts";
import { mergeActivities, mergeCoverage, openDayWrites } from "./archive-merges.ts";
import type { Reads } from "./connection.ts";
import { bump, GOALS, LEDGER, peopleOf, REPS, SETTINGS, USERS } from "./stamp.ts";
import type { Workspace } from "./workspace.ts";
import { batches, COMMIT_LIMITS, type Write } from "./writes.ts";

export function createArchive(workspace: Workspace): Archive {
  const { connection } = workspace;
  async function* read(after: ArchivePlace | null): AsyncGenerator<ArchiveBatch> {
    // Not in the middle of a commit.
    await workspace.stamp();
    const reads = await connection.reads();
    const first = after === null ? 0 : ARCHIVE_KINDS.indexOf(after.kind);
    for (const kind of ARCHIVE_KINDS.slice(first))
      yield* readKind(reads, kind, after?.kind === kind ? after.cursor : null);
  }
  return {
    read,

    async count() {
      const counts = Object.fromEntries(ARCHIVE_KINDS.map((kind) => [kind, 0])) as Record<
        ArchiveKind,
        number
      >;
      for await (const { records } of read(null)) for (const { kind } of records) counts[kind] += 1;
      return counts;
    },

    async write(records) {
      await workspace.adopted();
      const reads = await connection.reads();
      const activities = records.flatMap((one) => (one.kind === "activity" ? [one.value] : []));
      const coverage = records.flatMap((one) => (one.kind === "coverage" ? [one.value] : []));
      const writes: Write[] = records.flatMap(({ kind, value }) => {
        const { toWrite } = ARCHIVE_COLLECTIONS[kind] as ArchiveCollection;
        return toWrite === null ? [] : [toWrite(value)];
      });
      const groups = [
        ...writes.map((write) => [write]),
        ...(await mergeActivities(reads, activities)),
        ...(await mergeCoverage(reads, coverage)),
      ];
      for (const batch of batches(groups, COMMIT_LIMITS)) await connection.write(batch);
    },

    async finish() {
      const reads = await connection.reads();
      const parts = await sumFromDocuments(connection, (writes) => connection.write(writes));
      for await (const writes of openDayWrites(reads))
        for (const batch of batches([writes], COMMIT_LIMITS)) await connection.write(batch);
      for (const part of [USERS, SETTINGS, GOALS, REPS, LEDGER, ...SOURCES.map(peopleOf)])
        parts.add(part);
      await connection.write([bump(parts)]);
    },
  };
}

async function* readKind(
  reads: Reads,
  kind: ArchiveKind,
  after: string | null,
): AsyncGenerator<ArchiveBatch> {
  const { collection, page, toValues } = ARCHIVE_COLLECTIONS[kind] as ArchiveCollection;
  let cursor = after;
  for (;;) {
    const behind: string | null = cursor;
    const found = await reads.find(collection, (all) => {
      const ordered = all.orderBy("__name__").limit(page);
      return behind === null ? ordered : ordered.startAfter(behind);
    });
    cursor = found.at(-1)?.id ?? null;
    if (cursor === null) return;
    const values = (await Promise.all(found.map((one) => toValues(one, reads)))).flat();
    yield {
      records: values.map((value) => ({ kind, value }) as ArchiveRecord),
      place: { kind, cursor },
    };
    if (found.length < page) return;
  }
}
