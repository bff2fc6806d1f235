import type { Period } from "#src/domain/calendar/period.ts";

export interface Preset {
  readonly name: string;
  readonly period: Period;
  readonly back: number;
  /** The key that chooses it. */
  readonly key?: string;
}

/** What sales teams ask for, the most asked first. */
export const PRESETS: readonly Preset[] = [
  { name: "Today", period: "daily", back: 0, key: "t" },
  { name: "Yesterday", period: "daily", back: 1 },
  { name: "This week", period: "weekly", back: 0, key: "w" },
  { name: "Last week", period: "weekly", back: 1 },
  { name: "This month", period: "monthly", back: 0, key: "m" },
  { name: "Last month", period: "monthly", back: 1 },
  { name: "This quarter", period: "quarterly", back: 0, key: "q" },
  { name: "Last quarter", period: "quarterly", back: 1 },
];

const UNITS: Record<Period, string> = {
  daily: "days",
  weekly: "weeks",
  monthly: "months",
  quarterly: "quarters",
};

/** "This week", "Last month", "3 quarters ago". */
export function presetName(period: Period, back: number): string {
  const preset = PRESETS.find((one) => one.period === period && one.back === back);
  return preset?.name ?? `${back} ${UNITS[period]} ago`;
}
