import type { RepOverview } from "#src/reports/rep-overview.ts";
import { type Change, type Comparison, describeChange } from "#src/ui/format/change.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import {
  formatClock,
  formatDuration,
  formatPercent,
  formatPoints,
} from "#src/ui/format/numbers.ts";

/** Minutes of talk below which the difference says more than a percentage. */
const SMALL_TALK = 20;

export function kpiChange(overview: RepOverview, kpi: RepOverview["kpis"][number]): Change | null {
  const { type, value, before } = kpi;
  return compare(overview, {
    now: value,
    before,
    format: measureFormat(type),
    ...(type === "talk_time_minutes"
      ? { smallBelow: SMALL_TALK }
      : { comparatives: ["more", "fewer"] as const }),
  });
}

export function averageChange(overview: RepOverview): Change | null {
  const { value, before } = overview.averageSeconds;
  return compare(overview, {
    now: value,
    before,
    format: formatClock,
    formatDifference: formatDuration,
    inUnits: true,
    comparatives: ["longer", "shorter"],
  });
}

export function answeredChange(overview: RepOverview): Change | null {
  const { share, before } = overview.answered;
  return compare(overview, {
    now: share,
    before,
    format: formatPercent,
    formatDifference: formatPoints,
    inUnits: true,
    comparatives: ["higher", "lower"],
  });
}

function compare(
  { period, back }: RepOverview,
  comparison: Omit<Comparison, "period" | "back" | "beforeRange">,
): Change | null {
  return describeChange({ ...comparison, period, back, beforeRange: null });
}
