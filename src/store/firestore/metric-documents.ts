import { z } from "zod";
import { SOURCES } from "#src/domain/activity/activity.ts";
import { METRIC_TYPES, type MetricDocument, metricDate } from "#src/domain/metrics/metric.ts";
import type { Found } from "./connection.ts";
import { readAs, timestamp } from "./stored.ts";
import type { Write } from "./writes.ts";

export const METRICS = "metrics";

/**
 * What is asked of a document, whoever wrote it. Another program may have written its day at noon, left out what can be known
 * otherwise, or added fields of its own.
 */
const schema = z.object({
  userId: z.string().min(1),
  type: z.enum(METRIC_TYPES),
  value: z.number(),
  date: timestamp,
  source: z.enum(SOURCES),
  metadata: z
    .looseObject({
      totalSeconds: z.number().optional(),
      averageSeconds: z.number().nullish(),
      pairedCalls: z.number().optional(),
      syncedAt: z.union([z.string(), timestamp]).optional(),
    })
    .optional(),
  createdAt: timestamp.optional(),
});

/** A document, its day at midnight UTC as in every engine. */
export function toDocument(found: Found): MetricDocument {
  const { metadata = {}, ...fields } = readAs(schema, found);
  return {
    id: found.id,
    userId: fields.userId,
    type: fields.type,
    value: fields.value,
    date: metricDate(fields.date.slice(0, 10)),
    source: fields.source,
    metadata: {
      totalSeconds: metadata.totalSeconds ?? secondsOf(fields),
      averageSeconds: metadata.averageSeconds ?? null,
      ...(metadata.pairedCalls === undefined ? {} : { pairedCalls: metadata.pairedCalls }),
      syncedAt: metadata.syncedAt ?? found.updatedAt,
    },
    createdAt: fields.createdAt ?? found.createdAt,
  };
}

/** Minutes say how many seconds they are; of any other number there are none to tell. */
function secondsOf({ type, value }: Pick<MetricDocument, "type" | "value">): number {
  return type === "talk_time_minutes" ? Math.round(value * 60) : 0;
}

/** Whether a document is as we write it; one that is not is written anew when a sync counts its day. */
export function isOurs(found: Found): boolean {
  const fields = readAs(schema, found);
  return (
    fields.date === metricDate(fields.date.slice(0, 10)) &&
    fields.createdAt !== undefined &&
    fields.metadata?.totalSeconds !== undefined &&
    fields.metadata.averageSeconds !== undefined &&
    typeof fields.metadata.syncedAt === "string"
  );
}

export function metricPath(id: string): string {
  return `${METRICS}/${id}`;
}

export function metricWrite(document: MetricDocument): Write {
  const { date, createdAt, ...fields } = document;
  return {
    kind: "set",
    path: metricPath(document.id),
    data: { ...fields, date: new Date(date), createdAt: new Date(createdAt) },
  };
}
