import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { type Engine, onEveryEngine } from "#tests/builders/engines.ts";
import { callboard } from "#tests/builders/processes.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

/** Two reps with 600 calls of the last days, on the real clock, which other processes share. */
async function aWorkspace(engine: Engine): Promise<Workspace> {
  const agents = [anAgent({ id: 7 }), anAgent({ id: 8 })];
  const account = anAccount(agents);
  for (let n = 0; n < 600; n++) {
    account.addCall({
      agentId: 7 + (n % 2),
      at: Date.now() - 60_000 - n * 240_000,
      totalSeconds: n,
    });
  }
  const workspace = await openWorkspace({ engine, account, now: Date.now() });
  open.push(workspace);
  for (const agent of agents) await workspace.addRep(agent, { id: `rep${agent.id}` });
  return workspace;
}

const pagesAsked = (workspace: Workspace) =>
  workspace.sandbox.requests.filter((request) => request.path === "/v2.1/calls").length;

onEveryEngine("syncs together", (engine) => {
  describe("several at once", () => {
    test("two askers of the same rep get one run, read once", async () => {
      const workspace = await aWorkspace(engine);
      await workspace.sync("rep7");
      workspace.sandbox.requests.length = 0;
      await workspace.sync("rep7");
      const once = pagesAsked(workspace);
      workspace.sandbox.requests.length = 0;
      const runs = await Promise.all([1, 2, 3, 4].map(() => workspace.sync("rep7")));
      expect(new Set(runs.map((run) => run.id)).size).toBe(1);
      expect(pagesAsked(workspace)).toBe(once);
    });

    test("another window of the same rep waits its turn, then runs", async () => {
      const workspace = await aWorkspace(engine);
      const [wide, narrow] = await Promise.all([
        workspace.sync("rep7"),
        workspace.sync("rep7", { from: "2026-01-01" }),
      ]);
      expect(wide.id).not.toBe(narrow.id);
      expect(narrow.outcome?.reps[0]?.changes.changed).toBe(0);
    });

    test("a failing run fails for whoever joined it", async () => {
      const workspace = await aWorkspace(engine);
      workspace.sandbox.faults.switchOn({ kind: "unauthorized" });
      const ends = await Promise.allSettled([workspace.sync("rep7"), workspace.sync("rep7")]);
      for (const end of ends) {
        expect(end).toMatchObject({ status: "rejected", reason: { code: "vendor_rejected" } });
      }
    });

    test("everybody and one rep at the same time, again and again, end in the truth", async () => {
      const workspace = await aWorkspace(engine);
      for (let round = 0; round < 3; round++) {
        const [call] = [...workspace.account.calls()];
        workspace.account.removeCall(call?.id ?? 0);
        await Promise.all([workspace.sync("all"), workspace.sync("rep7"), workspace.sync("rep8")]);
      }
      const documents = await workspace.services.store.metrics.find({
        type: "phone_call_quantity",
        limit: 1000,
      });
      expect(documents.reduce((sum, document) => sum + document.value, 0)).toBe(597);
    });

    test("another process's sync of the same rep is joined", async () => {
      const workspace = await aWorkspace(engine);
      workspace.sandbox.faults.switchOn({ kind: "slow", ms: 300 });
      const other = callboard(["sync", "justcall", "--user", "rep7", "--json"], workspace.settings);
      while ((await workspace.services.store.runs.running("justcall", Date.now())).length === 0) {
        await sleep(20);
      }
      const mine = await workspace.sync("rep7");
      const { code, stdout } = await other;
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ success: true, runId: mine.id, totalCalls: 300 });
    });
  });
});
