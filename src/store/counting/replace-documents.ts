import type { Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import {
  type MetricDocument,
  metricDate,
  metricDay,
  sameMeasure,
} from "#src/domain/metrics/metric.ts";
import type { Changes } from "../sync-runs.ts";
import { METRIC_COLUMNS, type MetricRow, toDocument } from "./metric-rows.ts";
import { type Prepares, rows } from "./rows.ts";

/**
 * Puts these documents in place, writing only those that are new or different; a changed one keeps its `createdAt`. Of the days that
 * they are of, no others stay. Inside the caller's transaction. The documents are one rep's, from one source.
 */
export function replaceDocuments(
  database: Prepares,
  userId: string,
  source: Source,
  documents: readonly MetricDocument[],
): Changes {
  const dates = documents.map((document) => document.date).sort();
  const stored = new Map(
    rows<MetricRow>(
      database.prepare(
        `select ${METRIC_COLUMNS} from metrics where userId = ? and date >= ? and date <= ? and source = ?`,
      ),
      userId,
      dates[0] ?? "",
      dates.at(-1) ?? "",
      source,
    ).map((row) => [row.id, toDocument(row)]),
  );
  const put = database.prepare(
    `insert into metrics (${METRIC_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set value = excluded.value, metadata = excluded.metadata`,
  );
  const changes = { added: 0, changed: 0, unchanged: 0 };
  for (const document of documents) {
    const before = stored.get(document.id);
    if (before !== undefined && sameMeasure(before, document)) {
      changes.unchanged += 1;
      continue;
    }
    changes[before === undefined ? "added" : "changed"] += 1;
    put.run(
      document.id,
      document.userId,
      document.type,
      document.value,
      document.date,
      document.source,
      JSON.stringify(document.metadata),
      document.createdAt,
    );
  }
  const kept = new Set(documents.map(({ id }) => id));
  const days = new Set(dates);
  const remove = database.prepare("delete from metrics where id = ?");
  // A metric that is no longer counted, such as a group of stages that nobody maps any more.
  for (const { id, date } of stored.values()) {
    if (kept.has(id) || !days.has(date)) continue;
    remove.run(id);
    changes.changed += 1;
  }
  return changes;
}

/** Takes a rep's documents of these days away: nothing is known of them any more. `days` rise. */
export function removeDocuments(
  database: Prepares,
  userId: string,
  source: Source,
  days: readonly Day[],
): void {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return;
  const gone = new Set(days);
  const stored = rows<Pick<MetricDocument, "id" | "date">>(
    database.prepare(
      "select id, date from metrics where userId = ? and source = ? and date >= ? and date <= ?",
    ),
    userId,
    source,
    metricDate(first),
    metricDate(last),
  );
  const remove = database.prepare("delete from metrics where id = ?");
  for (const one of stored) if (gone.has(metricDay(one))) remove.run(one.id);
}
