import type { Source } from "#src/domain/activity/activity.ts";
import { PLAIN_MAPPING } from "#src/domain/activity/activity-mapping.ts";
import { type Day, dayName, dayNumber, earlierDay, laterDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { User } from "#src/domain/people/person.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import { sourcesOf } from "#src/domain/sources/metric-sources.ts";
import { choiceOn } from "#src/domain/sources/source-policy.ts";
import type { TeamDays, TeamDaysRead } from "#src/store/team-days.ts";
import type { OpenDays } from "./open-days.ts";
import { countingFor, type Team } from "./team.ts";

/** Days of one rep, one after the other, that were expected to be read and were not. */
export interface MissingDays extends DayRange {
  readonly userId: string;
  readonly userName: string;
  /** Whose numbers are missing. */
  readonly source: Source;
}

export interface Completeness {
  /** Every expected rep-day that has begun was read. */
  readonly complete: boolean;
  readonly missingRepDays: number;
  /** Which; at most `MOST_MISSING` runs of days, while `missingRepDays` counts all. */
  readonly missing: readonly MissingDays[];
}

/** Of all types that are asked about together, and of each. */
export interface ReadCompleteness {
  readonly completeness: Completeness;
  isComplete(type: MetricType): boolean;
}

/** What is asked about, and what there is of it. */
export interface AskedDays {
  readonly types: readonly MetricType[];
  readonly range: DayRange;
  readonly read: TeamDays<TeamDaysRead>;
  readonly open: OpenDays;
  /** The rep-days that each source has read, as `SOURCE USER DAY`; null where no two sources count together. */
  readonly alsoRead: ReadonlySet<string> | null;
  readonly now: number;
}

const MOST_MISSING = 200;

/**
 * Holds the days that were read against those that should have been. A rep-day is missing when one of the types lacks it of those
 * who are expected to have it, or it was read before it was over. Of the types that one reading gives, those must be there that
 * there are any numbers of at all (`mustHave`).
 */
export function completenessOf(team: Team, asked: AskedDays): ReadCompleteness {
  const missed = new MissedDays(team, asked);
  const readings = Map.groupBy(asked.types, (type) => (isOfDialer(type) ? DIALER : CRM));
  for (const types of readings.values()) {
    const atHand = types.filter((type) => mustHave(team, asked, type));
    for (const type of atHand.length === 0 ? types : atHand) missed.addOf(type, team.repsOf(type));
  }
  // Before the first sync nobody knows whose days to expect.
  const unheard = team.reps.length === 0 && asked.read.rows.length === 0;
  return {
    completeness: { ...missed.told(), complete: missed.count === 0 && !unheard },
    isComplete: (type) => !missed.types.has(type) && !unheard,
  };
}

/** Of a type without any number nothing is expected, unless the numbers at hand may be another source's than its own. */
function mustHave(team: Team, { read }: AskedDays, type: MetricType): boolean {
  const isMixed = isOfDialer(type) && team.sourcesOf("phone_call_quantity", null).includes(CRM);
  return isMixed || read.rows.some((row) => row.type === type);
}

function isOfDialer(type: MetricType): boolean {
  return sourcesOf(type, PLAIN_MAPPING).includes(DIALER);
}

/** Which days are missing of whom, each once, whatever of them is. */
class MissedDays {
  readonly #team: Team;
  readonly #asked: AskedDays;
  readonly #numbers: ReadonlyMap<string, number>;
  /** By rep: the same for every type. */
  readonly #expected = new Map<string, DayRange>();
  /** By rep, then day number: the source whose numbers are missing. */
  readonly #days = new Map<string, Map<number, Source>>();
  /** Of which there are any. */
  readonly types = new Set<MetricType>();
  count = 0;

  constructor(team: Team, asked: AskedDays) {
    this.#team = team;
    this.#asked = asked;
    this.#numbers = new Map(asked.read.userIds.map((userId, number) => [userId, number]));
    for (const { id } of team.reps)
      this.#expected.set(id, expectedDays(team, id, asked.range, asked.now));
  }

  /** Adds what is missing of a type, of reps who are expected to have it. */
  addOf(type: MetricType, reps: readonly User[]): void {
    if (reps.length === 0) return;
    const { range, read, open, alsoRead } = this.#asked;
    const places = reps.map(({ id }) => this.#numbers.get(id) ?? -1);
    const expected = reps.map(({ id }) => this.#expected.get(id) ?? range);
    // Nearly always everybody was read, which whole bytes of reps tell at once.
    const begunForAll = expected.reduce((day, days) => earlierDay(day, days.to), range.to);
    const known = bitsByDay(read.rows, type, bitsOf(places));
    for (let n = dayNumber(range.from); n <= dayNumber(range.to); n++) {
      const day = dayName(n);
      const bits = known.get(day);
      const isWhole = bits === EVERYBODY && day <= begunForAll && !open.hasAny(day);
      if (isWhole && alsoRead === null) continue;
      for (const [place, { id }] of reps.entries()) {
        const days = expected[place];
        if (days === undefined || day < days.from || day > days.to) continue;
        if (!this.#isMissing(type, id, day, isKnown(bits, places[place] ?? -1))) continue;
        this.#add(type, id, n);
      }
    }
  }

  /** Where both sources count together, one of them is not enough. Where the only one that counts knows nobody, none is missed. */
  #isMissing(type: MetricType, userId: string, day: Day, hasNumber: boolean): boolean {
    const { open, alsoRead } = this.#asked;
    if (hasNumber && alsoRead === null) return open.has(type, userId, day);
    const counting = countingFor(this.#team, type, userId, day);
    if (!hasNumber) return counting.length > 0;
    if (open.has(type, userId, day)) return true;
    const { mode } = choiceOn(this.#team.settings.sourcePolicy, type, userId, day);
    if (mode !== "together" || counting.length < 2) return false;
    return counting.some((source) => !alsoRead?.has(`${source} ${userId} ${day}`));
  }

  #add(type: MetricType, userId: string, day: number): void {
    this.types.add(type);
    const days = this.#days.get(userId) ?? new Map<number, Source>();
    this.#days.set(userId, days);
    if (days.has(day)) return;
    days.set(day, this.#sourceOf(type, userId, dayName(day)));
    this.count += 1;
  }

  /** Whose number would count; where both should, the one that lacks. */
  #sourceOf(type: MetricType, userId: string, day: Day): Source {
    const counting = countingFor(this.#team, type, userId, day);
    const { alsoRead } = this.#asked;
    const lacking = counting.find((source) => !alsoRead?.has(`${source} ${userId} ${day}`));
    return lacking ?? counting[0] ?? DIALER;
  }

  told(): Pick<Completeness, "missingRepDays" | "missing"> {
    const runs = this.#team.reps.flatMap(({ id, name }) => {
      const days = this.#days.get(id);
      return days === undefined
        ? []
        : this.#runsOf(days).map((run) => ({ userId: id, userName: name, ...run }));
    });
    return { missingRepDays: this.count, missing: runs.slice(0, MOST_MISSING) };
  }

  #runsOf(days: ReadonlyMap<number, Source>): Omit<MissingDays, "userId" | "userName">[] {
    const { range } = this.#asked;
    const runs: { from: Day; to: Day; source: Source }[] = [];
    for (let n = dayNumber(range.from); n <= dayNumber(range.to); n++) {
      const source = days.get(n);
      if (source === undefined) continue;
      const last = runs.at(-1);
      if (last !== undefined && last.source === source && last.to === dayName(n - 1))
        last.to = dayName(n);
      else runs.push({ from: dayName(n), to: dayName(n), source });
    }
    return runs;
  }
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

/** Who was read on which day. */
function bitsByDay(
  rows: readonly TeamDaysRead[],
  type: MetricType,
  everybody: Uint8Array | null,
): ReadonlyMap<Day, Known> {
  const byDay = new Map<Day, Known>();
  for (const row of rows) {
    if (row.type !== type) continue;
    const bits = everybody !== null && covers(row.known, everybody) ? EVERYBODY : row.known;
    for (const day of row.days) byDay.set(day, bits);
  }
  return byDay;
}

function covers(known: Uint8Array, wanted: Uint8Array): boolean {
  return wanted.every((byte, place) => (byte & ~(known[place] ?? 0)) === 0);
}

function isKnown(bits: Known | undefined, place: number): boolean {
  if (bits === undefined || place < 0) return false;
  return bits === EVERYBODY || (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) === 1;
}
