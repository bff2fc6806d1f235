import type { DayRange } from "#src/domain/calendar/period.ts";
import type { MetricDocument } from "#src/domain/metrics/metric.ts";
import { countedOnce } from "#src/domain/sources/source-policy.ts";
import type { ReportContext } from "./context.ts";

/** A range of three years with 500 reps and every metric lies below this; a report that met it would say so. */
const MOST_DOCUMENTS = 5_000_000;

/** The documents of a range that count: one for each rep, type and day, whichever sources saw it. */
export async function countedDocuments(
  context: Pick<ReportContext, "store">,
  range: DayRange,
): Promise<MetricDocument[]> {
  return countedOnce(
    await context.store.metrics.find({ from: range.from, to: range.to, limit: MOST_DOCUMENTS }),
  );
}
