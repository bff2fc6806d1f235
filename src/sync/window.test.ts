import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "#src/domain/calendar/day.ts";
import { dayOf, startOfDay } from "#src/domain/calendar/zone.ts";
import { assertRange, instantsOf, notBegun, reachable, resolveRange } from "./window.ts";

/** 21:00 on the 20th in Denver, the 21st in UTC and further east. */
const NOW = Date.parse("2026-11-21T04:00:00Z");
const DENVER = "America/Denver";

describe("a range that is wrong everywhere is refused", () => {
  test("when it ends before it starts", () => {
    expect(() => assertRange({ from: "2026-11-02", to: "2026-11-01" }, NOW)).toThrow(
      expect.objectContaining({ code: "invalid_request" }),
    );
  });

  test("when it starts after today in the zone that is first on earth", () => {
    // It is the 21st at 18:00 in Kiritimati.
    expect(() => assertRange({ from: "2026-11-22", to: null }, NOW)).toThrow(/2026-11-22.*today/);
    expect(() => assertRange({ from: "2026-11-21", to: null }, NOW)).not.toThrow();
  });

  test.each([
    { from: null, to: null },
    { from: null, to: "2030-01-01" },
    { from: "2026-11-01", to: "2026-11-01" },
    { from: "2000-01-01", to: null },
  ])("but not %j", (range) => {
    expect(() => assertRange(range, NOW)).not.toThrow();
  });

  test("and one that has not begun for the rep says from when", () => {
    expect(notBegun("2026-11-21")).toMatchObject({ code: "invalid_request" });
    expect(notBegun("2026-11-21").message).toContain("2026-11-21");
  });
});

describe("the days meant", () => {
  test.each([
    // 30 days, today among them: 22 October + 29 = 20 November.
    [null, null, "2026-10-22", "2026-11-20"],
    [null, "2026-11-10", "2026-10-12", "2026-11-10"],
    ["2026-11-18", null, "2026-11-18", "2026-11-20"],
    ["2026-11-01", "2026-11-05", "2026-11-01", "2026-11-05"],
    ["2026-11-01", "2026-12-31", "2026-11-01", "2026-11-20"],
    ["2026-11-20", "2026-11-20", "2026-11-20", "2026-11-20"],
    [null, "2027-01-01", "2026-10-22", "2026-11-20"],
  ])("from %s to %s are %s to %s in Denver on its 20th", (from, to, first, last) => {
    expect(resolveRange({ from, to }, NOW, DENVER)).toEqual({ from: first, to: last });
  });

  test("end with each rep's own today", () => {
    expect(resolveRange({ from: null, to: null }, NOW, "Asia/Tokyo")?.to).toBe("2026-11-21");
    expect(resolveRange({ from: null, to: null }, NOW, DENVER)?.to).toBe("2026-11-20");
  });

  test("are none where the range has not begun", () => {
    expect(resolveRange({ from: "2026-11-21", to: null }, NOW, DENVER)).toBeNull();
    expect(resolveRange({ from: "2026-11-21", to: null }, NOW, "Asia/Tokyo")).toEqual({
      from: "2026-11-21",
      to: "2026-11-21",
    });
  });

  test("are 30 by default, on every day of every year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (now) => {
        const range = resolveRange({ from: null, to: null }, now, DENVER);
        if (range === null) return expect.unreachable();
        expect(daysBetween(range.from, range.to)).toBe(29);
        expect(range.to).toBe(dayOf(now, DENVER));
      }),
    );
  });
});

describe("what the vendor can still be asked for", () => {
  const EDGE = startOfDay("2026-08-23", DENVER);
  const ask = (from: string, to: string, zone = DENVER) =>
    reachable({ from, to }, EDGE, zone, "JustCall");

  test("is everything from the edge's day on, without a word", () => {
    const range = { from: "2026-08-23", to: "2026-09-01" };
    expect(ask(range.from, range.to)).toEqual({ range, warning: null });
  });

  test("is the rest of a range that reaches too far back, and the days left out are named", () => {
    const { range, warning } = ask("2026-08-20", "2026-09-01");
    expect(range).toEqual({ from: "2026-08-23", to: "2026-09-01" });
    expect(warning).toMatch(/^2026-08-20 to 2026-08-22: .*JustCall/);
  });

  test("one day left out is named alone", () => {
    expect(ask("2026-08-22", "2026-08-23").warning).toMatch(/^2026-08-22: /);
  });

  test("is nothing of a range that lies wholly before it, and only asked days are named", () => {
    const before = ask("2026-08-01", "2026-08-22");
    expect(before.range).toBeNull();
    expect(before.warning).toMatch(/^2026-08-01 to 2026-08-22: /);
    expect(ask("2026-01-05", "2026-01-05").warning).toMatch(/^2026-01-05: /);
  });

  test("is whole days only: where the edge cuts a rep's day, that day is left out", () => {
    // Midnight in Denver is 15:00 in Tokyo, so Tokyo's 23rd is cut; it is 02:00 in New York, so its 23rd is too.
    for (const zone of ["Asia/Tokyo", "America/New_York"]) {
      expect(ask("2026-08-23", "2026-08-25", zone).range?.from).toBe("2026-08-24");
    }
    // It is 23:00 of the 22nd in Los Angeles, where the 23rd is whole.
    expect(ask("2026-08-22", "2026-08-25", "America/Los_Angeles").range?.from).toBe("2026-08-23");
  });

  test("is the greatest part of whole days that begin at or after the edge", () => {
    const zones = fc.constantFrom(DENVER, "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia");
    const hours = fc.integer({ min: 400_000, max: 500_000 });
    fc.assert(
      fc.property(
        hours,
        zones,
        fc.integer({ min: -9, max: 9 }),
        fc.nat(9),
        (hour, zone, back, length) => {
          const edge = hour * 3_600_000;
          const from = addDays(dayOf(edge, zone), back);
          const to = addDays(from, length);
          const { range } = reachable({ from, to }, edge, zone, "JustCall");
          const whole: string[] = [];
          for (let day = from; day <= to; day = addDays(day, 1)) {
            if (startOfDay(day, zone) >= edge) whole.push(day);
          }
          expect(range?.from).toBe(whole[0]);
          expect(range?.to).toBe(whole.at(-1));
        },
      ),
    );
  });
});

test("the instants of days are half-open and follow the clock: a day of 23 hours, a day of 25", () => {
  const hours = (day: string) => {
    const { from, to } = instantsOf({ from: day, to: day }, DENVER);
    return (to - from) / 3_600_000;
  };
  expect(hours("2026-03-08")).toBe(23);
  expect(hours("2026-11-01")).toBe(25);
  expect(instantsOf({ from: "2026-11-01", to: "2026-11-02" }, DENVER)).toEqual({
    from: Date.parse("2026-11-01T06:00:00Z"),
    to: Date.parse("2026-11-03T07:00:00Z"),
  });
});
