import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addDays } from "#src/domain/calendar/day.ts";
import type { SourceRule } from "#src/domain/sources/source-policy.ts";
import { explain } from "#src/reports/explain.ts";
import { repOverview } from "#src/reports/rep-overview.ts";
import { teamKpis } from "#src/reports/team-kpis.ts";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamOverview } from "#src/reports/team-overview.ts";
import {
  aGoal,
  openReportStory,
  type ReportStory,
  someCalls,
} from "#tests/builders/report-story.ts";
import { aCall, aLogged, aPerson, aUser } from "#tests/builders/store-sync.ts";

const MARA = aUser("mara", { name: "Mara" });
const TEO = aUser("teo", { name: "Teo" });
const [MARAS, MARA_IN_CRM, TEO_IN_CRM] = ["11", "91", "92"];
const inCrm = (id: string, email: string) => ({ ...aPerson(id, email), source: "copper" as const });
// Monday to Friday; it is Friday noon in UTC.
const [MONDAY, TUESDAY, WEDNESDAY, FRIDAY] = [
  "2026-06-22",
  "2026-06-23",
  "2026-06-24",
  "2026-06-26",
];
const WEEK = { from: MONDAY, to: FRIDAY };
const weekBefore = (day: string) => addDays(day, -7);
const email = (id: string, user: string, at: string) =>
  aLogged(id, user, at, { kind: "email", direction: "out", vendorType: "system/6" });

let reports: ReportStory;

/** Mara has a JustCall seat and a CRM user; Teo, who sells by e-mail and his own telephone, has only the latter. */
beforeEach(async () => {
  reports = openReportStory({ now: `${FRIDAY}T12:00:00Z` });
  await reports.store.users.add([MARA, TEO]);
  await reports.store.settings.changeWorkspace(() => ({
    mapping: { types: { "user/702301": "call" }, stages: {} },
  }));
  // 3 calls of 60 s a day, and two weeks of them: 2 × 5 × 3.
  const call = (id: string, at: number) => aCall(id, MARAS, at, 60);
  const days = [...eachOfWeek(), ...eachOfWeek().map(weekBefore)];
  await reports.sync({
    people: [aPerson(MARAS, MARA.email)],
    windows: { mara: ["2026-06-15", FRIDAY], unassigned: ["2026-06-15", FRIDAY] },
    calls: days.flatMap((day) => someCalls(`j${day}`, call, `${day}T09:00:00Z`, 3)),
  });
});
afterEach(() => reports.close());

function eachOfWeek(): string[] {
  return [MONDAY, TUESDAY, WEDNESDAY, "2026-06-25", FRIDAY];
}

/** The CRM, with rows up to one day and its days read whole up to another: 2 e-mails of Mara's a day at 8 and 11, one of Teo's, and a call that each logged by hand. */
async function syncCrm(last: string, to = last): Promise<void> {
  const days = [...eachOfWeek().map(weekBefore), ...eachOfWeek()].filter((day) => day <= last);
  await reports.sync({
    source: "copper",
    people: [inCrm(MARA_IN_CRM, MARA.email), inCrm(TEO_IN_CRM, TEO.email)],
    windows: {
      mara: ["2026-06-15", to],
      teo: ["2026-06-15", to],
      unassigned: ["2026-06-15", to],
    },
    calls: days.flatMap((day) => [
      email(`a${day}`, MARA_IN_CRM, `${day}T08:00:00Z`),
      email(`b${day}`, MARA_IN_CRM, `${day}T11:00:00Z`),
      email(`c${day}`, TEO_IN_CRM, `${day}T10:00:00Z`),
      aLogged(`d${day}`, MARA_IN_CRM, `${day}T10:30:00Z`),
      aLogged(`e${day}`, TEO_IN_CRM, `${day}T11:30:00Z`),
    ]),
  });
}

const kpiOf = (board: Awaited<ReturnType<typeof teamKpis>>, type: string) =>
  board.kpis.find((kpi) => kpi.type === type);

