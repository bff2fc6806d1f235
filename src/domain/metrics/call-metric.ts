import type { CallTally } from "./call-tally.ts";
import type { MetricType } from "./metric.ts";

/** A metric that is read off a day's calls. */
export interface CallMetric {
  readonly type: MetricType;
  measure(tally: CallTally): number;
}
