import { describe, expect, test } from "vitest";
import { addDays, type Day, eachDay } from "../calendar/day.ts";
import {
  PLAIN_CALENDAR,
  PLAIN_REP_CALENDAR,
  type RepCalendar,
  weightOn,
} from "../calendar/working-calendar.ts";
import { suggestionRange, suggestTargets } from "./suggested-target.ts";

const TODAY = "2026-11-20";
const range = suggestionRange(TODAY, "monday");
const NOTHING = { daily: null, weekly: null, monthly: null, quarterly: null };

/** Every working day of the twelve weeks known; week n (0 to 11) has `ofWeek(n)` on each of them. */
function weeksOf(ofWeek: (week: number) => number, rep: RepCalendar | null = null) {
  const amounts = new Map<Day, number>();
  for (const [place, day] of eachDay(range.from, range.to).entries()) {
    if (weightOn(PLAIN_CALENDAR, rep, day) > 0) amounts.set(day, ofWeek(Math.floor(place / 7)));
  }
  return amounts;
}

function suggest(amounts: Map<Day, number>, rep: RepCalendar | null = null) {
  return suggestTargets({ today: TODAY, weekStart: "monday", team: PLAIN_CALENDAR, rep, amounts });
}

test("the twelve whole weeks before this one are 84 days, up to Sunday", () => {
  expect(range).toEqual({ from: "2026-08-24", to: "2026-11-15" });
  expect(suggestionRange(TODAY, "sunday")).toEqual({ from: "2026-08-23", to: "2026-11-14" });
});

describe("a suggested target", () => {
  test("of weeks of 1, 2, … 12 calls a day is the 10th of 12 weeks: 10 a day, 50 a week, × 21 / 5, × 66 / 5", () => {
    // ⌈12 × 0.8⌉ = 10. Of 60 days the 48th is the 3rd of the 10th week. Month: 50 × 21 / 5 = 210, quarter: 50 × 66 / 5 = 660.
    expect(suggest(weeksOf((week) => week + 1))).toEqual({
      daily: 10,
      weekly: 50,
      monthly: 210,
      quarterly: 660,
    });
  });

  test("is rounded to two digits: 137 a day to 140, 685 a week to 690, 2,877 to 2,900, 9,042 to 9,000", () => {
    expect(suggest(weeksOf(() => 137))).toEqual({
      daily: 140,
      weekly: 690,
      monthly: 2900,
      quarterly: 9000,
    });
  });

  test("is a whole number, and at least 1: 0.1 a day is 0.5 a week and 2.1 a month", () => {
    expect(suggest(weeksOf(() => 0.1))).toEqual({
      daily: 1,
      weekly: 1,
      monthly: 2,
      quarterly: 7,
    });
  });

  test("is none where nothing was done, or nothing is known", () => {
    expect(suggest(weeksOf(() => 0))).toEqual(NOTHING);
    expect(suggest(new Map())).toEqual(NOTHING);
  });

  test("leaves a week out of which a working day is not known, but not one of which Sunday is not", () => {
    const amounts = weeksOf((week) => week + 1);
    // The tenth week's Wednesday is lost: of the other eleven ⌈8.8⌉ = the 9th is 9 a day.
    amounts.delete(addDays(range.from, 9 * 7 + 2));
    expect(suggest(amounts)).toMatchObject({ weekly: 45 });
  });

  test("counts work on a free day for its week", () => {
    const amounts = weeksOf(() => 10);
    for (let week = 0; week < 12; week++) amounts.set(addDays(range.from, week * 7 + 5), 20);
    expect(suggest(amounts)).toMatchObject({ daily: 10, weekly: 70 });
  });

  test("needs four known weeks", () => {
    const known = (count: number) =>
      new Map([...weeksOf(() => 10)].filter(([day]) => day > addDays(range.to, -7 * count)));
    expect(suggest(known(3))).toEqual(NOTHING);
    expect(suggest(known(4))).toMatchObject({ daily: 10, weekly: 50 });
  });

  test("takes weeks without work for no weeks, so that a newcomer's first four are enough", () => {
    const rep = { ...PLAIN_REP_CALENDAR, startDay: addDays(range.to, -27) };
    expect(
      suggest(
        weeksOf(() => 10, rep),
        rep,
      ),
    ).toMatchObject({ daily: 10, weekly: 50 });
    const fresher = { ...rep, startDay: addDays(range.to, -20) };
    expect(
      suggest(
        weeksOf(() => 10, fresher),
        fresher,
      ),
    ).toEqual(NOTHING);
  });

  test("of a part-time rep goes by that rep's days: 30 a week in 3 days, × 13 / 3 in November", () => {
    const rep: RepCalendar = { ...PLAIN_REP_CALENDAR, weights: [1, 1, 1, 0, 0, 0, 0] };
    // Mondays 2, 9, 16, 23, 30 and four Tuesdays and Wednesdays each.
    expect(
      suggest(
        weeksOf(() => 10, rep),
        rep,
      ),
    ).toMatchObject({ weekly: 30, monthly: 130 });
  });

  test("days off in this month do not lower what its whole target would be", () => {
    const rep = { ...PLAIN_REP_CALENDAR, daysOff: eachDay("2026-11-16", "2026-11-27") };
    expect(
      suggest(
        weeksOf(() => 10),
        rep,
      ),
    ).toMatchObject({ monthly: 210 });
  });
});
