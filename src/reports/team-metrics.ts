import type { Day } from "#src/domain/calendar/day.ts";
import type { Period } from "#src/domain/calendar/period.ts";
import { METRIC_TYPES, type MetricDocument, type MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { countedDocuments } from "./counted-documents.ts";
import { type AskedPeriod, resolvePeriod } from "./report-range.ts";

export interface TeamMetrics {
  readonly period: Period | "custom";
  readonly from: Day;
  readonly to: Day;
  /** Sum over all reps and the calls nobody owns; null where nothing was synced. */
  readonly totals: Record<MetricType, number | null>;
}

/** What the whole team came to in a period. */
export async function teamMetrics(
  context: ReportContext,
  asked: AskedPeriod,
): Promise<TeamMetrics> {
  const range = resolvePeriod(asked, context);
  return { ...range, totals: sumByType(await countedDocuments(context, range)) };
}

/** Sums per metric type; a type without a document is unknown, not zero. */
export function sumByType(documents: readonly MetricDocument[]): Record<MetricType, number | null> {
  const totals = Object.fromEntries(METRIC_TYPES.map((type) => [type, null])) as Record<
    MetricType,
    number | null
  >;
  const seconds = new Map<MetricType, number>();
  for (const { type, value, metadata } of documents) {
    totals[type] = (totals[type] ?? 0) + value;
    if (type === "talk_time_minutes") {
      seconds.set(type, (seconds.get(type) ?? 0) + metadata.totalSeconds);
    }
  }
  // Minutes are summed as whole seconds: thirds of a minute added up by the hundred would drift off the true sum.
  for (const [type, sum] of seconds) totals[type] = sum / 60;
  return totals;
}
