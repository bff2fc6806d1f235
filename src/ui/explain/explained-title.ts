import type { AskedRange } from "#src/domain/calendar/asked-range.ts";
import type { Period } from "#src/domain/calendar/period.ts";
import { DEFINITIONS, type Measure } from "#src/domain/metrics/measure.ts";
import { formatDay, formatRangeShort } from "#src/ui/format/days.ts";
import { formatHour } from "#src/ui/format/instants.ts";
import { presetName } from "#src/ui/range/presets.ts";

interface Asked {
  readonly measure: Measure;
  readonly asked: { readonly period: Period; readonly back?: number } | AskedRange;
  readonly hour: number | null;
}

/** What a tab or a bookmark is called: "Calls, Mara Okonjo, 16 Nov". */
export function explainedTitle({ measure, asked, hour }: Asked, whose: string): string {
  const parts = [DEFINITIONS[measure].label, whose, daysWords(asked)];
  if (hour !== null) parts.push(formatHour(hour));
  return parts.filter((part) => part !== null).join(", ");
}

function daysWords(asked: Asked["asked"]): string | null {
  if ("period" in asked) return presetName(asked.period, asked.back ?? 0).toLowerCase();
  const { from, to } = asked;
  if (from !== null && to !== null) return formatRangeShort({ from, to });
  return to === null ? null : `to ${formatDay(to)}`;
}
