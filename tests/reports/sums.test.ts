import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { repOverview } from "#src/reports/rep-overview.ts";
import { teamHeatMap } from "#src/reports/team-heat-map.ts";
import { teamKpis } from "#src/reports/team-kpis.ts";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamOverview } from "#src/reports/team-overview.ts";
import { teamTrends } from "#src/reports/team-trends.ts";
import { openReportStory, type ReportStory, someCalls } from "#tests/builders/report-story.ts";
import { aCall, aPerson, aUser } from "#tests/builders/store-sync.ts";

const MARA = aUser("mara", { name: "Mara" });
const TEO = aUser("teo", { name: "Teo", timeZone: "Asia/Kolkata" });
const PEOPLE = [aPerson("11", MARA.email), aPerson("12", TEO.email)];
const [MONDAY, TUESDAY, WEDNESDAY] = ["2026-06-15", "2026-06-16", "2026-06-17"] as const;
const WEEK = { period: "weekly" } as const;

/**
 * Wednesday afternoon in Denver. On Monday Mara made 12 calls of 100 s, on Tuesday 2 of 30 s. Teo, in Kolkata, made 7 of 45 s on
 * his Tuesday, which had begun while it was Monday in Denver. Nobody's were 3 on Tuesday, not picked up.
 */
async function aWeek(): Promise<ReportStory> {
  const reports = openReportStory({ now: "2026-06-17T20:00:00Z", zone: "America/Denver" });
  await reports.store.users.add([MARA, TEO]);
  const by = (seat: string | null, seconds: number) => (id: string, at: number) =>
    aCall(id, seat, at, seconds);
  await reports.sync({
    people: PEOPLE,
    windows: {
      mara: [MONDAY, WEDNESDAY],
      teo: [MONDAY, "2026-06-18"],
      unassigned: [MONDAY, WEDNESDAY],
    },
    calls: [
      ...someCalls("a", by("11", 100), "2026-06-15T16:00:00Z", 12),
      ...someCalls("b", by("11", 30), "2026-06-16T16:00:00Z", 2),
      // 20:30Z is 02:00 of the next day in Kolkata.
      ...someCalls("c", by("12", 45), "2026-06-15T20:30:00Z", 7),
      ...someCalls("d", by(null, 0), "2026-06-16T16:00:00Z", 3),
    ],
  });
  return reports;
}

