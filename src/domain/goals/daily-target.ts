import { addDays, type Day } from "../calendar/day.ts";
import { calendarPeriod, type Period, type WeekStart } from "../calendar/period.ts";
import {
  fullUnits,
  type RepCalendar,
  type WorkingCalendar,
  weightOn,
} from "../calendar/working-calendar.ts";
import { type Goal, TEAM, targetOn } from "./goal.ts";

/** The calendars that a day's share of a longer goal is measured by; `rep` null asks for the team. */
export interface TargetCalendars {
  readonly team: WorkingCalendar;
  readonly rep: RepCalendar | null;
  readonly weekStart: WeekStart;
}

/** Where there is no daily goal, the shortest longer one is shared out over its working days. */
const SHARED: readonly Period[] = ["weekly", "monthly", "quarterly"];

/**
 * What one day asks for: the daily goal in force, else the day's share of the weekly, monthly or quarterly one by its weight
 * (target × weight / the period's units by the normal schedule). Null where there is no goal, and on days without work.
 */
export function dailyTarget(
  goals: readonly Goal[],
  asked: Pick<Goal, "scope" | "type">,
  day: Day,
  { team, rep, weekStart }: TargetCalendars,
): number | null {
  const weight = weightOn(team, rep, day);
  if (weight === 0) return null;
  const daily = targetOn(goals, { ...asked, period: "daily" }, day);
  if (daily !== null) return daily;
  for (const period of SHARED) {
    const target = targetOn(goals, { ...asked, period }, day);
    if (target === null) continue;
    return (target * weight) / fullUnits(team, rep, calendarPeriod(period, day, weekStart));
  }
  return null;
}

/** A rep with whatever is different in their calendar. */
export interface TargetRep {
  readonly userId: string;
  readonly calendar: RepCalendar | null;
}

/** What one day asks of the team: its own target, else the sum of its reps' who work that day, once each of them has one. */
export function teamDailyTarget(
  goals: readonly Goal[],
  reps: readonly TargetRep[],
  type: Goal["type"],
  day: Day,
  calendars: Omit<TargetCalendars, "rep">,
): number | null {
  const own = dailyTarget(goals, { scope: TEAM, type }, day, { ...calendars, rep: null });
  if (own !== null) return own;
  const working = reps.filter(({ calendar }) => weightOn(calendars.team, calendar, day) > 0);
  let sum = 0;
  for (const { userId, calendar } of working) {
    const asked = { scope: userId, type };
    const target = dailyTarget(goals, asked, day, { ...calendars, rep: calendar });
    if (target === null) return null;
    sum += target;
  }
  return working.length === 0 ? null : sum;
}

const WEEK = 7;

/** What the last day with a target asks for, within a week: on a Sunday what Friday did. */
export function latestDailyTarget(
  lastDay: Day,
  targetOf: (day: Day) => number | null,
): number | null {
  for (let back = 0; back < WEEK; back++) {
    const target = targetOf(addDays(lastDay, -back));
    if (target !== null) return target;
  }
  return null;
}
