import type { Day } from "../calendar/day.ts";
import { calendarPeriod, type Period, type WeekStart } from "../calendar/period.ts";
import {
  fullUnits,
  type RepCalendar,
  type WorkingCalendar,
  weightOn,
} from "../calendar/working-calendar.ts";
import { type Goal, targetOn } from "./goal.ts";

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
