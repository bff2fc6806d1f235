import type { AskedRange } from "#src/domain/calendar/asked-range.ts";
import type { MetricDocument } from "#src/domain/metrics/metric.ts";
import type { MetricQuery } from "#src/store/metrics.ts";
import type { ReportContext } from "./context.ts";
import { resolveWindow } from "./report-window.ts";

/** More than a year of 30 reps; whoever needs more asks by range. */
const MOST_DOCUMENTS = 50_000;

export interface MetricDocuments {
  readonly metrics: readonly MetricDocument[];
  /** True when there are more than were sent: ask for fewer days at a time. */
  readonly truncated: boolean;
}

/** The stored documents themselves, every source's, as they are kept. Without any bound: of all days. */
export async function metricDocuments(
  context: ReportContext,
  asked: Pick<MetricQuery, "userId" | "type" | "source"> & AskedRange,
): Promise<MetricDocuments> {
  const { from, to, ...filter } = asked;
  const range = from === null && to === null ? null : resolveWindow({ from, to }, context);
  const bounds = range === null ? {} : { from: range.from, to: range.to };
  const found = await context.store.metrics.find({
    ...filter,
    ...bounds,
    limit: MOST_DOCUMENTS + 1,
  });
  return {
    metrics: found.slice(0, MOST_DOCUMENTS),
    truncated: found.length > MOST_DOCUMENTS,
  };
}
