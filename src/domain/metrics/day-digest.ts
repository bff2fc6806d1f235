import type { MetricDocument } from "./metric.ts";

/**
 * What a day's documents say, as text that is the same wherever the same was counted: a line for each in the order of their ids,
 * with its number and what that rests on. When they were written is left out, so that two installations, or two engines, can be
 * compared.
 */
export function dayText(documents: readonly MetricDocument[]): string {
  return documents
    .map(({ id, value, metadata }) =>
      JSON.stringify([
        id,
        value,
        metadata.totalSeconds,
        metadata.averageSeconds,
        ...(metadata.pairedCalls === undefined ? [] : [metadata.pairedCalls]),
      ]),
    )
    .sort()
    .join("\n");
}
