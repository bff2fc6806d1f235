import type { ActivityMapping } from "../activity/activity-mapping.ts";
import type { Day } from "../calendar/day.ts";
import { type CountedRep, makeDocument } from "./call-documents.ts";
import { crmMetrics } from "./crm-metrics.ts";
import { type CrmTally, noCrmActivities } from "./crm-tally.ts";
import type { MetricDocument } from "./metric.ts";

/** Turns the tallies of a rep's days in a CRM into their documents. `syncedAt` is an ISO instant, used as `createdAt` of new ones. */
export function crmDocuments(
  rep: CountedRep,
  days: readonly Day[],
  tallies: ReadonlyMap<Day, CrmTally>,
  mapping: ActivityMapping,
  syncedAt: string,
): MetricDocument[] {
  const metrics = crmMetrics(mapping);
  return days.flatMap((day) => {
    const tally = tallies.get(day) ?? noCrmActivities();
    return metrics.map(({ type, measure }) =>
      makeDocument(rep, type, day, measure(tally), {
        // A CRM does not say how long a call was.
        totalSeconds: 0,
        averageSeconds: null,
        ...(type === "phone_call_quantity" ? { pairedCalls: tally.pairedCalls } : {}),
        syncedAt,
      }),
    );
  });
}
