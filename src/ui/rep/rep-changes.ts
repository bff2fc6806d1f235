import type { RepOverview } from "#src/reports/rep-overview.ts";
import { noneToAverage } from "#src/ui/format/average-words.ts";
import { type Change, type Comparison, describeChange } from "#src/ui/format/change.ts";
import {
  formatClock,
  formatDuration,
  formatPercent,
  formatPoints,
} from "#src/ui/format/numbers.ts";
import { callsOf, isSyncedBefore } from "./rep-calls-known.ts";

export function averageChange(overview: RepOverview): Change | null {
  const { value, before } = overview.averageSeconds;
  return compare(overview, {
    now: value,
    before,
    noneBefore: noneToAverage(callsOf(overview)?.before ?? null),
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
    noneBefore: isSyncedBefore(overview) ? "outgoing calls" : null,
    format: formatPercent,
    formatDifference: formatPoints,
    inUnits: true,
    comparatives: ["higher", "lower"],
  });
}

function compare(
  { period, back, beforeRange }: RepOverview,
  comparison: Omit<Comparison, "period" | "back" | "beforeRange">,
): Change | null {
  return describeChange({ ...comparison, period, back, beforeRange });
}
