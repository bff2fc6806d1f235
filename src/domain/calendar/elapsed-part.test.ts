import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, dayName } from "./day.ts";
import { type ElapsedPart, elapsedCounterpart } from "./elapsed-part.ts";
import { type DayRange, PERIODS, periodBack, periodStart, WEEK_STARTS } from "./period.ts";
import {
  PLAIN_CALENDAR,
  PLAIN_REP_CALENDAR,
  type RepCalendar,
  rangeUnits,
  type WorkingCalendar,
  weightOn,
  workedShare,
  workingUnits,
} from "./working-calendar.ts";

const NOON = 720;
const halfFridays: WorkingCalendar = { ...PLAIN_CALENDAR, weights: [1, 1, 1, 1, 0.5, 0, 0] };
const closed = (...days: Day[]): WorkingCalendar => ({
  ...PLAIN_CALENDAR,
  holidays: days.map((day) => ({ day, name: "closed" })),
});

function monthly(team: WorkingCalendar, today: Day, rep: RepCalendar | null = null): ElapsedPart {
  const now = { from: periodStart("monthly", today, "monday"), today, minuteOfDay: NOON };
  return elapsedCounterpart(team, rep, now, periodBack("monthly", today, 1, "monday"));
}

function weekly(team: WorkingCalendar, today: Day, minuteOfDay = NOON): ElapsedPart {
  const now = { from: periodStart("weekly", today, "monday"), today, minuteOfDay };
  return elapsedCounterpart(team, null, now, periodBack("weekly", today, 1, "monday"));
}

describe("the same elapsed working part", () => {
  test("of Friday the 20th of November, 14 working days in, ends on Wednesday the 21st of October", () => {
    // October 2026 begins on a Thursday: 2 + 5 + 5 + 2 days until Tuesday the 20th.
    expect(monthly(PLAIN_CALENDAR, "2026-11-20")).toEqual({
      from: "2026-10-01",
      lastWholeDay: "2026-10-20",
      cut: { day: "2026-10-21", minuteOfDay: NOON },
    });
  });

  test("of the first working day is the first working day, after the free days before it", () => {
    // August 2026 begins on a Saturday, July on a Wednesday, and June on a Monday.
    expect(monthly(PLAIN_CALENDAR, "2026-07-01")).toEqual({
      from: "2026-06-01",
      lastWholeDay: null,
      cut: { day: "2026-06-01", minuteOfDay: NOON },
    });
    expect(monthly(PLAIN_CALENDAR, "2026-09-01")).toEqual({
      from: "2026-08-01",
      lastWholeDay: "2026-08-02",
      cut: { day: "2026-08-03", minuteOfDay: NOON },
    });
  });

  test("of a day before any work has begun is empty where the earlier period starts with work", () => {
    expect(monthly(PLAIN_CALENDAR, "2026-08-01")).toEqual({
      from: "2026-07-01",
      lastWholeDay: null,
      cut: null,
    });
  });

  test("of a Saturday holds the weekend after the last counted day, uncut", () => {
    // Saturday the 7th of November: 5 working days. In October these end on Wednesday the 7th.
    expect(monthly(PLAIN_CALENDAR, "2026-11-07")).toMatchObject({
      lastWholeDay: "2026-10-07",
      cut: null,
    });
    // Saturday the 7th of March: 5. In February these end on Friday the 6th, and a weekend follows.
    expect(monthly(PLAIN_CALENDAR, "2026-03-07")).toMatchObject({
      lastWholeDay: "2026-02-08",
      cut: null,
    });
    expect(weekly(PLAIN_CALENDAR, "2026-11-21")).toEqual({
      from: "2026-11-09",
      lastWholeDay: "2026-11-15",
      cut: null,
    });
  });

  test("of more working days than the earlier period has is the whole of it", () => {
    // March 2026 has 22 working days, February 20.
    expect(monthly(PLAIN_CALENDAR, "2026-03-31")).toEqual({
      from: "2026-02-01",
      lastWholeDay: "2026-02-28",
      cut: null,
    });
    expect(monthly(PLAIN_CALENDAR, "2026-03-30")).toMatchObject({
      lastWholeDay: "2026-02-28",
      cut: null,
    });
  });

  test("steps over a holiday in the earlier period, and over one in this", () => {
    // Monday the 9th was closed: by Wednesday noon of this week 2.5 days have passed, of the earlier one by Thursday noon.
    expect(weekly(closed("2026-11-09"), "2026-11-18").cut).toEqual({
      day: "2026-11-12",
      minuteOfDay: NOON,
    });
    // Monday the 16th was closed: 1.5 days, so Tuesday noon.
    expect(weekly(closed("2026-11-16"), "2026-11-18").cut).toEqual({
      day: "2026-11-10",
      minuteOfDay: NOON,
    });
  });

  test("leaves out the rep's own days off", () => {
    const rep = { ...PLAIN_REP_CALENDAR, daysOff: ["2026-10-01", "2026-10-02"] };
    expect(monthly(PLAIN_CALENDAR, "2026-11-03", rep)).toMatchObject({
      lastWholeDay: "2026-10-05",
      cut: { day: "2026-10-06" },
    });
  });

  test("where half days do not meet: 4 days and 3/8 of a half one are 3.5 and 0.6875 of a whole one", () => {
    // Friday the 6th of November: 4 days before it, 0.5 × 3/8 by noon. October: Thu 1, Fri 0.5, Mon 1, Tue 1; Wednesday is the day.
    const { cut, lastWholeDay } = monthly(halfFridays, "2026-11-06");
    expect(lastWholeDay).toBe("2026-10-06");
    expect(cut?.day).toBe("2026-10-07");
    // 4.1875 - 3.5 = 0.6875 of Wednesday: 540 + 330 = 14:30.
    expect(cut?.minuteOfDay).toBeCloseTo(870, 9);
  });
});

