import { addDays, type Day, dayName } from "./day.ts";

/**
 * Which local day an instant belongs to, in any IANA zone.
 *
 * Asking Temporal or Intl for each call costs one to two microseconds; a team's ledger is asked millions of times. So each
 * zone's offsets are laid out once as a table of instants, with a register of where in it each stretch of fifty days begins.
 */
const DAY_MS = 86_400_000;
const FIRST_MS = Date.UTC(1970, 0, 1);
const LAST_MS = Date.UTC(2100, 0, 1);
const STRETCH_MS = 50 * DAY_MS;

interface OffsetTable {
  /** Instants (ms) from which the offset beside it holds, rising; the last is never reached. */
  readonly from: Float64Array;
  readonly offset: Float64Array;
  /** For each stretch of fifty days from FIRST_MS on, the place in `from` that holds at its start. */
  readonly register: Uint16Array;
}

const tables = new Map<string, OffsetTable>();

function buildTable(zone: string): OffsetTable {
  let moment = Temporal.Instant.fromEpochMilliseconds(FIRST_MS).toZonedDateTimeISO(zone);
  const from = [Number.NEGATIVE_INFINITY];
  const offset = [moment.offsetNanoseconds / 1e6];
  for (;;) {
    const next = moment.getTimeZoneTransition("next");
    if (next === null || next.epochMilliseconds > LAST_MS) break;
    from.push(next.epochMilliseconds);
    offset.push(next.offsetNanoseconds / 1e6);
    moment = next;
  }
  from.push(Number.POSITIVE_INFINITY);
  const register = Uint16Array.from(
    { length: Math.ceil((LAST_MS - FIRST_MS) / STRETCH_MS) },
    (_, n) => {
      const start = FIRST_MS + n * STRETCH_MS;
      return from.findIndex((_, place) => (from[place + 1] ?? 0) > start);
    },
  );
  return { from: Float64Array.from(from), offset: Float64Array.from(offset), register };
}

function tableOf(zone: string): OffsetTable {
  let table = tables.get(zone);
  if (table === undefined) {
    table = buildTable(zone);
    tables.set(zone, table);
  }
  return table;
}

/** Milliseconds to add to UTC to get the wall clock of `zone` at this instant. */
export function offsetAt(ms: number, zone: string): number {
  const { from, offset, register } = tableOf(zone);
  // Before the first stretch the first offset holds, after the last the last: places outside the register are undefined.
  let place =
    register[Math.trunc((ms - FIRST_MS) / STRETCH_MS)] ?? (ms < FIRST_MS ? 0 : offset.length - 1);
  while ((from[place + 1] ?? Number.POSITIVE_INFINITY) <= ms) place += 1;
  return offset[place] ?? 0;
}

/** The calendar day of an instant (ms since 1970, UTC) in an IANA zone; right on every day of a clock change. */
export function dayOf(ms: number, zone: string): Day {
  return dayName(Math.floor((ms + offsetAt(ms, zone)) / DAY_MS));
}

/** Milliseconds since local midnight by the wall clock: 14:30 is 52,200,000 whatever the clock did that night. */
export function timeOfDay(ms: number, zone: string): number {
  const local = ms + offsetAt(ms, zone);
  return local - Math.floor(local / DAY_MS) * DAY_MS;
}

/** First instant of a local day. Where midnight is skipped it is the first minute that exists. */
export function startOfDay(day: Day, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/**
 * First instant after a local day. The day is half-open, [start, end), and lasts 23, 23.5, 24, 24.5 or 25 hours, or none
 * at all where a zone left a date out (Samoa had no 2011-12-30).
 */
export function endOfDay(day: Day, zone: string): number {
  return startOfDay(addDays(day, 1), zone);
}

/** The instant at which the wall clock of `zone` shows this day and time; the later one where the clock skipped it. */
export function instantAt(day: Day, timeMs: number, zone: string): number {
  const time = new Temporal.PlainTime().add({ milliseconds: timeMs });
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time })
    .epochMilliseconds;
}

/** `YYYY-MM-DD HH:MM:SS` by the wall clock of `zone`. */
export function wallClock(ms: number, zone: string): string {
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 19).replace("T", " ");
}

/** True for a zone that this machine's zone data knows, such as `America/Denver` or `UTC`. */
export function isZone(name: string): boolean {
  // A bare offset such as +02:00 is no zone: it is wrong for half of the year.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    tableOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
