import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { repOverview } from "#src/reports/rep-overview.ts";
import { teamKpis } from "#src/reports/team-kpis.ts";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamPace } from "#src/reports/team-pace.ts";
import {
  aGoal,
  openReportStory,
  type ReportStory,
  someCalls,
} from "#tests/builders/report-story.ts";
import { aCall, aPerson, aUser } from "#tests/builders/store-sync.ts";

const MARA = aUser("mara", { name: "Mara" });
const [WEDNESDAY, THURSDAY] = ["2026-06-24", "2026-06-25"] as const;

let reports: ReportStory;

/** In UTC. Mara has 6 calls on Wednesday, and 2 on Thursday by ten, when all of it was last read. */
beforeEach(async () => {
  reports = openReportStory({ now: `${THURSDAY}T10:00:00Z` });
  await reports.store.users.add([MARA]);
  await reports.store.goals.set([aGoal("mara", 5, { period: "daily" })]);
  const call = (id: string, at: number) => aCall(id, "11", at, 60);
  await reports.sync({
    people: [aPerson("11", MARA.email)],
    windows: { mara: [WEDNESDAY, THURSDAY], unassigned: [WEDNESDAY, THURSDAY] },
    calls: [
      ...someCalls("w", call, `${WEDNESDAY}T09:00:00Z`, 6),
      ...someCalls("t", call, `${THURSDAY}T09:00:00Z`, 2),
    ],
  });
});
afterEach(() => reports.close());

const days = { from: WEDNESDAY, to: THURSDAY };
const thursday = { from: THURSDAY, to: THURSDAY };
const yesterday = { period: "daily", back: 1 } as const;

describe("a day that was last read at its ten", () => {
  test("is complete as long as it runs", async () => {
    const { complete, totals } = await teamMetrics(reports.context, days);
    expect([complete, totals.phone_call_quantity]).toEqual([true, 6 + 2]);
  });

  test("is missing once it is over: its 2 calls are shown, but not called all of them", async () => {
    reports.setNow("2026-06-26T08:30:00Z");
    const { complete, missingRepDays, missing, totals } = await teamMetrics(reports.context, days);
    expect([complete, missingRepDays, totals.phone_call_quantity]).toEqual([false, 1, 8]);
    expect(missing).toEqual([
      { userId: "mara", userName: "Mara", source: "justcall", ...thursday },
    ]);
    const { leaderboard } = await teamLeaderboard(reports.context, days);
    expect(leaderboard[0]).toMatchObject({ value: 8, missingDays: 1 });
    // No source with e-mails knows Mara, so none of hers are missing.
    const emails = await teamLeaderboard(reports.context, days, "email_quantity");
    expect(emails.leaderboard[0]).toMatchObject({ value: null, missingDays: 0 });
  });

  test("is neither a goal missed nor the end of a streak", async () => {
    reports.setNow("2026-06-26T08:30:00Z");
    const status = async () => [
      (await teamKpis(reports.context, yesterday)).kpis[0]?.status,
      (await teamPace(reports.context, yesterday)).reps[0]?.status,
      (await repOverview(reports.context, { userId: "mara", asked: yesterday })).kpis[0]?.status,
    ];
    expect(await status()).toEqual(["unknown", "unknown", "unknown"]);
    const { streak } = await repOverview(reports.context, { userId: "mara", asked: days });
    expect(streak).toMatchObject({ days: 1, best: 1, bestEndedOn: WEDNESDAY });
  });

  test("is not what another day is compared with", async () => {
    reports.setNow("2026-06-26T08:30:00Z");
    const { before } = await teamMetrics(reports.context, { period: "daily" }, true);
    expect(before).toMatchObject({ ...thursday, totals: { phone_call_quantity: null } });
  });

  test("is whole when it is read again after its end, with nothing new: 2 calls, missed", async () => {
    reports.setNow("2026-06-26T08:30:00Z");
    await reports.sync({ windows: { mara: [THURSDAY, "2026-06-26"] }, personKeys: [] });
    expect(await teamMetrics(reports.context, days)).toMatchObject({ complete: true });
    expect((await teamPace(reports.context, yesterday)).reps[0]?.status).toBe("missed");
    const { streak } = await repOverview(reports.context, { userId: "mara", asked: days });
    expect(streak).toMatchObject({ days: 0, best: 1 });
  });
});

describe("somebody who began on Thursday", () => {
  test("is not missed on Wednesday, and held against nothing of it", async () => {
    const teo = aUser("teo", { name: "Teo" });
    await reports.store.users.add([teo]);
    await reports.sync({
      people: [aPerson("11", MARA.email), aPerson("12", teo.email)],
      windows: { teo: [THURSDAY, THURSDAY] },
      calls: someCalls("e", (id, at) => aCall(id, "12", at, 60), `${THURSDAY}T08:00:00Z`, 3),
      personKeys: ["12"],
    });
    expect(await teamMetrics(reports.context, days)).toMatchObject({ missingRepDays: 1 });
    await reports.store.settings.setRepCalendar("teo", {
      weights: null,
      daysOff: [],
      startDay: THURSDAY,
    });
    expect(await teamMetrics(reports.context, days)).toMatchObject({ complete: true });
    const { leaderboard } = await teamLeaderboard(reports.context, days);
    expect(leaderboard.map(({ userId, missingDays }) => [userId, missingDays])).toEqual([
      ["mara", 0],
      ["teo", 0],
    ]);
    // Mara's 6 of Wednesday at nine, all before ten; nothing of Teo's.
    const { before } = await teamMetrics(reports.context, { period: "daily" }, true);
    expect(before?.totals.phone_call_quantity).toBe(6);
  });
});
