import { type Day, dayName, dayNumber, earlierDay, laterDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { TeamDays, TeamDaysRead } from "#src/store/team-days.ts";
import type { OpenDays } from "./open-days.ts";
import type { Team } from "./team.ts";

/** Days of one rep, one after the other, that were expected to be read and were not. */
export interface MissingDays extends DayRange {
  readonly userId: string;
  readonly userName: string;
}

export interface Completeness {
  /** Every expected rep-day that has begun was read. */
  readonly complete: boolean;
  readonly missingRepDays: number;
  /** Which; at most `MOST_MISSING` runs of days, while `missingRepDays` counts all. */
  readonly missing: readonly MissingDays[];
}

const MOST_MISSING = 200;

/**
 * Holds the days that were read against those that should have been. A rep-day is missing when one of the types at hand lacks
 * it, or it was read before it was over; `days` holds those types that are read for everybody.
 */
export function completenessOf(
  team: Team,
  range: DayRange,
  { userIds, rows }: TeamDays<TeamDaysRead>,
  open: OpenDays,
  now: number,
): Completeness {
  const numbers = new Map(userIds.map((userId, number) => [userId, number]));
  const expected = team.reps.map((rep) => expectedDays(team, rep.id, range, now));
  const places = team.reps.map((rep) => numbers.get(rep.id) ?? -1);
  const runs = team.reps.map((): { from: number; to: number }[] => []);
  let missingRepDays = 0;
  // Nearly always everybody was read, which whole bytes of reps tell at once.
  const everybody = bitsOf(places);
  const begunForAll = expected.reduce((day, days) => earlierDay(day, days.to), range.to);
  const read = bitsByDay(rows, everybody);

  for (let n = dayNumber(range.from); n <= dayNumber(range.to); n++) {
    const day = dayName(n);
    const known = read.map((days) => days.get(day));
    const ofAll = known.length > 0 && known.every((bits) => bits === EVERYBODY);
    if (ofAll && day <= begunForAll && !open.hasAny(day)) continue;
    for (const [place, { id }] of team.reps.entries()) {
      const days = expected[place];
      if (days === undefined || day < days.from || day > days.to) continue;
      if (hasAll(known, places[place] ?? -1) && !open.has(id, day)) continue;
      missingRepDays += 1;
      extend(runs[place], n);
    }
  }
  // Before the first sync nobody knows whose days to expect.
  const unheard = team.reps.length === 0 && rows.length === 0 && range.from <= begunForAll;
  return {
    complete: missingRepDays === 0 && !unheard,
    missingRepDays,
    missing: team.reps
      .flatMap((rep, place) =>
        (runs[place] ?? []).map(({ from, to }) => ({
          userId: rep.id,
          userName: rep.name,
          from: dayName(from),
          to: dayName(to),
        })),
      )
      .slice(0, MOST_MISSING),
  };
}

/** The days of a range that are expected of a rep: from their first day at work to their own today. */
export function expectedDays(team: Team, userId: string, range: DayRange, now: number): DayRange {
  return {
    from: laterDay(range.from, team.calendarOf(userId)?.startDay ?? range.from),
    to: earlierDay(range.to, dayOf(now, team.roster.zoneOf(userId))),
  };
}

/** Null when somebody among them has no number: was never read. */
function bitsOf(places: readonly number[]): Uint8Array | null {
  const bits = new Uint8Array((Math.max(-1, ...places) >> 3) + 1);
  for (const place of places) {
    if (place < 0) return null;
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  }
  return bits;
}

const EVERYBODY = "everybody";
type Known = Uint8Array | typeof EVERYBODY;

/** Of each type, who was read on which day. */
function bitsByDay(
  rows: readonly TeamDaysRead[],
  everybody: Uint8Array | null,
): ReadonlyMap<Day, Known>[] {
  const types = new Map<MetricType, Map<Day, Known>>();
  for (const { type, days, known } of rows) {
    const byDay = types.get(type) ?? new Map<Day, Known>();
    types.set(type, byDay);
    const bits = everybody !== null && covers(known, everybody) ? EVERYBODY : known;
    for (const day of days) byDay.set(day, bits);
  }
  return [...types.values()];
}

function covers(known: Uint8Array, wanted: Uint8Array): boolean {
  return wanted.every((byte, place) => (byte & ~(known[place] ?? 0)) === 0);
}

/** Without any type nothing was read at all. */
function hasAll(known: readonly (Known | undefined)[], place: number): boolean {
  if (known.length === 0 || place < 0) return false;
  for (const bits of known) {
    if (bits === EVERYBODY) continue;
    if (bits === undefined || (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 0) return false;
  }
  return true;
}

function extend(runs: { from: number; to: number }[] | undefined, day: number): void {
  const last = runs?.at(-1);
  if (last !== undefined && last.to === day - 1) last.to = day;
  else runs?.push({ from: day, to: day });
}
