import { DEFINITIONS, type Measure, type MeasureUnit } from "#src/domain/metrics/measure.ts";
import { formatClock, formatCount, formatDuration, formatPercent, plural } from "./numbers.ts";

const money = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** In the unit of the number: minutes of talk as `12 h 34 min`, seconds of an average as `3:42`, a share of 0.5 as `50 %`. */
const WRITTEN: Readonly<Record<MeasureUnit, (value: number) => string>> = {
  calls: formatCount,
  reps: formatCount,
  items: formatCount,
  minutes: (minutes) => formatDuration(minutes * 60),
  seconds: formatClock,
  share: formatPercent,
  money: (amount) => money.format(amount),
};

/** How numbers of this kind are written. */
export function measureFormat(measure: Measure): (value: number) => string {
  return WRITTEN[DEFINITIONS[measure].unit];
}

/** The number with what it counts, where the digits alone do not say: `45 calls`, `1 rep`, `1:20 min`, `12 h 34 min`. */
export function nameMeasure(measure: Measure, value: number): string {
  const { unit } = DEFINITIONS[measure];
  if (unit === "calls") return plural(value, "call");
  if (unit === "reps") return plural(value, "rep");
  const written = WRITTEN[unit](value);
  return unit === "seconds" ? `${written} min` : written;
}
