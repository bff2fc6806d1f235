import type { Period } from "#src/domain/calendar/period.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";

export const EACH: Readonly<Record<Period, string>> = {
  daily: "a day",
  weekly: "a week",
  monthly: "a month",
  quarterly: "a quarter",
};

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });

/** `1,200`, `37.5`; nothing for no goal. */
export function formatTarget(target: number | null): string {
  return target === null ? "" : number.format(target);
}

/** `Calls a day`, `Talk time a week, minutes`. */
export function goalLabel(type: MetricType, period: Period): string {
  const { label, unit } = DEFINITIONS[type];
  return `${label} ${EACH[period]}${unit === "minutes" ? ", minutes" : ""}`;
}

/** `45 a day`, `300 minutes a week`, `no goal`. */
export function targetWords(target: number | null, type: MetricType, period: Period): string {
  if (target === null) return "no goal";
  const minutes = DEFINITIONS[type].unit === "minutes" ? " minutes" : "";
  return `${formatTarget(target)}${minutes} ${EACH[period]}`;
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
