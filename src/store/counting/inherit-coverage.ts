import type { Source } from "#src/domain/activity/activity.ts";
import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import { dayOf, endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { isClosed } from "./closed-day.ts";
import { type Prepares, rows } from "./rows.ts";

/** A day that was read whole up to an instant, and the zone in which it is cut. */
export interface ReadDay {
  readonly day: Day;
  readonly readAt: string;
  readonly zone: string;
}

/**
 * What nobody owned was read with everybody's. So when somebody becomes a rep's, the days on which nobody's were read whole were
 * read whole for the rep too. Covers those of their days that were not.
 */
export function inheritCoverage(
  database: Prepares,
  source: Source,
  userId: string,
  zone: string,
): void {
  const nobodys = readDays(database, source, UNASSIGNED);
  const known = readDays(database, source, userId);
  const cover = database.prepare(
    "insert into coverage (source, userId, day, readAt, zone, closed) values (?, ?, ?, ?, ?, ?)",
  );
  const inherited = daysReadWith(nobodys, zone).filter(({ day }) => !known.has(day));
  for (const { day, readAt } of inherited)
    cover.run(source, userId, day, readAt, zone, isClosed(day, zone, readAt) ? 1 : 0);
}

/** The days of a zone that are known whole by nobody's, and up to when. */
export function daysReadWith(nobodys: ReadonlyMap<Day, ReadDay>, zone: string): ReadDay[] {
  return daysWithin(nobodys.values(), zone).flatMap((day) => {
    const readAt = readWhen(day, zone, nobodys);
    return readAt === null ? [] : [{ day, readAt, zone }];
  });
}

/** A rep's covered days, the earliest first. */
export function coveredDays(database: Prepares, source: Source, userId: string): Day[] {
  return [...readDays(database, source, userId).keys()];
}

/** By day, the earliest first. */
function readDays(database: Prepares, source: Source, userId: string): Map<Day, ReadDay> {
  const found = rows<ReadDay>(
    database.prepare(
      "select day, readAt, zone from coverage where source = ? and userId = ? order by day",
    ),
    source,
    userId,
  );
  return new Map(found.map((one) => [one.day, one]));
}

/** The days of a zone that these touch. */
function daysWithin(read: Iterable<ReadDay>, zone: string): Day[] {
  const days = new Set<Day>();
  for (const one of read) {
    const [from, to] = [startOfDay(one.day, one.zone), endOfDay(one.day, one.zone)];
    for (const day of eachDay(dayOf(from, zone), dayOf(to - 1, zone))) days.add(day);
  }
  return [...days].sort();
}

/** Up to when a day is known whole by the days that it lies in; null where it is not. ISO. */
function readWhen(day: Day, zone: string, nobodys: ReadonlyMap<Day, ReadDay>): string | null {
  const [from, to] = [startOfDay(day, zone), endOfDay(day, zone)];
  const cutIn = nobodys.values().next().value?.zone ?? zone;
  let earliest: string | null = null;
  const missing: Day[] = [];
  for (const other of eachDay(dayOf(from, cutIn), dayOf(to - 1, cutIn))) {
    const read = nobodys.get(other);
    if (read === undefined) missing.push(other);
    else if (earliest === null || read.readAt < earliest) earliest = read.readAt;
  }
  if (earliest === null || Date.parse(earliest) <= from) return null;
  // A day that had not begun by then could not be read, and nothing of it is missing.
  const readUntil = Date.parse(earliest);
  return missing.every((other) => startOfDay(other, cutIn) >= readUntil) ? earliest : null;
}
