import type { Day } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";

// A day has no zone: it is written as midnight UTC and read in UTC again.
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

function parts(day: Day) {
  const date = new Date(`${day}T00:00:00Z`);
  return {
    weekday: weekday.format(date),
    day: date.getUTCDate(),
    month: month.format(date),
    year: date.getUTCFullYear(),
  };
}

/** `16 Nov`. */
export function formatDay(day: Day): string {
  const { day: number, month: name } = parts(day);
  return `${number} ${name}`;
}

/** `Mon 16 Nov`. */
export function formatWeekday(day: Day): string {
  return `${parts(day).weekday} ${formatDay(day)}`;
}

/** `Mon 16`, where the month goes without saying. */
export function formatWeekdayShort(day: Day): string {
  const { weekday: name, day: number } = parts(day);
  return `${name} ${number}`;
}

/** `Mon`. */
export function formatWeekdayName(day: Day): string {
  return parts(day).weekday;
}

/** `16`, and `1 Nov` where a month begins. */
export function formatDayOfMonth(day: Day): string {
  const { day: number } = parts(day);
  return number === 1 ? formatDay(day) : String(number);
}

/** `3–9 Nov`, `28 Oct – 3 Nov`, `3 Nov`: for use within a sentence. */
export function formatRangeShort({ from, to }: DayRange): string {
  if (from === to) return formatDay(to);
  const a = parts(from);
  const b = parts(to);
  if (a.month === b.month && a.year === b.year) return `${a.day}–${b.day} ${b.month}`;
  return `${formatDay(from)} – ${formatDay(to)}`;
}

/** `Mon 16 – Sun 22 Nov 2026`, with as much of the first day as differs. */
export function formatRange({ from, to }: DayRange): string {
  const a = parts(from);
  const b = parts(to);
  const end = `${b.weekday} ${b.day} ${b.month} ${b.year}`;
  if (from === to) return end;
  const start = [`${a.weekday} ${a.day}`];
  if (a.month !== b.month || a.year !== b.year) start.push(a.month);
  if (a.year !== b.year) start.push(String(a.year));
  return `${start.join(" ")} – ${end}`;
}
