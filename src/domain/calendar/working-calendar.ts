import type { Day } from "./day.ts";

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
