import type { CallMetric } from "./call-metric.ts";

/** Calls that the source attributes to the rep, in and out, whatever became of them. */
export const phoneCallQuantity: CallMetric = {
  type: "phone_call_quantity",
  measure: (tally) => tally.calls,
};
