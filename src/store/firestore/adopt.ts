import { toAmount } from "#src/domain/metrics/basic-unit.ts";
import { type MetricDocument, metricDay } from "#src/domain/metrics/metric.ts";
import type { Connection } from "./connection.ts";
import { documentsByDate } from "./documents-by-date.ts";
import { RepNumbers, readReps } from "./reps.ts";
import { daysOf, STAMP } from "./stamp.ts";
import { type RepDayAmounts, teamDayWrites } from "./team-day-documents.ts";
import { batches, COMMIT_LIMITS, type Write } from "./writes.ts";

/**
 * Makes a database ours that has no stamp yet: an empty one, or one whose metric documents another program wrote. Those are only
 * read: what a team's days come to is summed from them, so that the boards show them. Two processes may do this at once.
 */
export async function adopt(connection: Connection): Promise<void> {
  const reads = await connection.reads();
  if ((await reads.get(STAMP)) !== null) return;
  const months = await sumFromDocuments(connection, (writes) =>
    connection.transaction(async (changes) => {
      // Another process has done so meanwhile; a sync may have come since, which these sums do not know.
      if ((await changes.get(STAMP)) !== null) return;
      for (const write of writes) changes.put(write);
    }),
  );
  await connection.transaction(async (changes) => {
    if ((await changes.get(STAMP)) !== null) return;
    changes.put({
      kind: "set",
      path: STAMP,
      data: {
        commit: "adopted",
        pending: null,
        versions: Object.fromEntries([...months].map((month) => [month, "adopted"])),
      },
    });
  });
}

/**
 * Sums every team-day from the documents, and says which parts that makes new; the caller sees to it that no commit comes in
 * between.
 */
export async function sumFromDocuments(
  connection: Connection,
  write: (writes: readonly Write[]) => Promise<void>,
): Promise<Set<string>> {
  const parts = new Set<string>();
  const reads = await connection.reads();
  const numbers = new RepNumbers(await readReps(reads));
  for await (const documents of days(documentsByDate(reads, {}))) {
    const [first] = documents;
    if (first === undefined) continue;
    numbers.take(documents.map(({ userId }) => userId));
    const day = metricDay(first);
    parts.add(daysOf(day));
    const bySource = Map.groupBy(documents, ({ source }) => source);
    const writes = [...bySource].flatMap(([source, some]) =>
      teamDayWrites(day, source, amountsByRep(some), (userId) => numbers.of(userId)),
    );
    for (const batch of batches([writes], COMMIT_LIMITS)) await write(batch);
  }
  const reps = numbers.write();
  if (reps !== null) await write([reps]);
  return parts;
}

function amountsByRep(documents: readonly MetricDocument[]): Map<string, RepDayAmounts> {
  const reps = new Map<string, { amounts: Partial<Record<MetricDocument["type"], number>> }>();
  for (const document of documents) {
    const { amounts } = reps.get(document.userId) ?? { amounts: {} };
    amounts[document.type] = toAmount(document);
    reps.set(document.userId, { amounts });
  }
  return reps;
}

async function* days(
  documents: AsyncIterable<MetricDocument>,
): AsyncGenerator<readonly MetricDocument[]> {
  let day: MetricDocument[] = [];
  for await (const document of documents) {
    const [first] = day;
    if (first !== undefined && metricDay(first) !== metricDay(document)) {
      yield day;
      day = [];
    }
    day.push(document);
  }
  if (day.length > 0) yield day;
}
