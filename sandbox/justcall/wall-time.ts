interface Stretch {
  from: number;
  until: number;
  offset: number;
}

const DAY_MS = 86_400_000;
const stretches = new Map<string, Stretch[]>();
const dates = new Map<number, string>();

/** Milliseconds a zone is ahead of UTC; remembered per stretch between two clock changes. */
export function offsetAt(zone: string, ms: number): number {
  let known = stretches.get(zone);
  if (known === undefined) {
    known = [];
    stretches.set(zone, known);
  }
  for (const stretch of known) {
    if (ms >= stretch.from && ms < stretch.until) return stretch.offset;
  }
  const moment = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  const before = moment.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  const after = moment.getTimeZoneTransition("next");
  const offset = moment.offsetNanoseconds / 1e6;
  known.push({
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset,
  });
  return offset;
}

/** YYYY-MM-DD of an instant shifted by its offset (offset 0: UTC). */
export function dateText(shiftedMs: number): string {
  const day = Math.floor(shiftedMs / DAY_MS);
  let text = dates.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    dates.set(day, text);
  }
  return text;
}

const TWO: readonly string[] = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));

/** HH:MM:SS; reference 9 no. 24: the hour may come without its leading zero. */
export function timeText(shiftedMs: number, padHour = true): string {
  const seconds = Math.floor((((shiftedMs % DAY_MS) + DAY_MS) % DAY_MS) / 1000);
  const hour = Math.floor(seconds / 3600);
  return `${padHour ? TWO[hour] : hour}:${TWO[Math.floor(seconds / 60) % 60]}:${TWO[seconds % 60]}`;
}

export function lengthText(seconds: number): string {
  const hours = String(Math.floor(seconds / 3600)).padStart(2, "0");
  return `${hours}:${TWO[Math.floor(seconds / 60) % 60]}:${TWO[Math.floor(seconds) % 60]}`;
}

const FORM = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/;

/** `YYYY-MM-DD HH:MM:SS` or `YYYY-MM-DD` (its first second); undefined when it is neither. */
export function readWallTime(text: string): Temporal.PlainDateTime | undefined {
  if (!FORM.test(text)) return undefined;
  try {
    return Temporal.PlainDateTime.from(text.replace(" ", "T"), {
      overflow: "reject",
    });
  } catch {
    return undefined;
  }
}

export function wallTimeAt(zone: string, ms: number): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms))
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
}

/** An hour that happens twice is read as its first pass, one that never happens as shifted on. */
export function instantOf(moment: Temporal.PlainDateTime, zone: string): number {
  return moment.toZonedDateTime(zone).epochMilliseconds;
}
