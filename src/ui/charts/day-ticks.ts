import { type Day, dayNumber } from "#src/domain/calendar/day.ts";

/** 1970-01-05 was a Monday. */
const MONDAY = 4;

/** Which days are labelled, from all of them to one a year: the calendar's own steps, so that labels fall where eyes look. */
const STEPS: readonly ((day: Day) => boolean)[] = [
  () => true,
  (day) => dayNumber(day) % 2 === 0,
  (day) => dayNumber(day) % 7 === MONDAY,
  (day) => dayNumber(day) % 14 === MONDAY,
  (day) => day.endsWith("-01"),
  (day) => day.endsWith("-01") && Number(day.slice(5, 7)) % 3 === 1,
  (day) => day.endsWith("-01-01"),
];

/** The places in `days` that get a label where there is room for `room` of them; at least the first day. */
export function dayTicks(days: readonly Day[], room: number): number[] {
  for (const labelled of STEPS) {
    const places = days.flatMap((day, index) => (labelled(day) ? [index] : []));
    if (places.length <= room && places.length > 0) return places;
  }
  return days.length === 0 ? [] : [0];
}
