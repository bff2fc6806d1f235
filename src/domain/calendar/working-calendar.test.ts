import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayName, eachDay } from "./day.ts";
import {
  dayWeights,
  fullDayWeights,
  fullUnits,
  PLAIN_CALENDAR,
  PLAIN_REP_CALENDAR,
  type RepCalendar,
  rangeUnits,
  type WorkingCalendar,
  weightOn,
  workedShare,
  workingUnits,
} from "./working-calendar.ts";

// November 2026 begins on a Sunday; its 26th is a Thursday.
const NOVEMBER = { from: "2026-11-01", to: "2026-11-30" };
const team: WorkingCalendar = {
  ...PLAIN_CALENDAR,
  holidays: [{ day: "2026-11-26", name: "Thanksgiving" }],
};
const mara: RepCalendar = { ...PLAIN_REP_CALENDAR, daysOff: ["2026-11-09", "2026-11-10"] };
const halfFridays: RepCalendar = { ...PLAIN_REP_CALENDAR, weights: [1, 1, 1, 1, 0.5, 0, 0] };

const weights = fc.tuple(
  ...Array.from({ length: 7 }, () => fc.constantFrom(0, 0.1, 0.25, 0.5, 1)),
) as fc.Arbitrary<[number, number, number, number, number, number, number]>;
const days = fc.integer({ min: 20_000, max: 20_400 }).map(dayName);
const teams = fc.record({
  weights,
  holidays: fc.array(fc.record({ day: days, name: fc.constant("closed") }), { maxLength: 20 }),
  dayStartMinute: fc.integer({ min: 0, max: 700 }),
  dayEndMinute: fc.integer({ min: 701, max: 1440 }),
});
const reps = fc.option(
  fc.record({
    weights: fc.option(weights),
    daysOff: fc.array(days, { maxLength: 20 }),
    startDay: fc.option(days),
  }),
);
const ranges = fc
  .tuple(days, fc.integer({ min: 0, max: 100 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));

describe("the weight of a day", () => {
  test.each([
    ["a Friday", "2026-11-20", null, 1, 1],
    ["a Saturday", "2026-11-21", null, 0, 0],
    ["a holiday", "2026-11-26", null, 0, 0],
    ["a day off", "2026-11-09", mara, 0, 1],
    ["the rep's own half Friday", "2026-11-20", halfFridays, 0.5, 0.5],
    ["a holiday of a part-time rep", "2026-11-26", halfFridays, 0, 0],
    ["the day before the first", "2026-11-18", { ...halfFridays, startDay: "2026-11-19" }, 0, 1],
    ["the first day", "2026-11-19", { ...halfFridays, startDay: "2026-11-19" }, 1, 1],
  ])("%s (%s)", (_name, day, rep, own, full) => {
    expect(weightOn(team, rep, day)).toBe(own);
    expect(fullUnits(team, rep, { from: day, to: day })).toBe(full);
  });

  test("is asked for a range or for each of its days alone, with the same answer by the rule as it is written", () => {
    fc.assert(
      fc.property(teams, reps, ranges, (team, rep, range) => {
        const off = new Set([...(rep?.daysOff ?? [])]);
        const closed = new Set(team.holidays.map((holiday) => holiday.day));
        const byHand = eachDay(range.from, range.to).map((day) => {
          if (closed.has(day)) return 0;
          const sundayFirst = new Date(`${day}T00:00:00Z`).getUTCDay();
          return (rep?.weights ?? team.weights)[(sundayFirst + 6) % 7];
        });
        expect(fullDayWeights(team, rep, range)).toEqual(byHand);
        const own = dayWeights(team, rep, range);
        for (const [place, day] of eachDay(range.from, range.to).entries()) {
          const absent = off.has(day) || (rep?.startDay ?? day) > day;
          expect(own[place]).toBe(absent ? 0 : byHand[place]);
          expect(weightOn(team, rep, day)).toBe(own[place]);
          expect(fullUnits(team, rep, { from: day, to: day })).toBe(byHand[place]);
        }
      }),
    );
  });
});

describe("working units", () => {
  test.each([
    ["21 weekdays of November 2026 without the 26th are 20", null, 20, 20],
    ["two days off leave 18 of 20", mara, 18, 20],
    ["four half Fridays (6, 13, 20, 27) leave 18", halfFridays, 18, 18],
    [
      "from Monday the 16th on 10 of 20: 5 + 4 + 1",
      { ...PLAIN_REP_CALENDAR, startDay: "2026-11-16" },
      10,
      20,
    ],
    ["nobody who starts in December works", { ...mara, startDay: "2026-12-01" }, 0, 20],
    ["a day off on the holiday costs nothing", { ...mara, daysOff: ["2026-11-26"] }, 20, 20],
  ])("%s", (_name, rep, own, full) => {
    expect(workingUnits(team, rep, NOVEMBER)).toBe(own);
    expect(fullUnits(team, rep, NOVEMBER)).toBe(full);
  });

  test("a range that ends before it starts has none", () => {
    expect(workingUnits(team, mara, { from: "2026-11-20", to: "2026-11-19" })).toBe(0);
  });
});

describe("the share of a working day that has passed", () => {
  test.each([
    [0, 0],
    [540, 0],
    [660, 0.25],
    [780, 0.5],
    [1020, 1],
    [1439, 1],
  ])("at minute %d of a day from 540 to 1020 it is %d", (minute, share) => {
    expect(workedShare(team, minute)).toBe(share);
  });

  test("a day without hours is done at once when it begins", () => {
    const moment = { ...team, dayStartMinute: 600, dayEndMinute: 600 };
    expect([599, 600, 601].map((minute) => workedShare(moment, minute))).toEqual([0, 1, 1]);
  });
});

describe("units gone by", () => {
  test.each([
    ["Friday the 20th at 13:00: 14 days and a half", null, "2026-11-20", 780, 14.5],
    ["Mara was away for two of them", mara, "2026-11-20", 780, 12.5],
    ["a half Friday is half of a half", halfFridays, "2026-11-20", 780, 13.25],
    ["before work the day has not begun", null, "2026-11-20", 300, 14],
    ["on Saturday no part of today counts", null, "2026-11-21", 780, 15],
    ["before the range nothing has", null, "2026-10-31", 780, 0],
    ["after the range everything has", null, "2026-12-05", 780, 20],
  ])("%s", (_name, rep, today, minuteOfDay, units) => {
    expect(rangeUnits(team, rep, NOVEMBER, { today, minuteOfDay }).elapsed).toBe(units);
  });

  test("never go down as time passes, and end at the units of the range", () => {
    fc.assert(
      fc.property(teams, reps, ranges, fc.nat(1439), (team, rep, range, minuteOfDay) => {
        let last = 0;
        for (const today of eachDay(addDays(range.from, -1), addDays(range.to, 1))) {
          const units = rangeUnits(team, rep, range, { today, minuteOfDay });
          expect(units.own).toBe(workingUnits(team, rep, range));
          expect(units.full).toBe(fullUnits(team, rep, range));
          expect(units.elapsed).toBeGreaterThanOrEqual(last - 1e-9);
          expect(units.own).toBeLessThanOrEqual(units.full);
          last = units.elapsed;
        }
        expect(last).toBe(workingUnits(team, rep, range));
      }),
    );
  });
});
