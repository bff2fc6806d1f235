import { describe, expect, test } from "vitest";
import { addDays, eachDay } from "../calendar/day.ts";
import { calendarPeriod, type Period } from "../calendar/period.ts";
import { PLAIN_CALENDAR, PLAIN_REP_CALENDAR } from "../calendar/working-calendar.ts";
import {
  dailyTarget,
  latestDailyTarget,
  type TargetCalendars,
  teamDailyTarget,
} from "./daily-target.ts";
import { type Goal, TEAM } from "./goal.ts";

const asked = { scope: "mara", type: "phone_call_quantity" } as const;
const goal = (period: Period, target: number | null, fromDay = "2026-01-01"): Goal => ({
  ...asked,
  period,
  target,
  fromDay,
  setBy: "lead",
  setAt: "2026-01-01T08:00:00.000Z",
});
// November 2026: 21 weekdays, and the 26th is a Thursday.
const plain: TargetCalendars = {
  team: { ...PLAIN_CALENDAR, holidays: [{ day: "2026-11-26", name: "Thanksgiving" }] },
  rep: null,
  weekStart: "monday",
};
const halfFridays: TargetCalendars = {
  ...plain,
  rep: { ...PLAIN_REP_CALENDAR, weights: [1, 1, 1, 1, 0.5, 0, 0] },
};
const away: TargetCalendars = {
  ...plain,
  rep: { ...PLAIN_REP_CALENDAR, daysOff: ["2026-11-19"] },
};

describe("what one day asks for", () => {
  test.each([
    ["a daily goal is itself", [goal("daily", 15)], plain, "2026-11-20", 15],
    ["on a half day, too", [goal("daily", 15)], halfFridays, "2026-11-20", 15],
    ["a weekly goal of 50 is 50 / 5", [goal("weekly", 50)], plain, "2026-11-18", 10],
    ["in the week of the holiday 50 / 4", [goal("weekly", 50)], plain, "2026-11-24", 12.5],
    ["with a half Friday 45 / 4.5", [goal("weekly", 45)], halfFridays, "2026-11-19", 10],
    ["and 45 × 0.5 / 4.5 on Friday", [goal("weekly", 45)], halfFridays, "2026-11-20", 5],
    ["a monthly goal of 400 is 400 / 20", [goal("monthly", 400)], plain, "2026-11-20", 20],
    ["a quarterly one of 650 is 650 / 65", [goal("quarterly", 650)], plain, "2026-11-20", 10],
    ["a day off raises no other day", [goal("weekly", 50)], away, "2026-11-18", 10],
    [
      "the shortest period counts",
      [goal("quarterly", 1), goal("monthly", 1), goal("weekly", 50)],
      plain,
      "2026-11-18",
      10,
    ],
    [
      "a daily goal that was ended gives way to the weekly",
      [goal("daily", 15), goal("daily", null, "2026-11-01"), goal("weekly", 50)],
      plain,
      "2026-11-18",
      10,
    ],
    ["a Saturday asks for nothing", [goal("daily", 15)], plain, "2026-11-21", null],
    ["a holiday neither", [goal("daily", 15)], plain, "2026-11-26", null],
    ["nor a day off", [goal("daily", 15), goal("weekly", 50)], away, "2026-11-19", null],
    ["without a goal there is nothing", [], plain, "2026-11-20", null],
    ["nor before it begins", [goal("daily", 15, "2026-11-21")], plain, "2026-11-20", null],
  ])("%s", (_name, goals, calendars, day, target) => {
    expect(dailyTarget(goals, asked, day, calendars)).toBe(target);
  });

  test("the days of a week, a month and a quarter add up to its goal", () => {
    for (const period of ["weekly", "monthly", "quarterly"] as const) {
      for (let back = 0; back < 40; back++) {
        const { from, to } = calendarPeriod(period, addDays("2026-12-31", -7 * back), "monday");
        const sum = eachDay(from, to).reduce(
          (all, day) => all + (dailyTarget([goal(period, 400)], asked, day, halfFridays) ?? 0),
          0,
        );
        if (from >= "2026-01-01") expect(sum).toBeCloseTo(400, 9);
      }
    }
  });
});

describe("what one day asks of the team", () => {
  const reps = [
    { userId: "mara", calendar: null },
    { userId: "teo", calendar: away.rep },
  ];
  const of = (scope: string, target: number) => ({ ...goal("daily", target), scope });
  const ask = (goals: readonly Goal[], day: string) =>
    teamDailyTarget(goals, reps, "phone_call_quantity", day, plain);

  test("40 of Mara + 25 of Teo = 65; 40 on the day on which Teo is away", () => {
    const goals = [of("mara", 40), of("teo", 25)];
    expect(ask(goals, "2026-11-18")).toBe(65);
    expect(ask(goals, "2026-11-19")).toBe(40);
  });

  test("its own goes before the sum", () => {
    expect(ask([of(TEAM, 80), of("mara", 40), of("teo", 25)], "2026-11-18")).toBe(80);
  });

  test("nothing where somebody who works has no goal, and on a day off", () => {
    expect(ask([of("mara", 40)], "2026-11-18")).toBeNull();
    expect(ask([of("mara", 40)], "2026-11-19")).toBe(40);
    expect(ask([of("mara", 40), of("teo", 25)], "2026-11-21")).toBeNull();
  });
});

describe("the latest day with a target", () => {
  const targetOf = (day: string) => dailyTarget([goal("daily", 15)], asked, day, plain);

  test("is Friday on a Sunday, and Wednesday on the holiday's Thursday", () => {
    expect(latestDailyTarget("2026-11-22", targetOf)).toBe(15);
    expect(latestDailyTarget("2026-11-26", targetOf)).toBe(15);
  });

  test("is looked for within a week", () => {
    const only = (day: string) => (day === "2026-11-13" ? 15 : null);
    expect(latestDailyTarget("2026-11-19", only)).toBe(15);
    expect(latestDailyTarget("2026-11-20", only)).toBeNull();
  });
});
