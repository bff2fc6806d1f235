import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, eachDay } from "./day.ts";
import {
  dayOf,
  endOfDay,
  instantAt,
  isZone,
  offsetAt,
  startOfDay,
  timeOfDay,
  wallClock,
} from "./zone.ts";

const ZONES = [
  "America/New_York",
  "America/Denver",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "America/Havana",
  "Africa/Casablanca",
  "Pacific/Chatham",
  "America/St_Johns",
  "Europe/London",
  "Asia/Tokyo",
  "Pacific/Kiritimati",
  "UTC",
] as const;

const HOUR = 3_600_000;
const SECOND = 1_000;

/** The independent clock: what Intl shows, read off its parts. */
const formats = new Map<string, Intl.DateTimeFormat>();

function intlClock(ms: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(zone, format);
  }
  const part = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  const date = `${part.get("year")}-${part.get("month")}-${part.get("day")}`;
  return `${date} ${part.get("hour")}:${part.get("minute")}:${part.get("second")}`;
}

const intlDay = (ms: number, zone: string) => intlClock(ms, zone).slice(0, 10);

/**
 * The first second whose Intl day is not before `day`, by bisection. Newfoundland's clocks once went back at a minute past
 * midnight, so that a day began twice: the hours before what was found are looked through for an earlier beginning.
 */
function intlStartOfDay(day: string, zone: string): number {
  let low = (Date.parse(`${day}T00:00:00Z`) - 30 * HOUR) / SECOND;
  let high = low + (60 * HOUR) / SECOND;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (intlDay(middle * SECOND, zone) < day) low = middle + 1;
    else high = middle;
  }
  const minutes = Array.from({ length: 120 }, (_, n) => low - (120 - n) * 60);
  return (minutes.find((start) => intlDay(start * SECOND, zone) >= day) ?? low) * SECOND;
}

const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({
  min: Date.UTC(1990, 0, 1) / SECOND,
  max: Date.UTC(2060, 11, 31) / SECOND,
});
const days = fc
  .integer({ min: 0, max: 25_900 })
  .map((n) => new Date(Date.UTC(1990, 0, 1) + n * 24 * HOUR).toISOString().slice(0, 10));

