import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reachableFrom, toSlices } from "./slices.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PAD = 26 * HOUR;

/** The wall clock by Intl, and back as a number that only this file compares. */
function clock(ms: number, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(ms);
}

const asNumber = (text: string) => Date.parse(`${text.replace(" ", "T")}Z`);
const zones = fc.constantFrom(
  "America/Denver",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Pacific/Kiritimati",
  "Pacific/Apia",
  "America/Havana",
  "UTC",
);
const seconds = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / 1000, max: Date.parse(to) / 1000 })
    .map((second) => second * 1000);

const cases = fc.record({
  now: seconds("2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
  back: fc.integer({ min: -3 * 24 * 60, max: 130 * 24 * 60 }),
  minutes: fc.integer({ min: 1, max: 100 * 24 * 60 }),
  zone: zones,
  personId: fc.constantFrom(null, "218804"),
});

describe("the slices of a window", () => {
  test("cover it padded by 26 hours, within reach and today, ascending, without gap or overlap", () => {
    fc.assert(
      fc.property(cases, ({ now, back, minutes, zone, personId }) => {
        const from = now - back * 60_000;
        const to = from + minutes * 60_000;
        const slices = toSlices({ from, to, personId }, now, zone);

        const today = clock(now, zone).slice(0, 10);
        const reach = `${new Date(asNumber(`${today} 00:00:00`) - 89 * DAY).toISOString().slice(0, 10)} 00:00:00`;
        const wanted = clock(from - PAD, zone);
        const first = wanted > reach ? wanted : reach;
        const end = `${today} 23:59:59`;
        const until = clock(to + PAD - 1000, zone);
        const last = until < end ? until : end;
        // What lies wholly before reach or after today is nothing.
        if (slices.length === 0) {
          expect(first >= last).toBe(true);
          return;
        }
        // Havana's day may begin at 01:00, which is then where reach begins.
        expect(asNumber(slices[0]?.from ?? "") - asNumber(first)).toBeLessThanOrEqual(HOUR);
        expect(slices[0]?.from.slice(0, 13)).toBe(
          first === reach && slices[0]?.from.slice(11) === "01:00:00"
            ? `${reach.slice(0, 10)} 01`
            : first.slice(0, 13),
        );
        expect(slices.at(-1)?.to).toBe(last);
        for (const [index, slice] of slices.entries()) {
          expect(slice.from < slice.to).toBe(true);
          expect(slice.from >= reach).toBe(true);
          expect(slice.to.slice(0, 10) <= today).toBe(true);
          const next = slices[index + 1];
          if (next !== undefined) expect(asNumber(next.from)).toBe(asNumber(slice.to) + 1000);
          const days = (asNumber(slice.to) - asNumber(slice.from)) / DAY;
          expect(days).toBeLessThan(personId === null ? 1 : 8);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("of one day in Denver are four account days: two whole ones and the ends of the pad", () => {
    // 26 hours before the 10th begins is the 8th at 22:00; 26 hours after its end is the 12th at 02:00.
    const window = {
      from: Date.parse("2026-06-10T06:00:00Z"),
      to: Date.parse("2026-06-11T06:00:00Z"),
      personId: null,
    };
    const now = Date.parse("2026-06-20T18:00:00Z");
    expect(toSlices(window, now, "America/Denver")).toEqual([
      { from: "2026-06-08 22:00:00", to: "2026-06-08 23:59:59" },
      { from: "2026-06-09 00:00:00", to: "2026-06-09 23:59:59" },
      { from: "2026-06-10 00:00:00", to: "2026-06-10 23:59:59" },
      { from: "2026-06-11 00:00:00", to: "2026-06-11 23:59:59" },
      { from: "2026-06-12 00:00:00", to: "2026-06-12 01:59:59" },
    ]);
    expect(toSlices({ ...window, personId: "1" }, now, "America/Denver")).toEqual([
      { from: "2026-06-08 22:00:00", to: "2026-06-12 01:59:59" },
    ]);
  });

  test("end with the account's today", () => {
    const window = {
      from: Date.parse("2026-06-20T06:00:00Z"),
      to: Date.parse("2026-06-21T06:00:00Z"),
      personId: "1",
    };
    const now = Date.parse("2026-06-20T18:00:00Z");
    expect(toSlices(window, now, "America/Denver").at(-1)?.to).toBe("2026-06-20 23:59:59");
  });

  test("wholly out of reach are none", () => {
    const now = Date.parse("2026-06-20T18:00:00Z");
    const old = { from: now - 120 * DAY, to: now - 110 * DAY, personId: null };
    expect(toSlices(old, now, "America/Denver")).toEqual([]);
  });
});

test("reach begins with a whole day of the account, 89 before today", () => {
  // 2026-06-20 less 89 days: 20 of June, 31 of May, 30 of April are 81, 8 more are March 23; midnight in Denver is 06:00 UTC.
  const now = Date.parse("2026-06-21T05:59:59Z");
  expect(new Date(reachableFrom(now, "America/Denver")).toISOString()).toBe(
    "2026-03-23T06:00:00.000Z",
  );
  expect(new Date(reachableFrom(now + 1000, "America/Denver")).toISOString()).toBe(
    "2026-03-24T06:00:00.000Z",
  );
});
