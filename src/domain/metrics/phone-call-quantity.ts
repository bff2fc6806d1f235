import type { ActivityMetric } from "./activity-metric.ts";
import type { CallTally } from "./call-tally.ts";

/** Calls that the source attributes to the rep, in and out, whatever became of them. */
export const phoneCallQuantity: ActivityMetric<CallTally> = {
  type: "phone_call_quantity",
  measure: (tally) => tally.calls,
};
