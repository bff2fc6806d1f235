import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { addDays } from "#src/domain/calendar/day.ts";
import { type Engine, onEveryEngine } from "#tests/builders/engines.ts";
import { startCallboard } from "#tests/builders/processes.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const REPS = 12;
const DAYS = 30;
const KILLS = 20;
/** A lease of a process that died is taken over after this long. */
const LEASE_MS = 30_000;
const DAY_MS = 86_400_000;

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

/** Each rep called once a day; every call lasts `round` seconds, so that a mixture of two syncs shows at a glance. */
async function aWorkspace(engine: Engine): Promise<Workspace> {
  const agents = Array.from({ length: REPS }, (_, n) => anAgent({ id: n + 1, timeZone: "UTC" }));
  const account = anAccount(agents, "UTC");
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  for (const { id } of agents)
    for (let day = 1; day <= DAYS; day++)
      account.addCall({ agentId: id, at: today - day * DAY_MS + id * 60_000, totalSeconds: 1 });
  const workspace = await openWorkspace({ engine, account, now: Date.now() });
  open.push(workspace);
  for (const agent of agents) await workspace.addRep(agent, { id: `rep${agent.id}` });
  return workspace;
}

/** What every way of reading says the calls lasted: one number, where nothing is half written. */
async function lengthsIn(workspace: Workspace): Promise<number[]> {
  const { store } = workspace.services;
  const to = new Date().toISOString().slice(0, 10);
  const range = { from: addDays(to, -DAYS), to };
  const documents = await store.metrics.find({ ...range, limit: 100_000 });
  const withCalls = documents.filter((one) => one.userId !== "unassigned" && one.value > 0);
  expect(withCalls.filter((one) => one.type === "phone_call_quantity")).toHaveLength(REPS * DAYS);
  const { rows } = await store.teamDays.sums(["talk_time_minutes"], range);
  const keys = Array.from({ length: REPS }, (_, n) => String(n + 1));
  const tally = await store.ledger.tallyCalls("justcall", keys, 0, Date.now());
  // Whatever was counted twice would be more than one for each rep and day.
  expect(tally.calls).toBe(REPS * DAYS);
  return [
    ...withCalls.map((one) => one.metadata.totalSeconds),
    ...rows.filter(({ reps }) => reps > 0).map(({ reps }) => reps / REPS),
    tally.totalSeconds / tally.calls,
  ];
}

function editAll(workspace: Workspace, round: number): void {
  for (const call of [...workspace.account.calls()])
    workspace.account.editCall(call.id, { totalSeconds: round });
}

/** A small generator with a seed, so that a failure can be had again. */
function createChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

onEveryEngine("a process that is killed", (engine) => {
  test(`at ${KILLS} moments of a sync leaves all as it was, or as a whole sync makes it`, async () => {
    const workspace = await aWorkspace(engine);
    await workspace.sync("all", { from: addDays(new Date().toISOString().slice(0, 10), -DAYS) });
    const words = [
      "sync",
      "justcall",
      "--all",
      "--from",
      addDays(new Date().toISOString().slice(0, 10), -DAYS),
    ];
    editAll(workspace, 2);
    const began = Date.now();
    expect((await startCallboard(words, workspace.settings).finished).code).toBe(0);
    const tookMs = Date.now() - began;
    expect(new Set(await lengthsIn(workspace))).toEqual(new Set([2]));

    const chance = createChance(11);
    const ends = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const round = kill + 3;
      editAll(workspace, round);
      const { child, finished } = startCallboard(words, workspace.settings);
      // The later part of its life: before, it only starts up and reads.
      await sleep(tookMs * (0.4 + 0.6 * chance()));
      child.kill("SIGKILL");
      await finished;
      const found = [...new Set(await lengthsIn(workspace))];
      expect([[round - 1], [round]], `kill ${kill}`).toContainEqual(found);
      ends.add(found[0] === round ? "whole" : "nothing");

      workspace.setNow(Date.now() + LEASE_MS + 1_000);
      await workspace.sync("all", { from: words[4] ?? "" });
      workspace.setNow(Date.now());
      expect(new Set(await lengthsIn(workspace))).toEqual(new Set([round]));
    }
    expect(ends).toContain("nothing");
    const failed = await workspace.services.store.runs.latest("justcall", "failed");
    expect(failed?.error?.code).toBe("interrupted");
    const again = await workspace.sync("all", { from: words[4] ?? "" });
    const changed = again.outcome?.reps.map(({ changes }) => changes.added + changes.changed);
    expect(new Set(changed)).toEqual(new Set([0]));
  }, 300_000);
});
