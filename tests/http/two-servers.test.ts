import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import { FIRESTORE } from "#tests/builders/engines.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

/** A lease lives this long without a sign of life; after a crash the other server waits for its end. */
const LEASE_MS = 30_000;
const CALLS = 240;

const runSchema = z.object({
  run: z.object({ id: z.string(), state: z.string(), message: z.string() }),
});
const syncSchema = z.object({
  success: z.literal(true),
  runId: z.string(),
  totalCalls: z.number(),
  callsProcessed: z.number(),
});

// Any number of stateless processes serve one team: what one of them does, the other knows.
describe.skipIf(!FIRESTORE.isHere)("two servers on one Firestore", () => {
  let workspace: Workspace;
  let servers: AppServer[] = [];

  beforeAll(async () => {
    const agents = [anAgent({ id: 7 }), anAgent({ id: 8 })];
    const account = anAccount(agents);
    for (let n = 0; n < CALLS; n++)
      account.addCall({
        agentId: 7 + (n % 2),
        at: Date.now() - 60_000 - n * 300_000,
        totalSeconds: n,
      });
    workspace = await openWorkspace({ engine: FIRESTORE, account, now: Date.now() });
    for (const agent of agents) await workspace.addRep(agent, { id: `rep${agent.id}` });
    servers = await Promise.all([1, 2].map(() => startAppServer(workspace.settings)));
    // What is loaded at the first request only would let the one begin seconds after the other.
    for (const server of [0, 1]) await boards(server);
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    await workspace?.close();
  });

  const post = (server: number, path: string, body: unknown) =>
    fetch(`${servers[server]?.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const syncRep = async (server: number, userId: string) =>
    syncSchema.parse(await (await post(server, "/api/sync-justcall-metrics", { userId })).json());

  const boards = async (server: number) =>
    Promise.all(
      [
        "/api/metrics",
        "/api/public/team-metrics?period=monthly",
        "/api/public/team-leaderboard?period=monthly",
        "/api/public/team-trends?period=monthly",
        "/api/users/rep7/settings",
      ].map(async (path) => {
        const answer = await fetch(`${servers[server]?.url}${path}`);
        expect([path, answer.status]).toEqual([path, 200]);
        // When it was asked is the one thing that may differ.
        return (await answer.text()).replaceAll(/"asOf":"[^"]*"/g, "");
      }),
    );

  test("asked for the same sync at once they run it once, and give one result", async () => {
    workspace.sandbox.faults.switchOn({ kind: "slow", ms: 1_000 });
    const [one, two] = await Promise.all([syncRep(0, "rep7"), syncRep(1, "rep7")]);
    workspace.sandbox.faults.clear();
    expect(two).toEqual(one);
    expect(one).toMatchObject({ totalCalls: CALLS / 2, callsProcessed: CALLS / 2 });
  });

  test("what the one syncs the other shows at once: both boards agree, before and after", async () => {
    for (const server of [0, 1]) {
      const before = await boards(server);
      expect(await boards(1 - server)).toEqual(before);
      const [call] = [...workspace.account.calls()];
      workspace.account.editCall(call?.id ?? 0, { totalSeconds: 5_000 + server });
      await syncRep(server, "rep7");
      await syncRep(server, "rep8");
      const after = await boards(1 - server);
      expect(await boards(server)).toEqual(after);
      expect(after).not.toEqual(before);
    }
  });

  test("when one is killed in the middle of a sync the other takes over; nothing is half written or run twice", async () => {
    const stored = await workspace.stored();
    for (const call of [...workspace.account.calls()].slice(0, 50))
      workspace.account.editCall(call.id, { totalSeconds: 9_000 });
    workspace.sandbox.faults.switchOn({ kind: "slow", ms: 400 });
    const started = await post(0, "/api/sync-runs", { source: "justcall" });
    const { runId } = z.object({ runId: z.string() }).parse(await started.json());
    await sleep(800);
    process.kill(servers[0]?.pid ?? 0, "SIGKILL");
    const killedAt = Date.now();
    workspace.sandbox.faults.clear();
    expect(await workspace.stored()).toBe(stored);

    const again = await post(1, "/api/sync-runs", { source: "justcall" });
    expect(again.status).toBe(202);
    const other = z.object({ runId: z.string() }).parse(await again.json());
    const runOf = async (id: string) =>
      runSchema.parse(await (await fetch(`${servers[1]?.url}/api/sync-runs/${id}`)).json()).run;
    for (const end = Date.now() + 2 * LEASE_MS; Date.now() < end; await sleep(250)) {
      const own = await workspace.services.store.runs.latest("justcall", "done");
      if (own !== null && Date.parse(own.startedAt) > killedAt - 2_000 && own.scope === "all")
        break;
    }
    expect(Date.now() - killedAt).toBeLessThan(60_000);
    expect((await runOf(runId)).state).toBe("failed");
    expect(other.runId === runId || (await runOf(other.runId)).state === "done").toBe(true);
    const documents = await workspace.services.store.metrics.find({ limit: 10_000 });
    const calls = documents.filter(({ type }) => type === "phone_call_quantity");
    expect(calls.reduce((sum, { value }) => sum + value, 0)).toBe(CALLS);
    const seconds = calls.reduce((sum, { metadata }) => sum + metadata.totalSeconds, 0);
    const truth = [...workspace.account.calls()].reduce((sum, call) => sum + call.totalSeconds, 0);
    expect(seconds).toBe(truth);
    servers = servers.slice(1);
    const [changed] = (await workspace.sync("all")).outcome?.reps ?? [];
    expect(changed?.changes).toMatchObject({ added: 0, changed: 0 });
  }, 150_000);
});
