import type { Period } from "#src/domain/calendar/period.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { type Change, describeChange } from "./change.ts";
import { measureFormat } from "./measures.ts";

/** Minutes of talk below which the difference says more than a percentage. */
const SMALL_TALK = 20;

interface Compared {
  readonly type: MetricType;
  readonly value: number | null;
  readonly before: number | null;
}

/** How a metric changed against the same elapsed part of the window before, in words. */
export function kpiChange(
  { period, back }: { readonly period: Period | "custom"; readonly back: number },
  { type, value, before }: Compared,
): Change | null {
  return describeChange({
    now: value,
    before,
    period,
    back,
    beforeRange: null,
    format: measureFormat(type),
    ...(type === "talk_time_minutes"
      ? { smallBelow: SMALL_TALK }
      : { comparatives: ["more", "fewer"] as const }),
  });
}