describe("against Intl, over 1990 to 2060", () => {
  test("the wall clock, the day and the time of day of any instant are Intl's", () => {
    fc.assert(
      fc.property(instants, zones, (seconds, zone) => {
        const ms = seconds * SECOND;
        const clock = intlClock(ms, zone);
        expect(wallClock(ms, zone)).toBe(clock);
        expect(dayOf(ms, zone)).toBe(clock.slice(0, 10));
        expect(timeOfDay(ms, zone)).toBe(
          Date.parse(`1970-01-01T${clock.slice(11)}Z`) - Date.parse("1970-01-01T00:00:00Z"),
        );
      }),
      { numRuns: 5_000 },
    );
  });

  test("the parts of a second stay with their second", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 999 }), zones, (seconds, rest, zone) => {
        const ms = seconds * SECOND;
        expect(dayOf(ms + rest, zone)).toBe(dayOf(ms, zone));
        expect(wallClock(ms + rest, zone)).toBe(wallClock(ms, zone));
        expect(timeOfDay(ms + rest, zone)).toBe(timeOfDay(ms, zone) + rest);
      }),
    );
  });

  test("a day starts at the first second that Intl gives to it or to a later one", () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        expect(startOfDay(day, zone)).toBe(intlStartOfDay(day, zone));
        expect(endOfDay(day, zone)).toBe(intlStartOfDay(addDays(day, 1), zone));
      }),
      { numRuns: 1_000 },
    );
  });

  test("a day that began twice begins the first time: St. John's, 31 October 2004", () => {
    const first = Date.parse("2004-10-31T02:30:00Z");
    expect(intlStartOfDay("2004-10-31", "America/St_Johns")).toBe(first);
    expect(startOfDay("2004-10-31", "America/St_Johns")).toBe(first);
  });

  test("one second on each side of local midnight lies on two neighbouring days", () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        const midnight = startOfDay(day, zone);
        fc.pre(dayOf(midnight, zone) === day);
        expect(intlDay(midnight, zone)).toBe(day);
        expect(dayOf(midnight - SECOND, zone)).toBe(intlDay(midnight - SECOND, zone));
        expect(dayOf(midnight - SECOND, zone) < day).toBe(true);
        expect(dayOf(midnight + SECOND, zone)).toBe(day);
        expect(dayOf(endOfDay(day, zone) - 1, zone)).toBe(day);
        expect(dayOf(endOfDay(day, zone), zone) > day).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test("instantAt finds an instant that shows the time asked for, unless the clock skipped it", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 86_399 }), zones, (day, seconds, zone) => {
        const asked = `${day} ${new Date(seconds * SECOND).toISOString().slice(11, 19)}`;
        const found = instantAt(day, seconds * SECOND, zone);
        if (intlClock(found, zone) === asked) return;
        // Skipped: the clock jumped over it, and the answer lies after the jump by as much as was asked past its start.
        const shown = Date.parse(`${intlClock(found, zone).replace(" ", "T")}Z`);
        const jump = shown - Date.parse(`${asked.replace(" ", "T")}Z`);
        expect(jump).toBeGreaterThan(0);
        expect(offsetAt(found, zone) - offsetAt(found - jump, zone)).toBe(jump);
      }),
      { numRuns: 2_000 },
    );
  });

  test("instantAt undoes wallClock wherever the clock shows a time once", () => {
    fc.assert(
      fc.property(instants, zones, (seconds, zone) => {
        const ms = seconds * SECOND;
        const back = instantAt(dayOf(ms, zone), timeOfDay(ms, zone), zone);
        expect(wallClock(back, zone)).toBe(wallClock(ms, zone));
        // Of two instants with the same wall clock it is the earlier one.
        expect(back).toBeLessThanOrEqual(ms);
        expect(ms - back).toBeLessThanOrEqual(24 * HOUR);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("days of a zone", () => {
  test.each(ZONES)("of %s tile ten years without gap or overlap", (zone) => {
    const list = eachDay("2010-01-01", "2019-12-31");
    let seconds = 0;
    for (const [index, day] of list.entries()) {
      expect(endOfDay(day, zone)).toBe(startOfDay(list[index + 1] ?? "2020-01-01", zone));
      const length = endOfDay(day, zone) - startOfDay(day, zone);
      expect(length).toBeGreaterThanOrEqual(0);
      seconds += length / SECOND;
    }
    expect(seconds).toBe(
      (startOfDay("2020-01-01", zone) - startOfDay("2010-01-01", zone)) / SECOND,
    );
  });

  test.each([
    ["America/New_York", "2026-03-08", 23],
    ["America/New_York", "2026-11-01", 25],
    ["America/New_York", "2026-07-04", 24],
    ["America/Denver", "2026-03-08", 23],
    ["America/Denver", "2026-11-01", 25],
    ["Europe/London", "2026-03-29", 23],
    ["Europe/London", "2026-10-25", 25],
    ["America/St_Johns", "2026-03-08", 23],
    ["America/St_Johns", "2026-11-01", 25],
    ["Pacific/Chatham", "2026-09-27", 23],
    ["Pacific/Chatham", "2026-04-05", 25],
    ["Australia/Lord_Howe", "2026-10-04", 23.5],
    ["Australia/Lord_Howe", "2026-04-05", 24.5],
    ["America/Havana", "2026-03-08", 23],
    ["America/Havana", "2026-11-01", 25],
    ["Asia/Kolkata", "2026-03-08", 24],
    ["Asia/Kathmandu", "2026-11-01", 24],
    ["Asia/Tokyo", "2026-03-29", 24],
    ["UTC", "2026-03-29", 24],
  ])("in %s %s lasts %d hours", (zone, day, hours) => {
    expect((endOfDay(day, zone) - startOfDay(day, zone)) / HOUR).toBe(hours);
  });

  test("Samoa left 2011-12-30 out: it lasts no time, and its neighbours meet", () => {
    const zone = "Pacific/Apia";
    const jump = Date.parse("2011-12-30T10:00:00Z");
    expect(startOfDay("2011-12-30", zone)).toBe(jump);
    expect(endOfDay("2011-12-30", zone)).toBe(jump);
    expect(endOfDay("2011-12-29", zone)).toBe(jump);
    expect(startOfDay("2011-12-31", zone)).toBe(jump);
    expect(wallClock(jump - SECOND, zone)).toBe("2011-12-29 23:59:59");
    expect(wallClock(jump, zone)).toBe("2011-12-31 00:00:00");
  });

  test("Havana jumps from midnight to one: the day begins at 01:00", () => {
    const zone = "America/Havana";
    const start = startOfDay("2026-03-08", zone);
    expect(wallClock(start - SECOND, zone)).toBe("2026-03-07 23:59:59");
    expect(wallClock(start, zone)).toBe("2026-03-08 01:00:00");
    expect(timeOfDay(start, zone)).toBe(HOUR);
    expect(instantAt("2026-03-08", 0, zone)).toBe(start);
    expect(instantAt("2026-03-08", HOUR / 2, zone)).toBe(start + HOUR / 2);
  });

  test("Havana falls back from one to midnight: both midnights belong to the new day", () => {
    const zone = "America/Havana";
    const start = startOfDay("2026-11-01", zone);
    expect(wallClock(start, zone)).toBe("2026-11-01 00:00:00");
    expect(wallClock(start + HOUR, zone)).toBe("2026-11-01 00:00:00");
    expect(dayOf(start + HOUR - SECOND, zone)).toBe("2026-11-01");
    expect(dayOf(start - SECOND, zone)).toBe("2026-10-31");
  });

  test("one instant is three days at once on this earth", () => {
    const ms = Date.parse("2026-05-10T10:30:00Z");
    expect(dayOf(ms, "Pacific/Kiritimati")).toBe("2026-05-11");
    expect(dayOf(ms, "UTC")).toBe("2026-05-10");
    expect(dayOf(ms, "Pacific/Niue")).toBe("2026-05-09");
  });

  test("quarter-hour and half-hour zones are cut to the minute", () => {
    expect(startOfDay("2026-05-10", "Asia/Kathmandu")).toBe(Date.parse("2026-05-09T18:15:00Z"));
    expect(startOfDay("2026-05-10", "Asia/Kolkata")).toBe(Date.parse("2026-05-09T18:30:00Z"));
    expect(startOfDay("2026-05-10", "Pacific/Chatham")).toBe(Date.parse("2026-05-09T11:15:00Z"));
  });

  test("offsetAt is what is added to UTC", () => {
    expect(offsetAt(Date.parse("2026-01-15T12:00:00Z"), "America/Denver")).toBe(-7 * HOUR);
    expect(offsetAt(Date.parse("2026-07-15T12:00:00Z"), "America/Denver")).toBe(-6 * HOUR);
    expect(offsetAt(Date.parse("2026-03-08T08:59:59Z"), "America/Denver")).toBe(-7 * HOUR);
    expect(offsetAt(Date.parse("2026-03-08T09:00:00Z"), "America/Denver")).toBe(-6 * HOUR);
  });
});

describe("isZone", () => {
  test.each([...ZONES, "Etc/GMT+5", "US/Mountain"])("%s is a zone", (name) => {
    expect(isZone(name)).toBe(true);
  });

  test.each([
    "",
    " ",
    "Mars/Olympus",
    "America/Nowhere",
    "+02:00",
    "-07:00",
    "America/Denver ",
    "UTC+2",
    "constructor",
    "2026-03-08",
  ])("%j is none", (name) => {
    expect(isZone(name)).toBe(false);
  });

  test("a name that Intl knows is a zone, and one that it refuses is none", () => {
    for (const name of Intl.supportedValuesOf("timeZone")) expect(isZone(name)).toBe(true);
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z_/+-]{1,12}$/), (name) => {
        let known = true;
        try {
          new Intl.DateTimeFormat("en-US", { timeZone: name });
        } catch {
          known = false;
        }
        if (/^[A-Za-z]/.test(name)) expect(isZone(name)).toBe(known);
        else expect(isZone(name)).toBe(false);
      }),
    );
  });
});
