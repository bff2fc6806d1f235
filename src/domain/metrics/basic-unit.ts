import type { MetricDocument, MetricType } from "./metric.ts";

/**
 * Sums are made in whole units and turned into the document's unit at the end: thirds of a minute added up by the hundred
 * would drift off the true sum.
 */
export function toAmount(document: Pick<MetricDocument, "type" | "value" | "metadata">): number {
  return document.type === "talk_time_minutes" ? document.metadata.totalSeconds : document.value;
}

/** A sum of amounts, in the unit of the metric's documents. */
export function toValue(type: MetricType, amount: number): number {
  return type === "talk_time_minutes" ? amount / 60 : amount;
}
