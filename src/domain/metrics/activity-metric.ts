import type { MetricType } from "./metric.ts";

/** A metric that is read off what a day's activities come to. */
export interface ActivityMetric<Tally> {
  readonly type: MetricType;
  measure(tally: Tally): number;
}
