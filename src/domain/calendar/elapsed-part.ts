import { type Day, dayName, dayNumber } from "./day.ts";
import type { DayRange } from "./period.ts";
import {
  dayWeights,
  type LocalNow,
  type RepCalendar,
  type WorkingCalendar,
  workedShare,
} from "./working-calendar.ts";

/**
 * The part of an earlier period in which as much working time passed as has by now in the current one: the days from `from`
 * to `lastWholeDay`, then the day after those up to a time of day. With neither, none of it had passed.
 */
export interface ElapsedPart {
  readonly from: Day;
  /** Null: no day is in it whole. */
  readonly lastWholeDay: Day | null;
  /** Null: no day is cut. `minuteOfDay`: minutes since local midnight by the wall clock, fractions allowed. */
  readonly cut: { readonly day: Day; readonly minuteOfDay: number } | null;
}

/** Sums of weights such as 0.1 and 0.2 that mean the same lie this near to each other. */
const NEARLY = 1e-9;

/**
 * Where the same elapsed working part of an earlier period ends.
 *
 * The earlier period's days are walked until as much work has passed as had before today. The working day that then begins is
 * today's counterpart, cut at the same time of day; where its weight differs from today's, at the time by which as much work
 * has passed. On a day without work the part ends before that working day: free days that follow the last counted one are in it.
 * An earlier period with less work in it is taken whole.
 *
 * `now.from` is the first day of the current period, `before` the whole earlier one; `rep` null asks for the team.
 */
export function elapsedCounterpart(
  team: WorkingCalendar,
  rep: RepCalendar | null,
  now: LocalNow & { readonly from: Day },
  before: DayRange,
): ElapsedPart {
  const share = workedShare(team, now.minuteOfDay);
  const soFar = dayWeights(team, rep, { from: now.from, to: now.today });
  const todayWeight = soFar.pop() ?? 0;
  const untilToday = soFar.reduce((units, weight) => units + weight, 0);
  const found = findDay(dayWeights(team, rep, before), untilToday, todayWeight * share);
  if (found === null) return { from: before.from, lastWholeDay: before.to, cut: null };

  const number = dayNumber(before.from) + found.place;
  const lastWholeDay = found.place === 0 ? null : dayName(number - 1);
  if (todayWeight === 0 && found.share < NEARLY) {
    return { from: before.from, lastWholeDay, cut: null };
  }
  const minuteOfDay =
    Math.abs(found.share - share) < NEARLY ? now.minuteOfDay : minuteAt(team, found.share);
  return { from: before.from, lastWholeDay, cut: { day: dayName(number), minuteOfDay } };
}

/**
 * The working day that is not over when `untilToday` units have passed, nor before all that have passed by now, and how much of
 * it belongs to the part. Null: the period has no such day.
 */
function findDay(
  weights: readonly number[],
  untilToday: number,
  today: number,
): { place: number; share: number } | null {
  const elapsed = untilToday + today;
  let done = 0;
  for (const [place, weight] of weights.entries()) {
    const after = done + weight;
    if (after > untilToday + NEARLY && after >= elapsed - NEARLY) {
      return { place, share: Math.min(1, Math.max(0, elapsed - done) / weight) };
    }
    done = after;
  }
  return null;
}

function minuteAt(team: WorkingCalendar, share: number): number {
  return team.dayStartMinute + share * (team.dayEndMinute - team.dayStartMinute);
}
