import type { DayRange, Period } from "#src/domain/calendar/period.ts";
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
  window: {
    readonly period: Period | "custom";
    readonly back: number;
    readonly beforeRange?: DayRange;
  },
  { type, value, before }: Compared,
): Change | null {
  return describeChange({
    now: value,
    before,
    period: window.period,
    back: window.back,
    beforeRange: window.beforeRange ?? null,
    format: measureFormat(type),
    ...(type === "talk_time_minutes"
      ? { smallBelow: SMALL_TALK }
      : { comparatives: ["more", "fewer"] as const }),
  });
}
