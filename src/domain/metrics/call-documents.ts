import type { Source } from "../activity/activity.ts";
import type { Day } from "../calendar/day.ts";
import type { ActivityMetric } from "./activity-metric.ts";
import { type CallTally, NO_CALLS } from "./call-tally.ts";
import {
  type MetricDocument,
  type MetricMetadata,
  type MetricType,
  metricDate,
  metricId,
} from "./metric.ts";
import { phoneCallQuantity } from "./phone-call-quantity.ts";
import { talkTimeMinutes } from "./talk-time-minutes.ts";

/** The metrics of a day of calls; each day that was read has a document of each, zero or not. */
export const CALL_METRICS: readonly ActivityMetric<CallTally>[] = [
  phoneCallQuantity,
  talkTimeMinutes,
];

/** Whose documents, from where. */
export interface CountedRep {
  readonly userId: string;
  readonly source: Source;
}

/** Turns the tallies of a rep's days into their documents. `syncedAt` is an ISO instant, used as `createdAt` of new ones. */
export function callDocuments(
  rep: CountedRep,
  days: readonly Day[],
  tallies: ReadonlyMap<Day, CallTally>,
  syncedAt: string,
): MetricDocument[] {
  return days.flatMap((day) => {
    const tally = tallies.get(day) ?? NO_CALLS;
    const averageSeconds = tally.calls === 0 ? null : Math.round(tally.totalSeconds / tally.calls);
    const metadata = { totalSeconds: tally.totalSeconds, averageSeconds, syncedAt };
    return CALL_METRICS.map(({ type, measure }) =>
      makeDocument(rep, type, day, measure(tally), metadata),
    );
  });
}

/** A document that is written for the first time at `metadata.syncedAt`. */
export function makeDocument(
  { userId, source }: CountedRep,
  type: MetricType,
  day: Day,
  value: number,
  metadata: MetricMetadata,
): MetricDocument {
  return {
    id: metricId(userId, type, day, source),
    userId,
    type,
    value,
    date: metricDate(day),
    source,
    metadata,
    createdAt: metadata.syncedAt,
  };
}
