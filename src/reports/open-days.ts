import type { Source } from "#src/domain/activity/activity.ts";
import { type Day, dayName, dayNumber } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import type { ReportContext } from "./context.ts";
import { countingFor, type Team } from "./team.ts";

/**
 * Rep-days that have a number and yet are not wholly read: they were last read before they were over, and are over now. Their
 * number is shown; but it is not complete, breaks no streak, and nothing is compared with it. Today is never among them. A day
 * is asked for by its metric: it is open where a source that counts for it is.
 */
export class OpenDays {
  readonly #counting: CountingSources;
  /** By source and day. */
  readonly #days = new Map<Source, Map<Day, Set<string>>>();

  constructor(counting: CountingSources, open: Iterable<OpenDay>) {
    this.#counting = counting;
    for (const { source, userId, day } of open) {
      const days = this.#days.get(source) ?? new Map<Day, Set<string>>();
      this.#days.set(source, days);
      days.set(day, (days.get(day) ?? new Set()).add(userId));
    }
  }

  has(type: MetricType, userId: string, day: Day): boolean {
    for (const [source, days] of this.#days)
      if (days.get(day)?.has(userId) && this.#counting(type, userId, day).includes(source))
        return true;
    return false;
  }

  /** Whether anybody's may be. */
  hasAny(day: Day): boolean {
    return [...this.#days.values()].some((days) => days.has(day));
  }

  count(type: MetricType, userId: string, range: DayRange): number {
    if (this.#days.size === 0) return 0;
    let count = 0;
    for (let n = dayNumber(range.from); n <= dayNumber(range.to); n++)
      if (this.has(type, userId, dayName(n))) count += 1;
    return count;
  }
}

type CountingSources = (type: MetricType, userId: string, day: Day) => readonly Source[];

interface OpenDay {
  readonly source: Source;
  readonly userId: string;
  readonly day: Day;
}

export const NO_OPEN_DAYS = new OpenDays(() => [], []);

export async function readOpenDays(
  context: ReportContext,
  team: Team,
  range: DayRange,
  now: number,
): Promise<OpenDays> {
  const todays = new Map<string, Day>();
  const todayOf = (userId: string): Day => {
    const zone = team.roster.zoneOf(userId);
    const today = todays.get(zone) ?? dayOf(now, zone);
    todays.set(zone, today);
    return today;
  };
  // A source that has named nobody has read nothing.
  const read = [DIALER, CRM].filter((source) => team.peopleOf(source).length > 0);
  const found = await Promise.all(
    read.map(async (source) => {
      const open = await context.store.coverage.listOpen(source, range);
      return open
        .filter(({ userId, day }) => day < todayOf(userId))
        .map(({ userId, day }): OpenDay => ({ source, userId, day }));
    }),
  );
  return new OpenDays((type, userId, day) => countingFor(team, type, userId, day), found.flat());
}
