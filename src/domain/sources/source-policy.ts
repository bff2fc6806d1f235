import type { Source } from "../activity/activity.ts";
import { type MetricDocument, metricDay } from "../metrics/metric.ts";

/** Which source counts when several saw the same rep-day: the first of these that has a document. */
const PREFERENCE: readonly Source[] = ["justcall", "copper", "manual"];

/**
 * Keeps one document for each rep, type and day, so that no sum ever adds two sources that saw the same calls. Every
 * report reads documents through this.
 */
export function countedOnce(documents: readonly MetricDocument[]): MetricDocument[] {
  const counted = new Map<string, MetricDocument>();
  for (const document of documents) {
    const key = `${document.userId} ${document.type} ${metricDay(document)}`;
    const other = counted.get(key);
    if (other === undefined || rank(document.source) < rank(other.source))
      counted.set(key, document);
  }
  return [...counted.values()];
}

/** Which of these sources counts, where each has a number for the same rep, type and day; the first that there is. */
export function firstSource(sources: Iterable<Source>): Source {
  const best = [...sources].sort((a, b) => rank(a) - rank(b))[0];
  if (best === undefined) throw new Error("no source to choose from");
  return best;
}

function rank(source: Source): number {
  return PREFERENCE.indexOf(source);
}
