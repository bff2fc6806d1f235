import { addDays, type Day } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import type { WeekdayWeights } from "#src/domain/calendar/working-calendar.ts";

export const WEEKDAY_NAMES = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const FULL_NAMES = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

export function weekdayName(weekday: number): string {
  return FULL_NAMES[weekday] ?? "";
}

const units = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const month = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
const shortMonth = new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" });

/** `20`, `17.5`. */
export function formatUnits(amount: number): string {
  return units.format(amount);
}

/** `20 working days`, `1 working day`. */
export function workingDaysText(amount: number): string {
  return `${formatUnits(amount)} working ${amount === 1 ? "day" : "days"}`;
}

/** `November 2026`. */
export function monthName({ from }: DayRange): string {
  return month.format(new Date(`${from}T00:00:00Z`));
}

/** `Nov`. */
export function shortMonthName({ from }: DayRange): string {
  return shortMonth.format(new Date(`${from}T00:00:00Z`));
}

/** `Mon–Thu, Fri ½`: runs of days that count alike; days off are left out. */
export function weekWords(weights: WeekdayWeights): string {
  const runs: { first: number; last: number; weight: number }[] = [];
  for (const [weekday, weight] of weights.entries()) {
    const run = runs.at(-1);
    if (run !== undefined && run.weight === weight) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, weight });
  }
  return runs
    .filter(({ weight }) => weight > 0)
    .map(({ first, last, weight }) => {
      const names = [...new Set([first, last])].map((weekday) => WEEKDAY_NAMES[weekday]);
      const part = weight === 1 ? "" : weight === 0.5 ? " ½" : ` ${units.format(weight)}`;
      return names.join(last - first === 1 ? ", " : "–") + part;
    })
    .join(", ");
}

/** Days as runs of days that follow each other, rising. */
export function dayRuns(days: readonly Day[]): DayRange[] {
  const runs: { from: Day; to: Day }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && addDays(run.to, 1) === day) run.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}
