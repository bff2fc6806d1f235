import type { Source } from "../activity/activity.ts";
import type { Day } from "../calendar/day.ts";
import type { CallMetric } from "./call-metric.ts";
import { type CallTally, NO_CALLS } from "./call-tally.ts";
import { type MetricDocument, metricDate, metricId } from "./metric.ts";
import { phoneCallQuantity } from "./phone-call-quantity.ts";
import { talkTimeMinutes } from "./talk-time-minutes.ts";

/** The metrics of a day of calls; each day that was read has a document of each, zero or not. */
export const CALL_METRICS: readonly CallMetric[] = [phoneCallQuantity, talkTimeMinutes];

/** Turns the tallies of a rep's days into their documents. `syncedAt` is an ISO instant, used as `createdAt` of new ones. */
export function callDocuments(
  rep: { readonly userId: string; readonly source: Source },
  days: readonly Day[],
  tallies: ReadonlyMap<Day, CallTally>,
  syncedAt: string,
): MetricDocument[] {
  return days.flatMap((day) => {
    const tally = tallies.get(day) ?? NO_CALLS;
    const averageSeconds = tally.calls === 0 ? null : Math.round(tally.totalSeconds / tally.calls);
    return CALL_METRICS.map((metric) => ({
      id: metricId(rep.userId, metric.type, day, rep.source),
      userId: rep.userId,
      type: metric.type,
      value: metric.measure(tally),
      date: metricDate(day),
      source: rep.source,
      metadata: { totalSeconds: tally.totalSeconds, averageSeconds, syncedAt },
      createdAt: syncedAt,
    }));
  });
}
