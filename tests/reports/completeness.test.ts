import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { explain } from "#src/reports/explain.ts";
import { repOverview } from "#src/reports/rep-overview.ts";
import { teamHeatMap } from "#src/reports/team-heat-map.ts";
import { teamKpis } from "#src/reports/team-kpis.ts";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamOverview } from "#src/reports/team-overview.ts";
import { teamTrends } from "#src/reports/team-trends.ts";
import { openReportStory, type ReportStory } from "#tests/builders/report-story.ts";
import { aPerson, aUser } from "#tests/builders/store-sync.ts";

const MARA = aUser("mara", { name: "Mara" });
const TEO = aUser("teo", { name: "Teo" });
const ZOE = aUser("zoe", { name: "Zoe", timeZone: "Asia/Tokyo" });
const PEOPLE = [MARA, TEO, ZOE].map(({ email }, n) => aPerson(`1${n + 1}`, email));
const DAYS = { from: "2026-06-08", to: "2026-06-12" };

const daysTo = (to: string) => [DAYS.from, to] as const;

describe("of five days, Monday to Friday", () => {
  let reports: ReportStory;
  beforeEach(async () => {
    // Friday noon in UTC.
    reports = openReportStory({ now: "2026-06-12T12:00:00Z" });
    await reports.store.users.add([MARA, TEO, ZOE]);
    await reports.sync({ people: PEOPLE, windows: { mara: [DAYS.from, DAYS.to] } });
  });
  afterEach(() => reports.close());

  test("reps who were never synced miss all that have begun, as one run: 5 + 5", async () => {
    const { complete, missingRepDays, missing } = await teamMetrics(reports.context, DAYS);
    expect([complete, missingRepDays]).toEqual([false, 5 + 5]);
    expect(missing).toEqual([
      { userId: "teo", userName: "Teo", source: "justcall", ...DAYS },
      { userId: "zoe", userName: "Zoe", source: "justcall", ...DAYS },
    ]);
  });

  test("a gap in the middle and one at the end are two runs: Tuesday, and Thursday to Friday", async () => {
    await reports.sync({
      windows: { zoe: [DAYS.from, DAYS.to], teo: ["2026-06-08", "2026-06-08"] },
    });
    await reports.sync({ windows: { teo: ["2026-06-10", "2026-06-10"] } });
    const { missingRepDays, missing } = await teamTrends(reports.context, DAYS);
    expect(missingRepDays).toBe(1 + 2);
    expect(missing.map(({ userId, from, to }) => [userId, from, to])).toEqual([
      ["teo", "2026-06-09", "2026-06-09"],
      ["teo", "2026-06-11", "2026-06-12"],
    ]);
    const board = await teamLeaderboard(reports.context, DAYS);
    expect(board.leaderboard.map(({ userId, missingDays }) => [userId, missingDays])).toEqual([
      ["mara", 0],
      ["teo", 3],
      ["zoe", 0],
    ]);
  });

  test("a day that has not begun where the rep is, is not missing; one that has is", async () => {
    await reports.sync({
      windows: { mara: daysTo("2026-06-13"), teo: daysTo("2026-06-12"), zoe: daysTo("2026-06-12") },
    });
    const saturday = { from: "2026-06-08", to: "2026-06-13" };
    expect((await teamMetrics(reports.context, saturday)).missingRepDays).toBe(0);
    // 15:00Z is midnight in Tokyo.
    reports.setNow("2026-06-12T14:59:59Z");
    expect((await teamMetrics(reports.context, saturday)).missingRepDays).toBe(0);
    reports.setNow("2026-06-12T15:00:00Z");
    const { missing } = await teamMetrics(reports.context, saturday);
    expect(missing.map(({ userId, from, to }) => [userId, from, to])).toEqual([
      ["zoe", "2026-06-13", "2026-06-13"],
    ]);
  });

  test("of people without a seat, and of those who left, no day is expected", async () => {
    await reports.sync({ windows: { zoe: [DAYS.from, DAYS.to] } });
    await reports.store.users.add([aUser("boss", { role: "manager" })]);
    await reports.store.users.update([{ ...TEO, active: false }]);
    expect(await teamMetrics(reports.context, DAYS)).toMatchObject({
      complete: true,
      missingRepDays: 0,
      missing: [],
    });
  });

  test("days to come are neither missing nor zero", async () => {
    const asked = { from: "2026-07-01", to: "2026-07-03" };
    const { complete, missingRepDays, totals } = await teamMetrics(reports.context, asked);
    expect([complete, missingRepDays, totals.phone_call_quantity]).toEqual([true, 0, null]);
  });

  test("one rep's report misses that rep's days alone", async () => {
    const board = await repOverview(reports.context, { userId: "teo", asked: DAYS });
    expect(board.missing).toEqual([
      { userId: "teo", userName: "Teo", source: "justcall", ...DAYS },
    ]);
    const mara = await repOverview(reports.context, { userId: "mara", asked: DAYS });
    expect([mara.complete, mara.missingRepDays]).toEqual([true, 0]);
  });
});

