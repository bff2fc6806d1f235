import type { MetricDocument } from "#src/domain/metrics/metric.ts";
import { type Prepares, rows } from "./rows.ts";

export type MetricRow = Omit<MetricDocument, "metadata"> & { metadata: string };

export const METRIC_COLUMNS = "id, userId, type, value, date, source, metadata, createdAt";

export function toDocument(row: MetricRow): MetricDocument {
  return { ...row, metadata: JSON.parse(row.metadata) };
}

/** Everybody's documents of a day, from every source. */
export function documentsOf(database: Prepares, date: string): MetricDocument[] {
  return rows<MetricRow>(
    database.prepare(
      `select ${METRIC_COLUMNS} from metrics where date = ? order by userId, type, source`,
    ),
    date,
  ).map(toDocument);
}