describe("when the CRM was last read on Tuesday", () => {
  beforeEach(async () => {
    await syncCrm(TUESDAY);
    await reports.store.goals.set([
      aGoal("team", 40, { type: "email_quantity" }),
      aGoal("team", 40, { type: "talk_time_minutes" }),
    ]);
  });

  test("the days since are missing of what only it has, and say whose they are: 3 of Mara's, 3 of Teo's", async () => {
    const board = await teamKpis(reports.context, { period: "weekly" });
    expect([board.complete, board.missingRepDays]).toEqual([false, 3 + 3]);
    const rest = { source: "copper", from: WEDNESDAY, to: FRIDAY };
    expect(board.missing).toEqual([
      { userId: "mara", userName: "Mara", ...rest },
      { userId: "teo", userName: "Teo", ...rest },
    ]);
    // 2 days of 2 + 1; nothing is projected from a part.
    expect(kpiOf(board, "email_quantity")).toMatchObject({ value: 6, projected: null });
    expect(kpiOf(board, "talk_time_minutes")).toMatchObject({ value: 15 });
    expect(kpiOf(board, "talk_time_minutes")?.projected).not.toBeNull();
  });

  test("a board of calls misses only Teo's, whose calls nothing else has", async () => {
    const { missingRepDays, leaderboard } = await teamLeaderboard(reports.context, WEEK);
    expect(missingRepDays).toBe(3);
    expect(
      leaderboard.map(({ userId, value, missingDays }) => [userId, value, missingDays]),
    ).toEqual([
      ["mara", 15, 0],
      ["teo", 2, 3],
    ]);
  });

  test("a CRM's day that was read before it was over is missing once it is, where the CRM counts", async () => {
    // Read at Friday's noon; asked on Saturday.
    await syncCrm(FRIDAY);
    expect((await teamKpis(reports.context, WEEK)).missingRepDays).toBe(0);
    reports.setNow("2026-06-27T09:00:00Z");
    const { missing } = await teamKpis(reports.context, WEEK);
    // JustCall's Friday is open as well.
    expect(missing.map(({ userId, source, from }) => [userId, source, from])).toEqual([
      ["mara", "justcall", FRIDAY],
      ["teo", "copper", FRIDAY],
    ]);
    const { missing: emails } = await explain(reports.context, asking("email_quantity"));
    expect(emails.map(({ userId, source }) => [userId, source])).toEqual([
      ["mara", "copper"],
      ["teo", "copper"],
    ]);
  });
});

function asking(measure: Parameters<typeof explain>[1]["measure"], userId: string | null = null) {
  const page = { after: null, limit: 100, withCalls: true };
  return { measure, userId, asked: WEEK, hour: null, ...page };
}

describe("when both are read", () => {
  beforeEach(() => syncCrm(FRIDAY));

  test("a week of e-mails is held against the same part of the week before: 15 against 4 × 3 + 3 by noon", async () => {
    const board = await teamKpis(reports.context, { period: "weekly" });
    expect(kpiOf(board, "email_quantity")).toMatchObject({ value: 15, before: 4 * 3 + 3 });
    // At half past ten Mara's e-mail of 11 is not yet sent, last week neither.
    reports.setNow(`${FRIDAY}T10:30:00Z`);
    const early = await teamKpis(reports.context, { period: "weekly" });
    expect(kpiOf(early, "email_quantity")?.before).toBe(4 * 3 + 2);
    const mara = await repOverview(reports.context, {
      userId: "mara",
      asked: { period: "weekly" },
    });
    expect(mara.kpis.find(({ type }) => type === "email_quantity")?.before).toBe(4 * 2 + 1);
    const totals = await teamMetrics(reports.context, { period: "weekly" }, true);
    expect(totals.before?.totals.email_quantity).toBe(4 * 3 + 2);
  });

  test("somebody whom only the CRM knows is one of the team, with the calls that they logged", async () => {
    const teo = await repOverview(reports.context, { userId: "teo", asked: WEEK });
    expect(teo).toMatchObject({ matched: true, complete: true, missingRepDays: 0 });
    expect(teo.kpis.find(({ type }) => type === "phone_call_quantity")?.value).toBe(5);
    // Nobody could know how long he talked.
    expect(teo.kpis.map(({ type }) => type)).not.toContain("talk_time_minutes");
    const { leaderboard, complete } = await teamLeaderboard(reports.context, WEEK);
    expect(complete).toBe(true);
    expect(leaderboard.map(({ userId, value }) => [userId, value])).toEqual([
      ["mara", 15],
      ["teo", 5],
    ]);
  });

  test("an average is of the calls whose length is known, here as there: 15 × 60 s over 15", async () => {
    const overview = await teamOverview(reports.context, "weekly");
    expect(overview.team).toMatchObject({ calls: 15 + 5, totalSeconds: 900, averageSeconds: 60 });
    const explained = await explain(reports.context, asking("average_call_seconds"));
    expect(explained).toMatchObject({ value: 60, counted: { calls: 15, totalSeconds: 900 } });
  });

  test("under “only Copper” an average is unknown on the board and behind it, and neither 0 nor a mixture", async () => {
    const rule: SourceRule = {
      type: "phone_call_quantity",
      userId: null,
      fromDay: WEDNESDAY,
      mode: "only",
      order: ["copper"],
    };
    await reports.store.settings.changeWorkspace(() => ({ sourcePolicy: [rule] }));
    // Two days of JustCall's: 6 calls of 60 s.
    const mara = await repOverview(reports.context, { userId: "mara", asked: WEEK });
    expect(mara.averageSeconds.value).toBe(60);
    expect(mara.averageSeconds.spark.slice(-5).map(({ value }) => value)).toEqual([
      60,
      60,
      null,
      null,
      null,
    ]);
    const explained = await explain(reports.context, asking("average_call_seconds", "mara"));
    expect(explained).toMatchObject({ value: 60, counted: { calls: 6, totalSeconds: 360 } });
    expect(explained.days.map(({ value }) => value)).toEqual([60, 60, null, null, null]);
    const since = {
      ...asking("average_call_seconds", "mara"),
      asked: { ...WEEK, from: WEDNESDAY },
    };
    expect((await explain(reports.context, since)).value).toBeNull();
  });

  test("what is left out of talk time is what JustCall has left out, and nothing of the CRM's", async () => {
    expect((await explain(reports.context, asking("talk_time_minutes"))).leftOut).toEqual([]);
  });
});

