import { type Day, dayNumber, daysBetween } from "./day.ts";
import type { DayRange } from "./period.ts";
import { weekdayOf } from "./weekday.ts";

/** How much of a full working day each weekday is, Monday first: 0 for a day off, 0.5 for half a day, 1 for a whole one. */
export type WeekdayWeights = readonly [number, number, number, number, number, number, number];

/** When the team works: what pace and fair comparisons are measured by. */
export interface WorkingCalendar {
  readonly weights: WeekdayWeights;
  readonly holidays: readonly Holiday[];
  /** Minutes after local midnight between which a working day's work is done; today counts by the part of it that has passed. */
  readonly dayStartMinute: number;
  readonly dayEndMinute: number;
}

export interface Holiday {
  readonly day: Day;
  readonly name: string;
}

/** What is different for one rep. */
export interface RepCalendar {
  /** Null: the team's. */
  readonly weights: WeekdayWeights | null;
  readonly daysOff: readonly Day[];
  /** First day at work; null: has always been there. */
  readonly startDay: Day | null;
}

export const PLAIN_CALENDAR: WorkingCalendar = {
  weights: [1, 1, 1, 1, 1, 0, 0],
  holidays: [],
  dayStartMinute: 9 * 60,
  dayEndMinute: 17 * 60,
};

export const PLAIN_REP_CALENDAR: RepCalendar = { weights: null, daysOff: [], startDay: null };

/** Working units of a range of days; one unit is one full working day. */
export interface RangeUnits {
  /** By the normal schedule: holidays are left out, days off and a late start are not. */
  readonly full: number;
  /** After days off and a late start. */
  readonly own: number;
  /** How many of `own` have passed by now. */
  readonly elapsed: number;
}

/** Now, in the zone of whose days are counted. */
export interface LocalNow {
  readonly today: Day;
  /** Minutes since local midnight by the wall clock, fractions allowed. */
  readonly minuteOfDay: number;
}

/**
 * What each day of a range counts by the normal schedule, first day first: the rep's weekday weights or the team's, and 0 on
 * holidays. Part-time work is in it, absence is not: a personal target already speaks of that person's schedule.
 */
export function fullDayWeights(
  team: WorkingCalendar,
  rep: RepCalendar | null,
  range: DayRange,
): number[] {
  const weekdays = rep?.weights ?? team.weights;
  const first = dayNumber(range.from);
  const weights: number[] = [];
  let weekday = weekdayOf(first);
  for (let left = dayNumber(range.to) - first; left >= 0; left--) {
    weights.push(weekdays[weekday] ?? 0);
    weekday = weekday === 6 ? 0 : weekday + 1;
  }
  for (const { day } of team.holidays) strike(weights, range, first, day);
  return weights;
}

/** What each day of a range counts for the rep, or for the team (null), first day first: 0 on days off and before the start, too. */
export function dayWeights(
  team: WorkingCalendar,
  rep: RepCalendar | null,
  range: DayRange,
): number[] {
  const weights = fullDayWeights(team, rep, range);
  if (rep !== null) strikeAbsence(weights, rep, range);
  return weights;
}

function strikeAbsence(weights: number[], rep: RepCalendar, range: DayRange): void {
  const first = dayNumber(range.from);
  for (const day of rep.daysOff) strike(weights, range, first, day);
  const { startDay } = rep;
  if (startDay !== null && startDay > range.from) weights.fill(0, 0, dayNumber(startDay) - first);
}

/** Compared as text first: reading a day costs more than passing over a dozen that lie elsewhere. */
function strike(weights: number[], range: DayRange, first: number, day: Day): void {
  if (range.from <= day && day <= range.to) weights[dayNumber(day) - first] = 0;
}

export function weightOn(team: WorkingCalendar, rep: RepCalendar | null, day: Day): number {
  return sum(dayWeights(team, rep, { from: day, to: day }));
}

export function workingUnits(
  team: WorkingCalendar,
  rep: RepCalendar | null,
  range: DayRange,
): number {
  return sum(dayWeights(team, rep, range));
}

export function fullUnits(team: WorkingCalendar, rep: RepCalendar | null, range: DayRange): number {
  return sum(fullDayWeights(team, rep, range));
}

/** How much of a working day has passed at a time of day: 0 until its work begins, 1 once it is done. */
export function workedShare(team: WorkingCalendar, minuteOfDay: number): number {
  if (minuteOfDay >= team.dayEndMinute) return 1;
  if (minuteOfDay <= team.dayStartMinute) return 0;
  return (minuteOfDay - team.dayStartMinute) / (team.dayEndMinute - team.dayStartMinute);
}

/** All three counts of a range at once. */
export function rangeUnits(
  team: WorkingCalendar,
  rep: RepCalendar | null,
  range: DayRange,
  now: LocalNow,
): RangeUnits {
  const weights = fullDayWeights(team, rep, range);
  const full = sum(weights);
  if (rep !== null) strikeAbsence(weights, rep, range);
  return {
    full,
    own: sum(weights),
    elapsed: elapsedOf(weights, range, now, workedShare(team, now.minuteOfDay)),
  };
}

/** The days of the range before today whole, and today by the part of it that has passed. */
function elapsedOf(
  weights: readonly number[],
  range: DayRange,
  { today }: LocalNow,
  share: number,
): number {
  const place = daysBetween(range.from, today);
  let elapsed = 0;
  for (let n = 0; n < place && n < weights.length; n++) elapsed += weights[n] ?? 0;
  return elapsed + (weights[place] ?? 0) * share;
}

/** A range's sum is always made in the order of its days, so that equal weights give the very same number. */
function sum(weights: readonly number[]): number {
  let units = 0;
  for (const weight of weights) units += weight;
  return units;
}
