import type { Query } from "@google-cloud/firestore";
import { addDays } from "#src/domain/calendar/day.ts";
import { type MetricDocument, metricDate } from "#src/domain/metrics/metric.ts";
import type { MetricQuery } from "../metrics.ts";
import type { Found, Reads } from "./connection.ts";
import { METRICS, toDocument } from "./metric-documents.ts";

/** Documents that are held at a time while a long answer is made. */
const PAGE = 1_000;

/** Documents in the order of their instants; `limit` is about how many the caller means to take. */
export async function* documentsByDate(
  reads: Reads,
  query: Omit<MetricQuery, "limit"> & { readonly limit?: number },
): AsyncGenerator<MetricDocument> {
  const size = Math.min(PAGE, (query.limit ?? PAGE) + 1);
  let last: Found | null = null;
  for (;;) {
    const after: Found | null = last;
    const found = await reads.find(METRICS, (metrics) => {
      let asked: Query = metrics;
      for (const field of ["userId", "type", "source"] as const)
        if (query[field] !== undefined) asked = asked.where(field, "==", query[field]);
      if (query.from !== undefined)
        asked = asked.where("date", ">=", new Date(metricDate(query.from)));
      if (query.to !== undefined)
        asked = asked.where("date", "<", new Date(metricDate(addDays(query.to, 1))));
      asked = asked.orderBy("date").orderBy("__name__");
      if (after !== null) asked = asked.startAfter(after.fields["date"], after.id);
      return asked.limit(size);
    });
    for (const one of found) yield toDocument(one);
    last = found.at(-1) ?? null;
    if (last === null || found.length < size) return;
  }
}
