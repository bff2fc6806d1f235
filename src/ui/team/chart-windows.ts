import { addDays, type Day, daysBetween, earlierDay, laterDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { formatDay } from "#src/ui/format/days.ts";
import { plural } from "#src/ui/format/numbers.ts";

/** Below this many days a line says nothing, and is drawn over the two weeks that end with them. */
const FEW = 7;
const AT_LEAST = 14;
/** More columns than a quarter has nobody scrolls through. */
const MOST_COLUMNS = 92;

/** The days that the lines of a window are drawn over: the window, or the two weeks to its end where it is shorter than one. */
export function lineDays({ from, to }: DayRange): DayRange {
  return daysBetween(from, to) + 1 < FEW ? { from: addDays(to, 1 - AT_LEAST), to } : { from, to };
}

/** The days that a heat map of a window has columns for: two weeks at least, a quarter at most, to its end. */
export function heatDays({ from, to }: DayRange): DayRange {
  const wide = earlierDay(from, addDays(to, 1 - AT_LEAST));
  return { from: laterDay(wide, addDays(to, 1 - MOST_COLUMNS)), to };
}

/**
 * The days that are laid under those drawn: as many, whole weeks earlier so that weekdays lie on weekdays, as near as can be
 * to the first of the window before (`beforeFrom`; null: right before). Never days that are drawn themselves.
 */
export function earlierDays(drawn: DayRange, beforeFrom: Day | null): DayRange {
  const length = daysBetween(drawn.from, drawn.to) + 1;
  const weeks =
    beforeFrom === null
      ? Math.ceil(length / 7)
      : Math.max(1, Math.round(daysBetween(beforeFrom, drawn.from) / 7));
  const from = addDays(drawn.from, -7 * weeks);
  return { from, to: earlierDay(addDays(from, length - 1), addDays(drawn.from, -1)) };
}

/** "4 weeks earlier": by how much the first of the days laid under lies before the first drawn. */
export function earlierName(drawnFrom: Day, earlierFrom: Day): string {
  return `${plural(Math.round(daysBetween(earlierFrom, drawnFrom) / 7), "week")} earlier`;
}

/** "last 14 days", "14 days to 9 Nov": the days drawn where they are not those of the page (`shown`), else null. */
export function drawnName(drawn: DayRange, shown: DayRange, today: Day): string | null {
  if (drawn.from === shown.from && drawn.to === shown.to) return null;
  const days = plural(daysBetween(drawn.from, drawn.to) + 1, "day");
  return drawn.to === today ? `last ${days}` : `${days} to ${formatDay(drawn.to)}`;
}