test("0.2 + 0.3 + 0.1 days are as many as 0.1 + 0.2 + 0.3, though their sums differ by a rounding error", () => {
  const team: WorkingCalendar = { ...PLAIN_CALENDAR, weights: [0.1, 0.2, 0.3, 0, 0, 0, 0] };
  // September 2026 begins on a Tuesday, August on a Saturday: three working days until the 7th, and until the 5th.
  const now = { from: "2026-09-01", today: "2026-09-08", minuteOfDay: 480 };
  const before = periodBack("monthly", now.today, 1, "monday");
  expect(elapsedCounterpart(team, null, now, before)).toEqual({
    from: "2026-08-01",
    lastWholeDay: "2026-08-09",
    cut: { day: "2026-08-10", minuteOfDay: 480 },
  });
});

const weights = fc.tuple(
  ...Array.from({ length: 7 }, () => fc.constantFrom(0, 0.1, 0.2, 0.25, 0.5, 0.7, 1)),
) as fc.Arbitrary<[number, number, number, number, number, number, number]>;
const days = fc.integer({ min: 20_000, max: 20_400 }).map(dayName);
const hours = { dayStartMinute: fc.integer({ min: 0, max: 700 }) };
const teams = fc.record({
  weights,
  holidays: fc.array(fc.record({ day: days, name: fc.constant("closed") }), { maxLength: 60 }),
  ...hours,
  dayEndMinute: fc.integer({ min: 701, max: 1440 }),
});
const minutes = fc.double({ min: 0, max: 1439, noNaN: true });
const asked = fc.record({
  today: days,
  period: fc.constantFrom(...PERIODS),
  weekStart: fc.constantFrom(...WEEK_STARTS),
  minuteOfDay: minutes,
});

function unitsOf(team: WorkingCalendar, part: ElapsedPart): number {
  const whole = { from: part.from, to: part.lastWholeDay ?? addDays(part.from, -1) };
  const cut =
    part.cut === null
      ? 0
      : weightOn(team, null, part.cut.day) * workedShare(team, part.cut.minuteOfDay);
  return workingUnits(team, null, whole) + cut;
}

describe("for any calendar and any moment", () => {
  test("as much work has passed in the part as now, or the earlier period is whole", () => {
    fc.assert(
      fc.property(teams, asked, (team, { today, period, weekStart, minuteOfDay }) => {
        const before = periodBack(period, today, 1, weekStart);
        const soFar: DayRange = { from: periodStart(period, today, weekStart), to: today };
        const { elapsed } = rangeUnits(team, null, soFar, { today, minuteOfDay });
        const part = elapsedCounterpart(
          team,
          null,
          { from: soFar.from, today, minuteOfDay },
          before,
        );
        expect(unitsOf(team, part)).toBeCloseTo(
          Math.min(elapsed, workingUnits(team, null, before)),
          8,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  test("the part begins with the earlier period, never leaves it, and the cut day follows the whole ones", () => {
    fc.assert(
      fc.property(teams, asked, (team, { today, period, weekStart, minuteOfDay }) => {
        const before = periodBack(period, today, 1, weekStart);
        const from = periodStart(period, today, weekStart);
        const part = elapsedCounterpart(team, null, { from, today, minuteOfDay }, before);
        expect(part.from).toBe(before.from);
        const last = part.lastWholeDay ?? addDays(before.from, -1);
        expect(last <= before.to).toBe(true);
        if (part.cut === null) return;
        expect(part.cut.day).toBe(addDays(last, 1));
        expect(part.cut.day <= before.to).toBe(true);
        expect(weightOn(team, null, part.cut.day)).toBeGreaterThan(0);
        expect(part.cut.minuteOfDay).toBeGreaterThanOrEqual(0);
        expect(part.cut.minuteOfDay).toBeLessThanOrEqual(1440);
      }),
      { numRuns: 2_000 },
    );
  });

  test("in weeks without holidays a working day's counterpart is the same weekday at the same time", () => {
    fc.assert(
      fc.property(weights, asked, (weights, { today, weekStart, minuteOfDay }) => {
        const team = { ...PLAIN_CALENDAR, weights };
        fc.pre(weightOn(team, null, today) > 0);
        const from = periodStart("weekly", today, weekStart);
        const before = periodBack("weekly", today, 1, weekStart);
        const part = elapsedCounterpart(team, null, { from, today, minuteOfDay }, before);
        const lastWholeDay = today === from ? null : addDays(today, -8);
        expect(part).toEqual({
          from: before.from,
          lastWholeDay,
          cut: { day: addDays(today, -7), minuteOfDay },
        });
      }),
    );
  });
});
