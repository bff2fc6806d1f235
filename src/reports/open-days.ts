import { type Day, dayName, dayNumber } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { ReportContext } from "./context.ts";
import type { Team } from "./team.ts";

/**
 * Rep-days that have a number and yet are not wholly read: they were last read before they were over, and are over now. Their
 * number is shown; but it is not complete, breaks no streak, and nothing is compared with it. Today is never among them.
 */
export class OpenDays {
  readonly #days = new Map<Day, Set<string>>();

  constructor(days: Iterable<{ readonly userId: string; readonly day: Day }>) {
    for (const { userId, day } of days) {
      const reps = this.#days.get(day);
      if (reps === undefined) this.#days.set(day, new Set([userId]));
      else reps.add(userId);
    }
  }

  has(userId: string, day: Day): boolean {
    return this.#days.get(day)?.has(userId) ?? false;
  }

  /** Whether anybody's is. */
  hasAny(day: Day): boolean {
    return this.#days.has(day);
  }

  count(userId: string, range: DayRange): number {
    if (this.#days.size === 0) return 0;
    let count = 0;
    for (let n = dayNumber(range.from); n <= dayNumber(range.to); n++)
      if (this.has(userId, dayName(n))) count += 1;
    return count;
  }
}

export const NO_OPEN_DAYS = new OpenDays([]);

export async function readOpenDays(
  context: ReportContext,
  team: Team,
  range: DayRange,
  now: number,
): Promise<OpenDays> {
  const open = await context.store.coverage.listOpen(team.callSource, range);
  const todays = new Map<string, Day>();
  const todayOf = (userId: string): Day => {
    const zone = team.roster.zoneOf(userId);
    const today = todays.get(zone) ?? dayOf(now, zone);
    todays.set(zone, today);
    return today;
  };
  return new OpenDays(open.filter(({ userId, day }) => day < todayOf(userId)));
}
