import type { Day } from "#src/domain/calendar/day.ts";
import { addDays } from "#src/domain/calendar/day.ts";
import { calendarPeriod, type DayRange } from "#src/domain/calendar/period.ts";
import {
  fullUnits,
  PLAIN_REP_CALENDAR,
  type RepCalendar,
  type WorkingCalendar,
  workingUnits,
} from "#src/domain/calendar/working-calendar.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { StatusBands } from "#src/domain/goals/status-bands.ts";
import type { ReportContext } from "./context.ts";
import { readTeam } from "./team.ts";

export interface CalendarRep {
  readonly userId: string;
  readonly userName: string;
  readonly calendar: RepCalendar;
  /** Working days of each of the sheet's months, after days off and a late start. */
  readonly days: readonly number[];
}

/** When everybody works, and what that comes to in this month and the next two. */
export interface CalendarSheet {
  /** In the workspace's zone. */
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  readonly bands: StatusBands;
  readonly months: readonly DayRange[];
  /** Of the team, holidays left out. */
  readonly days: readonly number[];
  /** By name. */
  readonly reps: readonly CalendarRep[];
}

const MONTHS = 3;

export async function calendarSheet(context: ReportContext): Promise<CalendarSheet> {
  const today = dayOf(context.clock(), context.workspaceZone);
  const { users, settings, calendarOf } = await readTeam(context);
  const { calendar, bands } = settings;
  const months: DayRange[] = [];
  for (let day = today; months.length < MONTHS; ) {
    const month = calendarPeriod("monthly", day, context.weekStart);
    months.push(month);
    day = addDays(month.to, 1);
  }
  const reps = users
    .filter(({ active }) => active)
    .map(({ id, name }): CalendarRep => {
      const own = calendarOf(id) ?? PLAIN_REP_CALENDAR;
      const days = months.map((month) => workingUnits(calendar, own, month));
      return { userId: id, userName: name, calendar: own, days };
    });
  const days = months.map((month) => fullUnits(calendar, null, month));
  return { today, calendar, bands, months, days, reps };
}
