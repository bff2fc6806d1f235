import type { ActivityMetric } from "./activity-metric.ts";
import type { CallTally } from "./call-tally.ts";

/** Minutes of total duration (conversation and hold, without ringing), as a fraction: 100 seconds are 1.666… */
export const talkTimeMinutes: ActivityMetric<CallTally> = {
  type: "talk_time_minutes",
  measure: (tally) => tally.totalSeconds / 60,
};
