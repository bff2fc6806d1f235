import { afterEach, describe, expect, test } from "vitest";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

/** Friday noon in Denver. Mara called at 9 today; yesterday at 10 and 15. Teo called yesterday at 16 only; nobody's was at 11. */
async function aFriday(): Promise<Workspace> {
  const agents = [anAgent({ id: 7 }), anAgent({ id: 8 })];
  const account = anAccount(agents);
  const call = (agentId: number | null, at: string, totalSeconds: number) =>
    account.addCall({ agentId, at: Date.parse(`${at}:00-07:00`), totalSeconds });
  call(7, "2026-11-20T09:00", 100);
  call(7, "2026-11-19T10:00", 60);
  call(7, "2026-11-19T15:00", 600);
  call(8, "2026-11-19T16:00", 30);
  call(null, "2026-11-19T11:00", 0);
  const workspace = await openWorkspace({ account, now: Date.parse("2026-11-20T12:00:00-07:00") });
  open.push(workspace);
  for (const agent of agents) await workspace.addRep(agent, { id: `rep${agent.id}` });
  return workspace;
}

describe("today at noon is compared with yesterday up to noon", () => {
  test("1 call today; yesterday 1 of Mara's and 1 of nobody's by noon, and 1 rep calling, not 2", async () => {
    const workspace = await aFriday();
    await workspace.sync("all");
    const overview = await workspace.services.reports.teamOverview("daily");
    expect(overview.team).toMatchObject({
      calls: 1,
      totalSeconds: 100,
      averageSeconds: 100,
      repsCalling: 1,
      repsKnown: 2,
    });
    expect(overview.teamBefore).toMatchObject({
      calls: 1 + 1,
      totalSeconds: 60 + 0,
      repsCalling: 1,
    });
    expect(overview.rows.map((row) => [row.userId, row.calls, row.callsBefore])).toEqual([
      ["rep7", 1, 1],
      ["rep8", 0, 0],
      ["unassigned", 0, 1],
    ]);
  });

  test("the week so far is the sum of its rows, and the API's total", async () => {
    const workspace = await aFriday();
    await workspace.sync("all");
    const { team, rows } = await workspace.services.reports.teamOverview("weekly");
    expect(rows.reduce((sum, row) => sum + (row.calls ?? 0), 0)).toBe(5);
    expect(team.calls).toBe(5);
    const { totals } = await workspace.services.reports.teamMetrics({ period: "weekly" });
    expect(totals).toMatchObject({ phone_call_quantity: 5, talk_time_minutes: 790 / 60 });
  });

  test("what was never synced is null, and nobody's unread calls are left out on both sides", async () => {
    const workspace = await aFriday();
    const never = await workspace.services.reports.teamOverview("daily");
    expect(never.team).toMatchObject({ calls: null, totalSeconds: null, averageSeconds: null });
    expect(never.teamBefore).toBeNull();

    await workspace.sync("rep7");
    await workspace.sync("rep8");
    const { team, teamBefore } = await workspace.services.reports.teamOverview("daily");
    expect([team.calls, teamBefore?.calls]).toEqual([1, 1]);
  });

  test("nobody's calls read today but not yesterday make no comparison", async () => {
    const workspace = await aFriday();
    await workspace.sync("all", { from: "2026-11-20" });
    await workspace.sync("rep7");
    await workspace.sync("rep8");
    const overview = await workspace.services.reports.teamOverview("daily");
    expect(overview.teamBefore).toBeNull();
  });
});
