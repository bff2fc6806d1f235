import type { Source } from "../activity/activity.ts";
import type { ActivityMapping } from "../activity/activity-mapping.ts";
import { CALL_METRICS } from "../metrics/call-documents.ts";
import { crmMetrics } from "../metrics/crm-metrics.ts";
import type { MetricType } from "../metrics/metric.ts";
import { CRM, DIALER } from "./call-sources.ts";

/**
 * The sources that have numbers of a metric, under what the CRM's types and stages are mapped to. Of calls both may have some; which
 * of them count is the source policy's to say.
 */
export function sourcesOf(type: MetricType, mapping: ActivityMapping): readonly Source[] {
  const isOf = (metrics: readonly { readonly type: MetricType }[]) =>
    metrics.some((metric) => metric.type === type);
  return [...(isOf(CALL_METRICS) ? [DIALER] : []), ...(isOf(crmMetrics(mapping)) ? [CRM] : [])];
}
