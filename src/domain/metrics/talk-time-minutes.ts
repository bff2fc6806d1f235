import type { CallMetric } from "./call-metric.ts";

/** Minutes of total duration (conversation and hold, without ringing), as a fraction: 100 seconds are 1.666… */
export const talkTimeMinutes: CallMetric = {
  type: "talk_time_minutes",
  measure: (tally) => tally.totalSeconds / 60,
};
