import type { Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { MetricDocument, MetricType } from "#src/domain/metrics/metric.ts";

export interface MetricQuery {
  readonly userId?: string | undefined;
  readonly type?: MetricType | undefined;
  readonly source?: Source | undefined;
  /** Days, both included. */
  readonly from?: Day;
  readonly to?: Day;
  /** At most this many documents, the earliest days first. */
  readonly limit: number;
}

export interface MetricStore {
  /** Documents by day, then rep, type and source. */
  find(query: MetricQuery): Promise<MetricDocument[]>;
}
