import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "#src/server/config.ts";
import { createServices } from "#src/server/create-services.ts";
import { createLog } from "#src/server/log.ts";
import type { Services } from "#src/server/services.ts";
import type { FirestoreStore } from "#src/store/firestore/store.ts";
import { type Usage, usedBetween } from "#src/store/firestore/usage.ts";
import { FIRESTORE } from "#tests/builders/engines.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

// What docs/operations/firestore.md reckons a month's bill from: a count that rises here rises on somebody's bill.

const REPS = 50;
/** A day's calls of each rep; how many there are costs nothing: a rep's day is one document. */
const CALLS = 4;
/** 2026-11-20, 19:00 in UTC, where all of this team is. */
const NOW = Date.parse("2026-11-20T19:00:00Z");
const DAY_MS = 86_400_000;
/** 2026-08-23, the first day that can be asked for, to today. */
const FIRST_DAY = "2026-08-23";
const ALL_DAYS = 90;

/** A lease's (`run-lease.ts`). */
const RENEW_EVERY_MS = 8_000;

describe.skipIf(!FIRESTORE.isHere)("what it costs", () => {
  let workspace: Workspace;
  const opened: Services[] = [];

  beforeAll(async () => {
    const agents = Array.from({ length: REPS }, (_, n) => anAgent({ id: n + 1, timeZone: "UTC" }));
    const account = anAccount(agents, "UTC");
    for (const { id } of agents)
      for (let day = 0; day < ALL_DAYS; day++)
        for (let n = 0; n < CALLS; n++)
          account.addCall({
            agentId: id,
            at: NOW - 3_600_000 - day * DAY_MS - n * 60_000,
            totalSeconds: 60,
          });
    workspace = await openWorkspace({ engine: FIRESTORE, account, now: NOW });
    for (const agent of agents) await workspace.addRep(agent, { id: `rep${agent.id}` });
    await workspace.sync("all", { from: FIRST_DAY });
    workspace.setNow(NOW + 60_000);
    await workspace.sync("all");
  }, 120_000);
  afterAll(async () => {
    for (const services of opened) await services.close();
    await workspace.close();
  });

  /** How long the last of them took. */
  let tookMs = 0;

  async function used(services: Services, work: () => Promise<unknown>): Promise<Usage> {
    const store = services.store as FirestoreStore;
    const before = store.usage();
    const began = Date.now();
    await work();
    tookMs = Date.now() - began;
    return usedBetween(before, store.usage());
  }

  /** A process that was started just now and remembers nothing. */
  async function newProcess(): Promise<Services> {
    const config = readConfig(workspace.settings, "server");
    const services = await createServices(config, createLog(config, "server"), {
      clock: () => NOW + 120_000,
    });
    opened.push(services);
    return services;
  }

  /** Without the run's own record and lease, which are written while it runs, about once a second. */
  function withoutRun({ reads, writes, deletes }: Usage) {
    const { syncRuns: runReads = 0, leases: leaseReads = 0, ...readElsewhere } = reads;
    const { syncRuns: runWrites = 0, leases: leaseWrites = 0, ...written } = writes;
    expect(runReads + leaseReads).toBeLessThanOrEqual(20);
    // Claimed, told the first and the last page of, ended.
    expect(runWrites).toBeGreaterThanOrEqual(3);
    expect(runWrites).toBeLessThanOrEqual(15);
    // Taken and given back, and renewed every eight seconds: never, unless the machine has others to serve.
    expect(leaseWrites).toBeGreaterThanOrEqual(2);
    expect(leaseWrites).toBeLessThanOrEqual(2 + Math.floor(tookMs / RENEW_EVERY_MS));
    return { reads: readElsewhere, writes: written, deletes };
  }

  test("a sync of a rep's month in which nothing changed writes its record and the mark, and nothing else", async () => {
    const usage = await used(workspace.services, () => workspace.sync("rep7"));
    expect(withoutRun(usage)).toEqual({
      // 31 UTC days of calls beside the day that the self-test looks at; 30 days × 2 metrics = 60.
      reads: { ...SAME, activities: 33, coverage: 1, metrics: 60, settings: 1, users: 1 },
      writes: { settings: 1 },
      deletes: {},
    });
  });

  test("a sync of 50 reps in which nothing changed writes 51 marks: 50, and when nobody's calls were read", async () => {
    const usage = await used(workspace.services, () => workspace.sync("all"));
    expect(withoutRun(usage)).toEqual({
      // 51 × 30 × 2 = 3,060
      reads: { ...SAME, activities: 1_552, coverage: 51, metrics: 3_060, settings: 51 },
      writes: { settings: 51 },
      deletes: {},
    });
  });

  test("a sync of 50 reps who have each made a call writes what is different: 50 days, 100 documents, one team-day", async () => {
    for (let n = 1; n <= REPS; n++)
      workspace.account.addCall({ agentId: n, at: NOW - 1_000, totalSeconds: 60 });
    const usage = await used(workspace.services, () => workspace.sync("all"));
    expect(withoutRun(usage)).toEqual({
      // Two more of activities: whether there are days beside those that were read, where the new calls could have been before.
      reads: {
        ...SAME,
        activities: 1_554,
        coverage: 51,
        metrics: 3_060,
        settings: 51,
        workspace: 8,
      },
      writes: { activities: 50, metrics: 100, settings: 51, teamDays: 1, workspace: 2 },
      deletes: {},
    });
  });

  const home = ({ reports }: Services) =>
    Promise.all([reports.teamOverview("daily"), reports.sourceStatus()]);

  /** The stamp is read once for what is asked at the same time; how much that is, is a matter of turns. */
  function withStamps({ reads, writes }: Usage, most: number) {
    const { workspace: stamps = 0, ...read } = reads;
    expect(stamps).toBeLessThanOrEqual(most);
    expect(writes).toEqual({});
    return read;
  }

  test("the home page: who there is, two months of team-days, what today is compared with, marks; then marks alone", async () => {
    const services = await newProcess();
    const status = { leases: 1, syncRuns: 3, unreadable: 1 };
    expect(withStamps(await used(services, () => home(services)), 30)).toEqual({
      ...status,
      // And whether Copper knows anybody.
      people: 51,
      users: 50,
      // October and November, up to today.
      teamDays: 51,
      // Each rep's calls of yesterday up to this hour, and nobody's.
      activities: 51,
      // Beside the marks, the workspace's own and whether anybody has a calendar.
      settings: 52,
    });
    const again = await used(services, () => home(services));
    expect(withStamps(again, 12)).toEqual({ ...status, settings: 50 });
  });

  async function quarter({ reports, store }: Services): Promise<void> {
    const asked = { period: "quarterly" } as const;
    const by = "phone_call_quantity";
    await Promise.all([
      reports.teamKpis(asked),
      reports.teamLeaderboard(asked, by),
      reports.teamPace(asked, by),
      store.users.list(),
    ]);
    await Promise.all([
      reports.teamTrends(asked),
      reports.teamHeatMap({ from: "2026-08-28", to: "2026-11-20" }, by),
    ]);
  }

  test("the team dashboard of a quarter: 90 team-days, this quarter's and the one's before as far as there are any", async () => {
    const services = await newProcess();
    expect(withStamps(await used(services, () => quarter(services)), 50)).toEqual({
      teamDays: 90,
      // And whether Copper knows anybody.
      people: 51,
      users: 50,
      activities: 51,
      settings: 2,
      goals: 1,
      syncRuns: 5,
    });
    const again = await used(services, () => quarter(services));
    expect(withStamps(again, 25)).toEqual({ syncRuns: 5 });
  });

  test("a rep's dashboard of a month: their calls and documents of the month, and of the part before", async () => {
    const services = await newProcess();
    const rep = () =>
      services.reports.repOverview({ userId: "rep7", asked: { period: "monthly" } });
    await used(services, () => quarter(services));
    const first = await used(services, rep);
    expect(sum(withStamps(first, 25))).toBeLessThanOrEqual(70);
    expect(sum(withStamps(await used(services, rep), 20))).toBeLessThanOrEqual(50);
  });
});

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

/** What every sync asks: the stamp, and whether any row is unreadable. */
const SAME = { unreadable: 1, workspace: 7 };
