import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { repOverview } from "#src/reports/rep-overview.ts";
import { aGoalWeek, MONDAY, TUESDAY, WEDNESDAY, WEEKLY } from "#tests/builders/goal-week.ts";
import { aGoal, type ReportStory } from "#tests/builders/report-story.ts";
import { aCall } from "#tests/builders/store-sync.ts";

let reports: ReportStory;
beforeEach(async () => {
  reports = await aGoalWeek();
});
afterEach(() => reports.close());

describe("Mara's own board", () => {
  const board = () => repOverview(reports.context, { userId: "mara", asked: WEEKLY });

  test("40 calls of 50: 80 %, 40 / 25 of what is expected; a day asks for 50 / 5 = 10", async () => {
    await reports.store.goals.set([aGoal("mara", 50)]);
    const { kpis, calendar, streak } = await board();
    expect(kpis[0]).toMatchObject({
      value: 40,
      target: 50,
      pct: 80,
      expected: 25,
      paceIndex: 1.6,
      dailyTarget: 10,
      status: "on_track",
    });
    expect(calendar).toHaveLength(30);
    expect(calendar.slice(-4)).toEqual([
      {
        day: "2026-06-14",
        calls: null,
        target: null,
        attainment: null,
        working: false,
        holiday: null,
      },
      { day: MONDAY, calls: 30, target: 10, attainment: 3, working: true, holiday: null },
      { day: TUESDAY, calls: 6, target: 10, attainment: 0.6, working: true, holiday: null },
      { day: WEDNESDAY, calls: 4, target: 10, attainment: 0.4, working: true, holiday: null },
    ]);
    // Monday hit, Tuesday missed; today may yet be.
    expect(streak).toEqual({ days: 0, best: 1, bestEndedOn: MONDAY, todayHit: false });
  });

  test("a streak of 3 days is one of 2 when the Tuesday in it was a day off", async () => {
    await reports.store.goals.set([aGoal("mara", 4, { period: "daily" })]);
    expect((await board()).streak).toEqual({
      days: 3,
      best: 3,
      bestEndedOn: WEDNESDAY,
      todayHit: true,
    });
    await reports.store.settings.setRepCalendar("mara", {
      weights: null,
      daysOff: [TUESDAY],
      startDay: null,
    });
    expect((await board()).streak).toMatchObject({ days: 2, bestEndedOn: WEDNESDAY });
    expect((await board()).calendar.at(-2)).toEqual({
      day: TUESDAY,
      calls: 6,
      target: null,
      attainment: null,
      working: false,
      holiday: null,
    });
  });

  test("the answered share is of outgoing calls alone, and of the same part of the week before: 1 of 2, and 1 of 1", async () => {
    const calls = [
      aCall("o1", "11", `${TUESDAY}T10:00:00Z`, 60),
      { ...aCall("o2", "11", `${TUESDAY}T10:01:00Z`, 0), outcome: "unanswered" as const },
      { ...aCall("i1", "11", `${TUESDAY}T10:02:00Z`, 60), direction: "in" as const },
      aCall("w1", "11", "2026-06-10T12:59:59Z", 60),
      { ...aCall("w2", "11", "2026-06-10T13:00:00Z", 0), outcome: "unanswered" as const },
    ];
    await reports.sync({ windows: { mara: ["2026-06-08", WEDNESDAY] }, calls });
    const { answered, byHour, averageSeconds } = await board();
    expect(answered).toEqual({ share: 0.5, answered: 1, attempts: 2, before: 1 });
    expect(byHour[10]).toEqual({ hour: 10, calls: 3, answered: 2 });
    expect(byHour.reduce((sum, { calls: count }) => sum + count, 0)).toBe(3);
    expect([averageSeconds.value, averageSeconds.before]).toEqual([40, 60]);
  });

  test("of a week that is over ends with that week: spark, calendar and streak up to its Sunday", async () => {
    reports.setNow("2026-06-24T10:00:00Z");
    await reports.store.goals.set([aGoal("mara", 4, { period: "daily" })]);
    const over = await repOverview(reports.context, {
      userId: "mara",
      asked: { period: "weekly", back: 1 },
    });
    expect([over.from, over.to]).toEqual([MONDAY, "2026-06-21"]);
    expect(over.kpis[0]?.spark.at(-1)).toEqual({ day: "2026-06-21", value: null });
    expect(over.calendar.at(-1)?.day).toBe("2026-06-21");
    expect(over.streak).toEqual({ days: 3, best: 3, bestEndedOn: WEDNESDAY, todayHit: null });
    expect(over.missing.map(({ from, to }) => [from, to])).toEqual([["2026-06-18", "2026-06-21"]]);
  });
});
