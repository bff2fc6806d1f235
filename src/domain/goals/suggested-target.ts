import { type Day, dayName, dayNumber } from "../calendar/day.ts";
import {
  calendarPeriod,
  type DayRange,
  type Period,
  periodBack,
  type WeekStart,
} from "../calendar/period.ts";
import {
  dayWeights,
  fullUnits,
  type RepCalendar,
  type WorkingCalendar,
} from "../calendar/working-calendar.ts";

const WEEKS = 12;
const FEWEST_WEEKS = 4;

/** What a suggestion is made from; `rep` null asks for the team. */
export interface PastDays {
  readonly today: Day;
  readonly weekStart: WeekStart;
  readonly team: WorkingCalendar;
  readonly rep: RepCalendar | null;
  /** Amounts of the days in `suggestionRange` that are known. */
  readonly amounts: ReadonlyMap<Day, number>;
}

/** Null: too little is known, or nothing was done. */
export type SuggestedTargets = Readonly<Record<Period, number | null>>;

/** The days that a suggestion looks at: the twelve whole weeks before the current one. */
export function suggestionRange(today: Day, weekStart: WeekStart): DayRange {
  return {
    from: periodBack("weekly", today, WEEKS, weekStart).from,
    to: periodBack("weekly", today, 1, weekStart).to,
  };
}

/**
 * A target that the last twelve weeks reached one time in five: the 80th percentile of a week's sum, and of a working day. Weeks
 * with a working day that is not known are left out, as are weeks without work; with fewer than four weeks nothing is suggested.
 * A month or quarter gets the week's suggestion by its working units, full schedule, of the one that holds today.
 */
export function suggestTargets(past: PastDays): SuggestedTargets {
  const { weeks, days } = readPast(past);
  if (weeks.length < FEWEST_WEEKS) {
    return { daily: null, weekly: null, monthly: null, quarterly: null };
  }
  const { team, rep, today, weekStart } = past;
  const weekly = percentile80(weeks);
  const normalWeek = (rep?.weights ?? team.weights).reduce((units, weight) => units + weight, 0);
  const unitsOf = (period: Period) =>
    fullUnits(team, rep, calendarPeriod(period, today, weekStart));
  return {
    daily: toTypedNumber(percentile80(days)),
    weekly: toTypedNumber(weekly),
    monthly: toTypedNumber((weekly * unitsOf("monthly")) / normalWeek),
    quarterly: toTypedNumber((weekly * unitsOf("quarterly")) / normalWeek),
  };
}

/** Sums of the weeks that are wholly known, and amounts of the working days that are. Work on free days counts for its week. */
function readPast(past: PastDays): { weeks: number[]; days: number[] } {
  const weeks: number[] = [];
  const days: number[] = [];
  for (let back = WEEKS; back > 0; back--) {
    const week = periodBack("weekly", past.today, back, past.weekStart);
    const first = dayNumber(week.from);
    let sum = 0;
    let working = 0;
    let known = 0;
    for (const [place, weight] of dayWeights(past.team, past.rep, week).entries()) {
      const amount = past.amounts.get(dayName(first + place));
      sum += amount ?? 0;
      if (weight === 0) continue;
      working += 1;
      if (amount === undefined) continue;
      known += 1;
      days.push(amount);
    }
    if (working > 0 && known === working) weeks.push(sum);
  }
  return { weeks, days };
}

/** By nearest rank: the smallest of the amounts that at least four in five of them do not exceed. */
function percentile80(amounts: readonly number[]): number {
  const sorted = [...amounts].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * 4) / 5) - 1] ?? 0;
}

/** Rounded as a person would type it: two digits that say something, then zeros; whole, and at least 1. Null for nothing. */
function toTypedNumber(amount: number): number | null {
  if (amount <= 0) return null;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 1);
  return Math.max(1, Math.round(amount / step) * step);
}