test("no more than 200 runs are named, but all days counted: 210 reps × 2 days", async () => {
  const reports = openReportStory({ now: "2026-06-12T12:00:00Z" });
  const users = Array.from({ length: 210 }, (_, n) => aUser(`rep${n}`));
  await reports.store.users.add(users);
  const people = users.map(({ email }, n) => aPerson(String(n), email));
  const windows = { unassigned: ["2026-06-11", "2026-06-12"] } as const;
  await reports.sync({ people, windows, personKeys: [] });
  const asked = { from: "2026-06-11", to: "2026-06-12" };
  const { missingRepDays, missing } = await teamMetrics(reports.context, asked);
  expect([missingRepDays, missing.length]).toEqual([420, 200]);
  await reports.close();
});

describe("before the first sync", () => {
  let reports: ReportStory;
  beforeEach(async () => {
    reports = openReportStory({ now: "2026-06-12T12:00:00Z" });
    await reports.store.users.add([MARA, TEO]);
  });
  afterEach(() => reports.close());

  test("nothing is complete, and every number is null, never 0", async () => {
    const { context } = reports;
    const asked = { period: "weekly" } as const;
    const metrics = await teamMetrics(context, asked, true);
    expect(metrics).toMatchObject({
      complete: false,
      sources: [{ source: "justcall", lastSuccessAt: null, freshness: "never" }],
    });
    const nothing = new Set([null]);
    expect(new Set(Object.values(metrics.totals))).toEqual(nothing);
    expect(new Set(Object.values(metrics.unassigned))).toEqual(nothing);
    expect(new Set(Object.values(metrics.before?.totals ?? {}))).toEqual(nothing);
    const { series } = await teamTrends(context, asked);
    expect(Object.keys(series)).toEqual(["phone_call_quantity", "talk_time_minutes"]);
    for (const points of Object.values(series))
      expect(new Set(points.map(({ value }) => value))).toEqual(nothing);
    const { kpis } = await teamKpis(context, asked);
    const unknown = [null, null, null, "no_goal"];
    expect(
      kpis.map(({ value, before, projected, status }) => [value, before, projected, status]),
    ).toEqual([unknown, unknown]);
    expect((await teamLeaderboard(context, asked)).leaderboard).toEqual([]);
    expect((await teamHeatMap(context, asked)).totals).toEqual([null, null, null, null, null]);
    const home = await teamOverview(context, "weekly");
    expect([home.team.calls, home.team.repsCalling, home.teamBefore]).toEqual([null, null, null]);
    const board = await repOverview(context, { userId: "mara", asked });
    expect(board.complete).toBe(false);
    expect(board.kpis.map(({ value, before }) => [value, before])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(board.averageSeconds).toMatchObject({ value: null, before: null });
    expect(board.answered).toMatchObject({ share: null, before: null });
    expect(board.calendar).toHaveLength(30);
    expect(
      board.calendar.every(({ calls, attainment }) => calls === null && attainment === null),
    ).toBe(true);
    for (const measure of [
      "phone_call_quantity",
      "answered_share",
      "reps_calling",
      "average_call_seconds",
    ] as const) {
      const query = { measure, userId: null, asked, hour: null, after: null, limit: 10 };
      const explained = await explain(context, { ...query, withCalls: true });
      expect([explained.value, explained.complete, explained.readAt, explained.calls]).toEqual([
        null,
        false,
        null,
        [],
      ]);
    }
  });

  test("a day without a call is 0 once it was read, its average and its share null", async () => {
    await reports.sync({ people: PEOPLE, windows: { mara: ["2026-06-12", "2026-06-12"] } });
    const asked = { period: "daily" } as const;
    const board = await repOverview(reports.context, { userId: "mara", asked });
    expect(board.kpis.map(({ value }) => value)).toEqual([0, 0]);
    expect([board.averageSeconds.value, board.answered.share]).toEqual([null, null]);
    expect((await teamMetrics(reports.context, asked)).totals).toMatchObject({
      phone_call_quantity: 0,
      talk_time_minutes: 0,
      sms_quantity: null,
    });
    const teo = await repOverview(reports.context, { userId: "teo", asked });
    expect(teo.kpis.map(({ value }) => value)).toEqual([null, null]);
  });
});

test("freshness is of the last sync that succeeded: fresh for two hours, then ageing, then stale after a day", async () => {
  const reports = openReportStory({ now: "2026-06-12T12:00:00Z" });
  await reports.store.users.add([MARA]);
  const { syncedAt } = await reports.sync({
    people: PEOPLE,
    windows: { mara: ["2026-06-12", "2026-06-12"] },
  });
  const at = Date.parse(syncedAt);
  const seen: string[] = [];
  for (const hours of [2, 2.001, 24, 24.001]) {
    reports.setNow(at + hours * 3_600_000);
    const { sources, asOf } = await teamMetrics(reports.context, { period: "daily" });
    expect(sources[0]?.lastSuccessAt).toBe(syncedAt);
    expect(asOf).toBe(new Date(at + hours * 3_600_000).toISOString());
    seen.push(sources[0]?.freshness ?? "");
  }
  expect(seen).toEqual(["fresh", "ageing", "ageing", "stale"]);
  await reports.close();
});
