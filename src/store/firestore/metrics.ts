import { type MetricDocument, metricDay } from "#src/domain/metrics/metric.ts";
import type { MetricQuery, MetricStore } from "../metrics.ts";
import type { Reads } from "./connection.ts";
import { documentsByDate } from "./documents-by-date.ts";
import { compareText } from "./text-order.ts";
import type { Workspace } from "./workspace.ts";

export function createMetricStore(workspace: Workspace): MetricStore {
  return { find: (query) => workspace.snapshot((reads) => findDocuments(reads, query)) };
}

/**
 * By day, then rep, type and source. Firestore gives them by instant, which within one day may be midnight or noon: each day is
 * put in order here when it is complete.
 */
async function findDocuments(reads: Reads, query: MetricQuery): Promise<MetricDocument[]> {
  const inOrder: MetricDocument[] = [];
  let day: MetricDocument[] = [];
  const endDay = () => {
    inOrder.push(...day.sort(byPlace));
    day = [];
  };
  for await (const document of documentsByDate(reads, query)) {
    if (day[0] !== undefined && metricDay(day[0]) !== metricDay(document)) {
      endDay();
      if (inOrder.length >= query.limit) break;
    }
    day.push(document);
  }
  endDay();
  return inOrder.slice(0, query.limit);
}

function byPlace(a: MetricDocument, b: MetricDocument): number {
  return (
    compareText(a.userId, b.userId) ||
    compareText(a.type, b.type) ||
    compareText(a.source, b.source)
  );
}
