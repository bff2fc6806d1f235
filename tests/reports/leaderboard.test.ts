import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import {
  aGoal,
  openReportStory,
  type ReportStory,
  someCalls,
} from "#tests/builders/report-story.ts";
import { aCall, aPerson, aUser } from "#tests/builders/store-sync.ts";

/** By name; ada and eve were not read. */
const NAMES = ["ada", "bob", "cai", "dee", "eve", "fay"] as const;
const USERS = NAMES.map((name) => aUser(name, { name }));
const DAY = "2026-06-17";

describe("calls of 5, 3, 3 and 0 in a day, and two reps who were not read", () => {
  let reports: ReportStory;
  beforeEach(async () => {
    reports = openReportStory({ now: `${DAY}T12:00:00Z` });
    await reports.store.users.add(USERS);
    const calls = (name: string, count: number) =>
      someCalls(
        name,
        (id, at) => aCall(id, name, at, name === "cai" ? 90 : 60),
        `${DAY}T09:00:00Z`,
        count,
      );
    await reports.sync({
      people: USERS.map(({ id, email }) => aPerson(id, email)),
      windows: { bob: [DAY, DAY], cai: [DAY, DAY], dee: [DAY, DAY], fay: [DAY, DAY] },
      calls: [...calls("fay", 5), ...calls("bob", 3), ...calls("cai", 3)],
    });
  });
  afterEach(() => reports.close());

  const ranks = async (
    ...more: Parameters<typeof teamLeaderboard> extends [unknown, ...infer R] ? R : never
  ) =>
    (await teamLeaderboard(reports.context, ...more)).leaderboard.map(
      ({ userId, rank, value, missingDays }) => [userId, rank, value, missingDays],
    );

  test("equal values share a rank, the next is counted on; who was not read has none and comes last, by name", async () => {
    expect(await ranks({ period: "daily" })).toEqual([
      ["fay", 1, 5, 0],
      ["bob", 2, 3, 0],
      ["cai", 2, 3, 0],
      ["dee", 4, 0, 0],
      ["ada", null, null, 1],
      ["eve", null, null, 1],
    ]);
  });

  test("by talk time the order is that of the minutes: 5, 4.5, 3", async () => {
    const rows = await ranks({ period: "daily" }, "talk_time_minutes");
    expect(rows.slice(0, 4).map(([userId, rank, value]) => [userId, rank, value])).toEqual([
      ["fay", 1, 5],
      ["cai", 2, 4.5],
      ["bob", 3, 3],
      ["dee", 4, 0],
    ]);
  });

  test("a workspace that does not rank has rows by name and no rank", async () => {
    await reports.store.settings.changeWorkspace({ ranks: "hidden" });
    const board = await teamLeaderboard(reports.context, { period: "daily" });
    expect(board.ranked).toBe(false);
    expect(board.leaderboard.map(({ userId, rank }) => [userId, rank])).toEqual(
      NAMES.map((name) => [name, null]),
    );
  });

  test("missing days are those that have begun: Monday and Tuesday of the week so far", async () => {
    const rows = await ranks({ period: "weekly" });
    expect(rows.map(([userId, , , missing]) => [userId, missing])).toEqual([
      ["fay", 2],
      ["bob", 2],
      ["cai", 2],
      ["dee", 2],
      ["ada", 3],
      ["eve", 3],
    ]);
  });

  test("attainment is of each rep's own goal, and unknown where the rep was not read", async () => {
    await reports.store.goals.set(
      ["fay", "bob", "ada"].map((scope) => aGoal(scope, 4, { period: "daily" })),
    );
    const { leaderboard } = await teamLeaderboard(reports.context, { period: "daily" });
    const of = (id: string) => leaderboard.find(({ userId }) => userId === id);
    // Noon is three eighths into the day from nine to five: 4 × 3 / 8 = 1.5 is expected.
    expect(of("fay")).toMatchObject({ target: 4, pct: 125, paceIndex: 5 / 1.5, status: "reached" });
    expect(of("bob")).toMatchObject({ target: 4, pct: 75, paceIndex: 3 / 1.5, status: "on_track" });
    expect(of("ada")).toMatchObject({ target: 4, pct: null, paceIndex: null, status: "unknown" });
    expect(of("dee")).toMatchObject({ target: null, pct: null, status: "no_goal" });
  });
});
