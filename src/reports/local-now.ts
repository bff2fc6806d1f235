import type { DayRange } from "#src/domain/calendar/period.ts";
import type { LocalNow } from "#src/domain/calendar/working-calendar.ts";
import { dayOf, timeOfDay } from "#src/domain/calendar/zone.ts";
import type { Team } from "./team.ts";

const MINUTE_MS = 60_000;
export const DAY_MINUTES = 24 * 60;

/** Now, by the rep's own clock. */
export function localNow(team: Team, userId: string, now: number): LocalNow {
  const zone = team.roster.zoneOf(userId);
  return { today: dayOf(now, zone), minuteOfDay: timeOfDay(now, zone) / MINUTE_MS };
}

/** The same as far as a window goes: the end of its last day, where the rep's clock has run past that already. */
export function localNowIn(team: Team, userId: string, now: number, window: DayRange): LocalNow {
  const local = localNow(team, userId, now);
  return local.today > window.to ? { today: window.to, minuteOfDay: DAY_MINUTES } : local;
}
