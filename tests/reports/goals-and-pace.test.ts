import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { teamGoals } from "#src/reports/team-goals.ts";
import { type Kpi, teamKpis } from "#src/reports/team-kpis.ts";
import { teamPace } from "#src/reports/team-pace.ts";
import { aGoalWeek, MONDAY, TEO, TUESDAY, WEDNESDAY, WEEKLY } from "#tests/builders/goal-week.ts";
import { aGoal, type ReportStory } from "#tests/builders/report-story.ts";
import { aCall, aPerson, aUser } from "#tests/builders/store-sync.ts";

let reports: ReportStory;
beforeEach(async () => {
  reports = await aGoalWeek();
});
afterEach(() => reports.close());

async function callsKpi(asked = WEEKLY as Parameters<typeof teamKpis>[1]): Promise<Kpi> {
  const { kpis } = await teamKpis(reports.context, asked);
  const [kpi] = kpis;
  if (kpi?.type !== "phone_call_quantity") throw new Error("no calls");
  return kpi;
}

describe("the team's KPI of calls: 30 + 6 + 4 + 5 and 3 of nobody = 48", () => {
  test("against a target of its own of 120: 40 %, of 60 expected by half of Wednesday, 120 × 2.5 / 5", async () => {
    await reports.store.goals.set([aGoal("", 120), aGoal("mara", 1_000)]);
    expect(await callsKpi()).toMatchObject({
      value: 48,
      target: 120,
      targetFrom: "team",
      prorated: 120,
      pct: 40,
      expected: 60,
      aheadBy: 48 - 60,
      paceIndex: 48 / 60,
      requiredPerDay: (120 - 48) / 2.5,
      projected: (48 * 5) / 2.5,
      status: "at_risk",
    });
    const { workingDays } = await teamKpis(reports.context, WEEKLY);
    expect(workingDays).toEqual({ elapsed: 2.5, total: 5 });
  });

  test("without one against the sum of its reps' 50 + 50, prorated for Teo's day off: 50 + 40", async () => {
    await reports.store.goals.set([aGoal("mara", 50), aGoal("teo", 50)]);
    await reports.store.settings.setRepCalendar("teo", {
      weights: null,
      daysOff: [TUESDAY],
      startDay: null,
    });
    // Mara: 50 × 2.5 / 5 = 25; Teo: 40 × 1.5 / 4 = 15.
    const kpi = await callsKpi();
    expect(kpi).toMatchObject({
      value: 48,
      target: 100,
      targetFrom: "reps",
      prorated: 90,
      expected: 25 + 15,
      aheadBy: 48 - 40,
      status: "on_track",
    });
    expect(kpi.pct).toBeCloseTo((48 / 90) * 100, 9);
    const { reps } = await teamPace(reports.context, WEEKLY);
    expect(reps.map(({ userId, expected, value }) => [userId, expected, value])).toEqual([
      ["teo", 15, 5],
      ["mara", 25, 40],
    ]);
    expect(reps.reduce((sum, { expected }) => sum + (expected ?? 0), 0)).toBe(kpi.expected);
  });

  test("has no target while only some of the reps have one: all that the team did is held against nothing", async () => {
    await reports.store.goals.set([aGoal("teo", 50)]);
    expect(await callsKpi()).toMatchObject({
      value: 48,
      target: null,
      targetFrom: null,
      pct: null,
    });
    await reports.store.goals.set([aGoal("mara", 20)]);
    expect(await callsKpi()).toMatchObject({ value: 48, target: 70, targetFrom: "reps" });
  });

  test("is projected over no gap, though what is there counts", async () => {
    await reports.store.goals.set([aGoal("", 40)]);
    await reports.store.users.add([aUser("zoe")]);
    await reports.sync({ people: [aPerson("13", "zoe@example.com")], windows: {}, personKeys: [] });
    const { complete } = await teamKpis(reports.context, WEEKLY);
    expect(complete).toBe(false);
    expect(await callsKpi()).toMatchObject({
      value: 48,
      projected: null,
      projectedLow: null,
      status: "reached",
    });
  });

  test("is not projected before a whole working day has passed", async () => {
    await reports.store.goals.set([aGoal("", 120)]);
    reports.setNow(`${MONDAY}T16:59:00Z`);
    expect(await callsKpi()).toMatchObject({ value: 30, projected: null });
    reports.setNow(`${MONDAY}T17:00:00Z`);
    expect(await callsKpi()).toMatchObject({ value: 30, projected: 30 * 5 });
  });

  test("of a week that is over is reached or missed, and ends at what it was", async () => {
    await reports.store.goals.set([aGoal("", 49)]);
    reports.setNow("2026-06-22T10:00:00Z");
    const windows = { mara: [MONDAY, "2026-06-22"], teo: [MONDAY, "2026-06-22"] } as const;
    await reports.sync({ windows, personKeys: [] });
    const over = await callsKpi({ period: "weekly", back: 1 });
    expect(over).toMatchObject({
      value: 48,
      target: 49,
      projected: 48,
      requiredPerDay: null,
      status: "missed",
    });
    await reports.store.goals.set([aGoal("", 48)]);
    expect(await callsKpi({ period: "weekly", back: 1 })).toMatchObject({ status: "reached" });
  });

  test("asks for what is in force on the last day looked at, for the whole of the period", async () => {
    await reports.store.goals.set([
      aGoal("", 100),
      aGoal("", 200, { fromDay: WEDNESDAY }),
      aGoal("", 300, { fromDay: "2026-06-18" }),
      aGoal("", null, { fromDay: "2026-06-22" }),
    ]);
    expect(await callsKpi()).toMatchObject({ target: 200, expected: 100 });
    reports.setNow("2026-06-22T10:00:00Z");
    expect(await callsKpi({ period: "weekly", back: 1 })).toMatchObject({ target: 300 });
    expect(await callsKpi()).toMatchObject({ target: null, pct: null, status: "no_goal" });
  });

  test("has no goal over days that are no period", async () => {
    await reports.store.goals.set([aGoal("", 120)]);
    const asked = { from: MONDAY, to: WEDNESDAY };
    expect(await callsKpi(asked)).toMatchObject({ value: 48, target: null, status: "no_goal" });
    expect((await teamKpis(reports.context, asked)).workingDays).toBeNull();
    expect((await teamPace(reports.context, asked)).reps).toEqual([]);
  });

  test("of another type is there once it has a goal, its number unknown", async () => {
    await reports.store.goals.set([aGoal("", 5, { type: "deals_won_quantity" })]);
    const { kpis } = await teamKpis(reports.context, WEEKLY);
    expect(kpis.map(({ type, value, status }) => [type, value, status])).toEqual([
      ["phone_call_quantity", 48, "no_goal"],
      ["talk_time_minutes", 48, "no_goal"],
      ["deals_won_quantity", null, "unknown"],
    ]);
  });
});

