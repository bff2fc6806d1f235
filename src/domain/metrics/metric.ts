import type { Source } from "../activity/activity.ts";
import type { Day } from "../calendar/day.ts";

export const METRIC_TYPES = [
  "phone_call_quantity",
  "talk_time_minutes",
  "email_quantity",
  "meeting_quantity",
  "sms_quantity",
  "lead_progression_a",
  "lead_progression_b",
  "lead_progression_c",
  "deals_won_quantity",
  "deals_won_amount",
] as const;
export type MetricType = (typeof METRIC_TYPES)[number];

/** One number of one rep on one local day from one source. */
export interface MetricDocument {
  /** `{userId}_{type}_{day}_{source}` */
  readonly id: string;
  readonly userId: string;
  readonly type: MetricType;
  /** Never rounded here. */
  readonly value: number;
  /** The rep's local calendar day, written as that day's midnight in UTC: `2025-09-30T00:00:00.000Z`. */
  readonly date: string;
  readonly source: Source;
  readonly metadata: MetricMetadata;
  /** ISO instant of the first write of this id. */
  readonly createdAt: string;
}

export interface MetricMetadata {
  /** Of calls; 0 where the source does not say how long they were, and for what has no length. */
  readonly totalSeconds: number;
  /** Whole seconds; null on a day without calls, and where the source does not say. */
  readonly averageSeconds: number | null;
  /** Of calls in a CRM: those that another source holds too, told by their twins. */
  readonly pairedCalls?: number;
  /** ISO instant of the sync that last changed the document. */
  readonly syncedAt: string;
}

export function metricId(userId: string, type: MetricType, day: Day, source: Source): string {
  return `${userId}_${type}_${day}_${source}`;
}

/** What an id says. Ids of users may hold underscores; nothing else in it does but the type, which is one of ours. */
export function parseMetricId(
  id: string,
): Pick<MetricDocument, "id" | "userId" | "type" | "source" | "date"> {
  const [, source] = /_([a-z]+)$/.exec(id) ?? [];
  const day = id.slice(-(source?.length ?? 0) - 11, -(source?.length ?? 0) - 1);
  const type = METRIC_TYPES.find((one) => id.endsWith(`_${one}_${day}_${source}`));
  if (source === undefined || type === undefined) throw new Error(`not a metric's id: ${id}`);
  const userId = id.slice(0, -`_${type}_${day}_${source}`.length);
  return { id, userId, type, source: source as Source, date: metricDate(day) };
}

export function metricDate(day: Day): string {
  return `${day}T00:00:00.000Z`;
}

/** The local day that a document's `date` stands for. */
export function metricDay(document: Pick<MetricDocument, "date">): Day {
  return document.date.slice(0, 10);
}

/** Same number, same basis: a sync that finds this leaves the stored document as it is, `syncedAt` included. */
export function sameMeasure(a: MetricDocument, b: MetricDocument): boolean {
  return (
    a.value === b.value &&
    a.metadata.totalSeconds === b.metadata.totalSeconds &&
    a.metadata.averageSeconds === b.metadata.averageSeconds &&
    a.metadata.pairedCalls === b.metadata.pairedCalls
  );
}
