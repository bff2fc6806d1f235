import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { addDays } from "#src/domain/calendar/day.ts";
import { type Engine, onEveryEngine } from "#tests/builders/engines.ts";
import { startCallboard } from "#tests/builders/processes.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const REPS = 12;
const DAYS = 30;
/** Spread over the time that it reads, and over the time from the vendor's last answer to a little after its end: there it commits. */
const KILLS = { reading: 6, committing: 16 };
const AFTER_END = 1.5;
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

interface Usual {
  readonly pages: number;
  readonly readMs: number;
  readonly commitMs: number;
}

/** A whole sync in a process of its own: how long it reads, how many pages, and how long it lives after the last of them. */
async function timed(workspace: Workspace, words: readonly string[]): Promise<Usual> {
  workspace.sandbox.requests.length = 0;
  const began = Date.now();
  let lastAskedAt = began;
  let pages = 0;
  const watch = setInterval(() => {
    if (workspace.sandbox.requests.length > pages) lastAskedAt = Date.now();
    pages = workspace.sandbox.requests.length;
  }, 1);
  const { code } = await startCallboard(words, workspace.settings).finished;
  clearInterval(watch);
  expect(code).toBe(0);
  return { pages, readMs: lastAskedAt - began, commitMs: Date.now() - lastAskedAt };
}

/** When to kill: so long after the vendor was asked for so many pages. */
function momentsOf({ pages, readMs, commitMs }: Usual): { pages: number; ms: number }[] {
  const chance = createChance(11);
  // One by chance out of each equal part.
  const spread = (count: number) => Array.from({ length: count }, (_, n) => (n + chance()) / count);
  return [
    ...spread(KILLS.reading).map((share) => ({ pages: 0, ms: share * readMs })),
    ...spread(KILLS.committing).map((share) => ({ pages, ms: share * AFTER_END * commitMs })),
  ];
}

async function pagesAsked(workspace: Workspace, pages: number): Promise<void> {
  for (const late = Date.now() + 30_000; workspace.sandbox.requests.length < pages; ) {
    if (Date.now() > late) throw new Error(`only ${workspace.sandbox.requests.length} pages`);
    await sleep(1);
  }
}

/** How many documents a sync in this process adds or changes, of each rep. */
async function changedBy(workspace: Workspace, words: readonly string[]): Promise<Set<number>> {
  const run = await workspace.sync("all", { from: words[4] ?? "" });
  return new Set(run.outcome?.reps.map(({ changes }) => changes.added + changes.changed));
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
  test(`at ${KILLS.reading + KILLS.committing} moments of a sync leaves all as it was, or as a whole sync makes it`, async () => {
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
    const usual = await timed(workspace, words);
    expect(new Set(await lengthsIn(workspace))).toEqual(new Set([2]));

    const ends = new Set<string>();
    let before = 2;
    for (const [kill, { pages, ms }] of momentsOf(usual).entries()) {
      const round = kill + 3;
      editAll(workspace, round);
      workspace.sandbox.requests.length = 0;
      const { child, finished } = startCallboard(words, workspace.settings);
      await pagesAsked(workspace, pages);
      await sleep(ms);
      child.kill("SIGKILL");
      await finished;
      const found = [...new Set(await lengthsIn(workspace))];
      expect([[before], [round]], `kill ${kill}`).toContainEqual(found);
      ends.add(found[0] === round ? "whole" : "nothing");
      before = found[0] ?? 0;

      // Takes over the dead one's lease on a clock ahead of it, and finds at the vendor just what is stored: what it wrote would
      // be of later than the next process reads, which may then change nothing.
      editAll(workspace, before);
      workspace.setNow(Date.now() + LEASE_MS + 1_000);
      expect(await changedBy(workspace, words), `kill ${kill}`).toEqual(new Set([0]));
      workspace.setNow(Date.now());
    }
    // Else nobody was killed near a commit.
    expect(ends).toEqual(new Set(["nothing", "whole"]));
    const failed = await workspace.services.store.runs.latest("justcall", "failed");
    expect(failed?.error?.code).toBe("interrupted");
    editAll(workspace, 100);
    expect((await startCallboard(words, workspace.settings).finished).code).toBe(0);
    expect(new Set(await lengthsIn(workspace))).toEqual(new Set([100]));
    expect(await changedBy(workspace, words)).toEqual(new Set([0]));
    // Google's emulator keeps the locks of whoever died in a transaction for half a minute, for which the next one waits.
  }, 600_000);
});
