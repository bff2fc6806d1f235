import { afterAll, beforeAll, expect, test } from "vitest";
import { generateCopper } from "#sandbox/copper/team.ts";
import { type CopperTruth, realCallIdOf } from "#sandbox/copper/truth.ts";
import { generateTeam } from "#sandbox/justcall/team.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { onEveryEngine } from "#tests/builders/engines.ts";
import { icuDay } from "#tests/builders/independent-count.ts";
import { NOON_IN_DENVER, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const DAYS = { from: "2026-11-09", to: "2026-11-20" };

onEveryEngine("both sources over one team", (engine) => {
  let workspace: Workspace;
  let truth: CopperTruth;
  const zones = new Map<number, string>();
  const userIds = new Map<number, string>();

  beforeAll(async () => {
    const now = NOON_IN_DENVER;
    const account = generateTeam({ seed: 11, now, zone: "America/Denver", days: 14 });
    const made = generateCopper({ justcall: account, seed: 11, now });
    truth = made.truth;
    workspace = await openWorkspace({ engine, account, now, copper: made.account });
    for (const agent of account.agents) {
      const user = await workspace.addRep(agent, { id: `rep${agent.id}` });
      zones.set(agent.id, agent.timeZone);
      userIds.set(agent.id, user.id);
    }
    await workspace.sync("all", DAYS);
    await workspace.syncCopper("all", DAYS);
  }, 120_000);
  afterAll(() => workspace.close());

  /** `rep day` to the sum of what counts, by the boards' sums. */
  async function counted(type: MetricType): Promise<Map<string, number>> {
    const { userIds: numbers, rows } = await workspace.services.store.teamDays.byRep([type], DAYS);
    const board = new Map<string, number>();
    for (const { day, amounts, unassigned } of rows) {
      if (unassigned !== null) board.set(`unassigned ${day}`, unassigned);
      for (const [number, userId] of numbers.entries()) {
        const amount = amounts.values[number];
        if (amount !== undefined && amount !== amounts.unread && !Number.isNaN(amount))
          board.set(`${userId} ${day}`, amount);
      }
    }
    return board;
  }

  function place(agentId: number | null, at: number): string {
    const zone = (agentId === null ? null : zones.get(agentId)) ?? "America/Denver";
    const userId = (agentId === null ? null : userIds.get(agentId)) ?? "unassigned";
    return `${userId} ${icuDay(at, zone)}`;
  }

  test("synced again, both find every document as it was", async () => {
    for (const run of [
      await workspace.sync("all", DAYS),
      await workspace.syncCopper("all", DAYS),
    ]) {
      for (const { changes } of run.outcome?.reps ?? [])
        expect(changes).toMatchObject({ added: 0, changed: 0 });
      expect(run.outcome?.reps.length).toBeGreaterThan(3);
    }
  });

  test("together, the calls of every rep and day are the distinct real calls of the sandbox's truth", async () => {
    const { settings } = workspace.services.store;
    const rule = {
      type: "phone_call_quantity",
      userId: null,
      fromDay: null,
      mode: "together",
      order: ["justcall", "copper"],
    } as const;
    await settings.changeWorkspace({ sourcePolicy: [rule] });
    const real = new Map<string, Set<string>>();
    for (const { id, agentId, at } of workspace.account.calls()) {
      const where = place(agentId, at);
      real.set(where, (real.get(where) ?? new Set()).add(realCallIdOf(id)));
    }
    for (const { kind, agentId, at, realCallId } of truth.rows) {
      if (kind !== "call" || realCallId === undefined || !realCallId.startsWith("hand:")) continue;
      const where = place(agentId, at);
      real.set(where, (real.get(where) ?? new Set()).add(realCallId));
    }
    const board = await counted("phone_call_quantity");
    const expected = new Map([...board.keys()].map((where) => [where, real.get(where)?.size ?? 0]));
    expect(Object.fromEntries(board)).toEqual(Object.fromEntries(expected));
    await settings.changeWorkspace({ sourcePolicy: [] });
    expect(await counted("phone_call_quantity")).not.toEqual(board);
  });

  test("e-mails, meetings and deals are the truth's, each on the rep's own day", async () => {
    const kinds = {
      email_quantity: (row: CopperTruth["rows"][number]) => (row.kind === "email_sent" ? 1 : 0),
      meeting_quantity: (row: CopperTruth["rows"][number]) => (row.kind === "meeting" ? 1 : 0),
      deals_won_quantity: (row: CopperTruth["rows"][number]) =>
        row.kind === "won" && row.stands !== false ? 1 : 0,
      deals_won_amount: (row: CopperTruth["rows"][number]) =>
        row.kind === "won" && row.stands !== false ? (row.amount ?? 0) : 0,
    } as const;
    for (const [type, amount] of Object.entries(kinds) as [
      MetricType,
      (typeof kinds)["email_quantity"],
    ][]) {
      const board = await counted(type);
      const sums = new Map([...board.keys()].map((where) => [where, 0]));
      for (const row of truth.rows) {
        const owner = row.kind === "won" ? (row.ownerAgentId ?? null) : row.agentId;
        const where = place(owner, row.at);
        if (sums.has(where)) sums.set(where, (sums.get(where) ?? 0) + amount(row));
      }
      expect([type, Object.fromEntries(board)]).toEqual([type, Object.fromEntries(sums)]);
    }
  });
});
