import type { Period } from "#src/domain/calendar/period.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";

export const PERIOD_NOUNS: Readonly<Record<Period, string>> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
};

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** `1,200`, `37.5`; nothing for no goal. */
export function formatTarget(target: number | null): string {
  return target === null ? "" : number.format(target);
}

/** `Calls a day`, `Talk time a week, minutes`. */
export function goalLabel(type: MetricType, period: Period): string {
  return `${DEFINITIONS[type].label} a ${PERIOD_NOUNS[period]}${unitWords(type)}`;
}

/** `, minutes` where a bare number would not say what it is of. */
export function unitWords(type: MetricType): string {
  return DEFINITIONS[type].unit === "minutes" ? ", minutes" : "";
}

/** `45 a day`, `300 minutes a week`, `no goal`. */
export function targetWords(target: number | null, type: MetricType, period: Period): string {
  if (target === null) return "no goal";
  const minutes = DEFINITIONS[type].unit === "minutes" ? " minutes" : "";
  return `${formatTarget(target)}${minutes} a ${PERIOD_NOUNS[period]}`;
}

/** Whoever set it, as people call them. */
export function setterWords(setBy: string): string {
  if (setBy === "local") return "somebody at this machine";
  if (setBy === "cli") return "the command line";
  return setBy.replace(/^key:/, "");
}

/** The sheet's field for a cell. */
export function cellField(type: MetricType, userId: string | null): string {
  return `target ${type} ${userId ?? ""}`;
}