describe("a week of Mara's, Teo's and nobody's calls", () => {
  let reports: ReportStory;
  beforeEach(async () => {
    reports = await aWeek();
  });
  afterEach(() => reports.close());

  test("team-metrics: 14 + 7 + 3 of nobody = 24 calls; 12 × 100 + 2 × 30 + 7 × 45 = 1575 seconds", async () => {
    const { totals, unassigned, complete, missingRepDays } = await teamMetrics(
      reports.context,
      WEEK,
    );
    expect(totals.phone_call_quantity).toBe(12 + 2 + 7 + 3);
    expect(totals.talk_time_minutes).toBe((12 * 100 + 2 * 30 + 7 * 45) / 60);
    expect(unassigned).toMatchObject({ phone_call_quantity: 3, talk_time_minutes: 0 });
    // What no source has read is not known.
    expect(totals.email_quantity).toBeNull();
    expect(unassigned.deals_won_amount).toBeNull();
    expect([complete, missingRepDays]).toEqual([true, 0]);
  });

  test("team-trends: 12 on Monday, 2 + 7 + 3 = 12 on Tuesday, 0 on Wednesday", async () => {
    const { series } = await teamTrends(reports.context, WEEK);
    expect(series.phone_call_quantity).toEqual([
      { date: MONDAY, value: 12 },
      { date: TUESDAY, value: 2 + 7 + 3 },
      { date: WEDNESDAY, value: 0 },
    ]);
    expect(series.talk_time_minutes?.map(({ value }) => value)).toEqual([
      1200 / 60,
      (2 * 30 + 7 * 45) / 60,
      0,
    ]);
    expect(Object.keys(series)).toEqual(["phone_call_quantity", "talk_time_minutes"]);
  });

  test("team-trends: a day that nobody was read on is null, and so is one that has not come", async () => {
    const asked = { from: "2026-06-14", to: "2026-06-19" };
    const { series } = await teamTrends(reports.context, asked);
    expect(series.phone_call_quantity?.map(({ value }) => value)).toEqual([
      null,
      12,
      12,
      0,
      // Teo's 18th has begun and was read.
      0,
      null,
    ]);
  });

  test("leaderboard: 14 and 7, 3 of nobody beside them, 24 in all", async () => {
    const board = await teamLeaderboard(reports.context, WEEK);
    expect(
      board.leaderboard.map(({ userId, rank, value, values }) => [userId, rank, value, values]),
    ).toEqual([
      ["mara", 1, 14, { phone_call_quantity: 14, talk_time_minutes: 1260 / 60 }],
      ["teo", 2, 7, { phone_call_quantity: 7, talk_time_minutes: 315 / 60 }],
    ]);
    expect(board.unassigned).toEqual({ phone_call_quantity: 3, talk_time_minutes: 0 });
    expect(board.totals).toEqual({ phone_call_quantity: 24, talk_time_minutes: 1575 / 60 });
  });

  test("heat map: Mara 12, 2, 0; Teo 0, 7, 0; nobody 0, 3, 0; together 12, 12, 0; at most 12", async () => {
    const map = await teamHeatMap(reports.context, WEEK);
    expect(map.rows.map(({ userId, values, total }) => [userId, ...values, total])).toEqual([
      ["mara", 12, 2, 0, 14],
      ["teo", 0, 7, 0, 7],
      ["unassigned", 0, 3, 0, 3],
    ]);
    expect([map.days, map.totals, map.top]).toEqual([
      [MONDAY, TUESDAY, WEDNESDAY],
      [12, 12, 0],
      12,
    ]);
    expect(map.rows[0]?.working).toEqual([true, true, true]);
  });

  test("heat map of a Saturday: no working day, and nobody's row is left out where nobody has any", async () => {
    const map = await teamHeatMap(reports.context, { from: "2026-06-20", to: "2026-06-20" });
    expect(
      map.rows.map(({ userId, values, total, working }) => [userId, values, total, working]),
    ).toEqual([
      ["mara", [null], null, [false]],
      ["teo", [null], null, [false]],
    ]);
    expect([map.totals, map.top]).toEqual([[null], 0]);
  });

  test("kpis without goals: 24 calls, 1575 / 60 minutes, no target", async () => {
    const { kpis } = await teamKpis(reports.context, WEEK);
    expect(
      kpis.map(({ type, value, target, pct, status }) => [type, value, target, pct, status]),
    ).toEqual([
      ["phone_call_quantity", 24, null, null, "no_goal"],
      ["talk_time_minutes", 1575 / 60, null, null, "no_goal"],
    ]);
  });

  test("home: 24 calls in rows of 14, 7 and 3; 2 of 2 reps calling; the last day has none", async () => {
    const home = await teamOverview(reports.context, "weekly");
    expect(home.team).toMatchObject({
      calls: 24,
      totalSeconds: 1575,
      averageSeconds: 1575 / 24,
      repsCalling: 2,
      repsKnown: 2,
    });
    expect(home.rows.map(({ userId, calls }) => [userId, calls])).toEqual([
      ["mara", 14],
      ["teo", 7],
      ["unassigned", 3],
    ]);
    expect(home.spark.slice(-3).map(({ calls, repsCalling }) => [calls, repsCalling])).toEqual([
      [12, 1],
      [12, 2],
      [0, 0],
    ]);
    expect(home.spark.slice(0, -3).every(({ calls }) => calls === null)).toBe(true);
  });

  test("a rep's board: Teo's 7 calls at 2 in the morning of his own clock, 45 s on average, all answered", async () => {
    const board = await repOverview(reports.context, { userId: "teo", asked: WEEK });
    expect(board.kpis.map(({ type, value }) => [type, value])).toEqual([
      ["phone_call_quantity", 7],
      ["talk_time_minutes", 315 / 60],
    ]);
    expect(board.averageSeconds.value).toBe(45);
    expect(board.answered).toMatchObject({ share: 1, answered: 7, attempts: 7 });
    expect(board.byHour.filter(({ calls }) => calls > 0)).toEqual([
      { hour: 2, calls: 7, answered: 7 },
    ]);
    expect(board.byHour).toHaveLength(24);
    expect(board.latest.map(({ callId }) => callId)).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((n) => `c-${n}`),
    );
    expect(board.zone).toBe("Asia/Kolkata");
    const [calls] = board.kpis;
    expect(calls?.spark.slice(-4)).toEqual([
      { day: "2026-06-14", value: null },
      { day: MONDAY, value: 0 },
      { day: TUESDAY, value: 7 },
      { day: WEDNESDAY, value: 0 },
    ]);
    expect(calls?.spark).toHaveLength(30);
    expect(board.streak).toBeNull();
    await expect(
      repOverview(reports.context, { userId: "unassigned", asked: WEEK }),
    ).rejects.toMatchObject({ code: "user_not_found" });
  });

  test("a rep who left keeps their calls in the team's sum everywhere: 14 + 7 + 3 = 24", async () => {
    await reports.store.users.update([{ ...TEO, active: false }]);
    const { context } = reports;
    expect((await teamMetrics(context, WEEK)).totals.phone_call_quantity).toBe(24);
    const home = await teamOverview(context, "weekly");
    expect(home.team).toMatchObject({ calls: 24, repsCalling: 2, repsKnown: 2 });
    expect(home.rows.map(({ userId, calls }) => [userId, calls])).toEqual([
      ["mara", 14],
      ["teo", 7],
      ["unassigned", 3],
    ]);
    const map = await teamHeatMap(context, WEEK);
    expect(map.rows.map(({ userId, total }) => [userId, total])).toEqual([
      ["mara", 14],
      ["teo", 7],
      ["unassigned", 3],
    ]);
    const board = await teamLeaderboard(context, { from: "2026-06-10", to: WEDNESDAY });
    // Nobody expects days of a rep who left: only Mara's five before Monday are missing.
    expect(
      board.leaderboard.map(({ userId, value, missingDays }) => [userId, value, missingDays]),
    ).toEqual([
      ["mara", 14, 5],
      ["teo", 7, 0],
    ]);
    expect(board.missingRepDays).toBe(5);
  });
});

test("a heat map of three years and 150 reps can be drawn", async () => {
  const reports = openReportStory({ now: "2026-06-17T20:00:00Z" });
  const users = Array.from({ length: 150 }, (_, n) => aUser(`rep${n}`));
  await reports.store.users.add(users);
  await reports.sync({
    people: users.map(({ email }, n) => aPerson(String(n), email)),
    windows: { rep0: [MONDAY, MONDAY] },
    calls: [aCall("1", "0", `${MONDAY}T12:00:00Z`, 60)],
  });
  const map = await teamHeatMap(reports.context, { from: "2023-06-20", to: WEDNESDAY });
  expect([map.top, map.rows.length, map.days.length]).toEqual([1, 150, 1094]);
  await reports.close();
});