test("what the CRM holds on a day that only JustCall read is not said to have no number", async () => {
  // The CRM's rows of the whole week come in, while its days are read whole up to Tuesday.
  await syncCrm(FRIDAY, TUESDAY);
  const { leftOut } = await explain(reports.context, asking("phone_call_quantity", "mara"));
  expect(leftOut.map(({ reason, count }) => [reason, count])).toEqual([
    ["other_source", 2],
    ["only_there", 2],
  ]);
  const ofTeo = await explain(reports.context, asking("phone_call_quantity", "teo"));
  expect(ofTeo.leftOut.map(({ reason, count }) => [reason, count])).toEqual([
    ["day_not_synced", 3],
  ]);
});

describe("where the policy says otherwise", () => {
  const rule = (mode: SourceRule["mode"], order: SourceRule["order"]): SourceRule => ({
    type: "phone_call_quantity",
    userId: null,
    fromDay: null,
    mode,
    order,
  });
  const counts = (mode: SourceRule["mode"], ...order: SourceRule["order"]) =>
    reports.store.settings.changeWorkspace(() => ({ sourcePolicy: [rule(mode, order)] }));

  test("under “together” a day that one of both has not read is missing, and says which", async () => {
    await syncCrm(TUESDAY);
    await counts("together", "justcall", "copper");
    const board = await teamMetrics(reports.context, WEEK);
    // 15 of JustCall's, and of two days what each of the two logged.
    expect([board.totals.phone_call_quantity, board.complete]).toEqual([15 + 2 * 2, false]);
    const rest = { source: "copper", from: WEDNESDAY, to: FRIDAY };
    expect(board.missing).toEqual([
      { userId: "mara", userName: "Mara", ...rest },
      { userId: "teo", userName: "Teo", ...rest },
    ]);
    await syncCrm(FRIDAY);
    expect((await teamMetrics(reports.context, WEEK)).complete).toBe(true);
  });

  test("an average stays that of the calls whose length is known: 60 s, and not 900 s over 25", async () => {
    await syncCrm(FRIDAY);
    await counts("together", "justcall", "copper");
    const { team } = await teamOverview(reports.context, "weekly");
    expect(team).toMatchObject({ calls: 15 + 10, totalSeconds: 900, averageSeconds: 60 });
    expect((await explain(reports.context, asking("average_call_seconds"))).value).toBe(60);
    const mara = await repOverview(reports.context, { userId: "mara", asked: WEEK });
    expect(mara.averageSeconds.value).toBe(60);
  });

  test("under “Copper first” days that only JustCall read have its average", async () => {
    await syncCrm(TUESDAY);
    await counts("first", "copper", "justcall");
    const mara = await repOverview(reports.context, { userId: "mara", asked: WEEK });
    expect(mara.averageSeconds.spark.slice(-5).map(({ value }) => value)).toEqual([
      null,
      null,
      60,
      60,
      60,
    ]);
    expect((await explain(reports.context, asking("average_call_seconds", "mara"))).value).toBe(60);
  });

  test("under “only JustCall” nobody waits for the calls of somebody whom it does not know", async () => {
    await syncCrm(FRIDAY);
    await counts("only", "justcall");
    const { complete, leaderboard } = await teamLeaderboard(reports.context, WEEK);
    expect(complete).toBe(true);
    expect(leaderboard.map(({ userId, missingDays }) => [userId, missingDays])).toEqual([
      ["mara", 0],
      ["teo", 0],
    ]);
    const board = await teamKpis(reports.context, { period: "weekly" });
    expect(kpiOf(board, "phone_call_quantity")?.before).not.toBeNull();
  });
});

test("a week that JustCall has not read is missing, though the CRM's calls stand in their place", async () => {
  await syncCrm(FRIDAY);
  const later = "2026-07-01";
  reports.setNow(`${later}T12:00:00Z`);
  await reports.sync({
    source: "copper",
    windows: { mara: [later, later], teo: [later, later], unassigned: [later, later] },
    calls: [aLogged("late", MARA_IN_CRM, `${later}T09:00:00Z`)],
  });
  const { totals, complete, missing } = await teamMetrics(reports.context, {
    from: later,
    to: later,
  });
  expect([totals.phone_call_quantity, totals.talk_time_minutes, complete]).toEqual([
    1,
    null,
    false,
  ]);
  expect(missing.map(({ userId, source }) => [userId, source])).toEqual([["mara", "justcall"]]);
});