describe("a rep to the east, whose clock runs ahead of the workspace's", () => {
  test("is expected no more than the workspace's days hold: 50 × 3 / 5 while Thursday has begun there", async () => {
    await reports.store.users.update([{ ...TEO, timeZone: "Pacific/Auckland" }]);
    await reports.store.goals.set([aGoal("teo", 50), aGoal("mara", 50)]);
    // 23:00Z is 11:00 of Thursday in Auckland.
    reports.setNow(`${WEDNESDAY}T23:00:00Z`);
    const { reps } = await teamPace(reports.context, WEEKLY);
    expect(reps.map(({ userId, expected }) => [userId, expected])).toEqual([
      ["teo", 30],
      ["mara", 30],
    ]);
  });

  test("has a daily goal that is wholly due once their day is over", async () => {
    await reports.store.users.update([{ ...TEO, timeZone: "Pacific/Auckland" }]);
    await reports.store.goals.set([aGoal("teo", 10, { period: "daily" })]);
    reports.setNow(`${WEDNESDAY}T23:00:00Z`);
    const { reps } = await teamPace(reports.context, { period: "daily" });
    expect(reps[0]).toMatchObject({ expected: 10, prorated: 10, requiredPerDay: null });
  });
});

describe("the pace of reps", () => {
  test("is told of those with a goal, the furthest behind first, the unknown last", async () => {
    const others = ["ada", "zoe"].map((id) => aUser(id));
    await reports.store.users.add(others);
    await reports.sync({
      people: others.map(({ email, id }) => aPerson(id, email)),
      windows: {},
      personKeys: [],
    });
    await reports.store.goals.set([aGoal("mara", 50), aGoal("teo", 50), aGoal("zoe", 50)]);
    const { reps } = await teamPace(reports.context, WEEKLY);
    expect(
      reps.map(({ userId, value, paceIndex, status, projected }) => [
        userId,
        value,
        paceIndex,
        status,
        projected,
      ]),
    ).toEqual([
      ["teo", 5, 5 / 25, "at_risk", 10],
      ["mara", 40, 40 / 25, "on_track", 80],
      ["zoe", null, null, "unknown", null],
    ]);
  });

  test("knows the gaps of everybody, also where more runs are missing than are named", async () => {
    const others = Array.from({ length: 205 }, (_, n) => aUser(`a${n}`, { name: `A ${n}` }));
    const last = aUser("zz", { name: "Zz" });
    await reports.store.users.add([...others, last]);
    await reports.sync({
      people: [...others, last].map(({ email, id }) => aPerson(id, email)),
      windows: { zz: [MONDAY, MONDAY] },
      personKeys: [],
      calls: [aCall("z1", "zz", `${MONDAY}T10:00:00Z`, 60)],
    });
    await reports.store.goals.set([aGoal("zz", 50)]);
    const { reps, missing } = await teamPace(reports.context, WEEKLY);
    expect(missing).toHaveLength(200);
    expect(reps.find(({ userId }) => userId === "zz")).toMatchObject({ value: 1, projected: null });
  });
});

test("team-goals: the team's own, else the sum of the reps' 50 + 30; of those who left none", async () => {
  await reports.store.users.add([aUser("gone", { active: false })]);
  await reports.store.goals.set([
    aGoal("mara", 50),
    aGoal("teo", 30),
    aGoal("gone", 1_000),
    aGoal("", 7, { type: "deals_won_quantity", period: "monthly" }),
    aGoal("mara", 99, { type: "deals_won_quantity", period: "monthly" }),
    aGoal("", null, { period: "daily" }),
    aGoal("teo", 12.5, { type: "talk_time_minutes", period: "daily" }),
    aGoal("", 5, { period: "quarterly", fromDay: "2026-07-01" }),
  ]);
  // Of talk time only Teo has a goal, which is not the team's.
  expect(await teamGoals(reports.context)).toEqual({
    teamGoals: {
      weekly: { phone_call_quantity: 80 },
      monthly: { deals_won_quantity: 7 },
    },
  });
});
