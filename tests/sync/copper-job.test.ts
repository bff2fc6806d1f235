import { afterEach, describe, expect, test } from "vitest";
import { MEETING, PHONE_CALL, SMS } from "#sandbox/copper/activity-type.ts";
import type { CopperFault } from "#sandbox/copper/faults.ts";
import { ADA, BO, DEAL, GONE, NOON, smallAccount } from "#sandbox/copper/testing.ts";
import { AppError } from "#src/domain/errors.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { Caller } from "#src/server/caller.ts";
import { setMapping, setMatch, undoSourceChange } from "#src/server/source-settings.ts";
import { type Engine, onEveryEngine } from "#tests/builders/engines.ts";
import { openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const BOSS: Caller = { name: "key:boss", role: "manager", userId: null };
const DAY_MS = 86_400_000;

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

/** 25 calls of this noon, 13 of Ada's and 12 of Bo's, who live in Denver; no JustCall seats. */
async function aWorkspace(engine: Engine, calls = 25): Promise<Workspace> {
  const workspace = await openWorkspace({ engine, now: NOON, copper: smallAccount(calls) });
  open.push(workspace);
  await workspace.addRep({ email: "ada.one@example.com" }, { id: "ada" });
  await workspace.addRep({ email: "bo.two@example.com" }, { id: "bo" });
  return workspace;
}

function accountOf({ copper }: Workspace) {
  if (copper === null) throw new Error("Copper is not connected");
  return copper.account;
}

async function numberOf(
  workspace: Workspace,
  userId: string,
  type: MetricType,
  day = "2026-09-15",
): Promise<number | undefined> {
  const found = await workspace.services.store.metrics.find({ userId, type, limit: 1_000 });
  return found.find((one) => one.id === `${userId}_${type}_${day}_copper`)?.value;
}

/** All of them, or a rep's, without the moments at which each was written and counted. */
async function documentsOf({ services }: Workspace, userId?: string): Promise<unknown> {
  const ofRep = userId === undefined ? {} : { userId };
  const found = await services.store.metrics.find({ ...ofRep, limit: 10_000 });
  return found.map(({ createdAt: _, ...one }) => ({
    ...one,
    metadata: { ...one.metadata, syncedAt: null },
  }));
}

async function coverageOf({ services }: Workspace, userId: string): Promise<string[]> {
  const all = { from: "2026-01-01", to: "2026-12-31" };
  return (await services.store.coverage.list("copper", all, userId)).map(({ day }) => day);
}

onEveryEngine("the main job, from Copper", (engine) => {
  test("30 days of a rep are 30 documents of each metric that the account knows, and twice changes nothing", async () => {
    const workspace = await aWorkspace(engine);
    const first = await workspace.syncCopper("ada");
    // Calls, meetings, e-mails, deals and their value: 5 × 30. No stage is mapped yet, so moves are unknown and not zero.
    expect(first.outcome?.reps[0]).toMatchObject({
      userId: "ada",
      totalCalls: 13,
      callsProcessed: 13,
      changes: { added: 150, changed: 0, unchanged: 0 },
    });
    expect(await numberOf(workspace, "ada", "phone_call_quantity")).toBe(13);
    expect(await numberOf(workspace, "ada", "meeting_quantity")).toBe(0);
    expect(await numberOf(workspace, "ada", "lead_progression_a")).toBeUndefined();
    // A rep's sync counts that rep, although everybody's are read.
    expect(await numberOf(workspace, "bo", "phone_call_quantity")).toBeUndefined();
    const stored = await workspace.stored();
    workspace.setNow(NOON + 60_000);
    const second = await workspace.syncCopper("ada");
    expect(second.outcome?.reps[0]?.changes).toEqual({ added: 0, changed: 0, unchanged: 150 });
    expect(await workspace.stored()).not.toBe("");
    expect((await workspace.services.store.settings.user("ada")).lastCopperSyncAt).not.toBeNull();
    expect((await workspace.services.store.settings.user("ada")).lastJustCallSyncAt).toBeNull();
    expect(stored).toContain("ada_phone_call_quantity_2026-09-15_copper");
  });

  test("what vanished, moved to another day or to another user is counted where it is now", async () => {
    const workspace = await aWorkspace(engine);
    await workspace.syncCopper("all");
    const [first, second, third] = [...accountOf(workspace).activities()].filter(
      ({ userId }) => userId === ADA,
    );
    accountOf(workspace).removeActivity(first?.id ?? 0);
    accountOf(workspace).editActivity(second?.id ?? 0, { at: NOON - DAY_MS });
    accountOf(workspace).editActivity(third?.id ?? 0, { userId: BO });
    await workspace.syncCopper("all");
    // 13 less one that is gone, one of yesterday and one of Bo's.
    expect(await numberOf(workspace, "ada", "phone_call_quantity")).toBe(10);
    expect(await numberOf(workspace, "ada", "phone_call_quantity", "2026-09-14")).toBe(1);
    expect(await numberOf(workspace, "bo", "phone_call_quantity")).toBe(13);
  });

  test("what was entered late for a day outside the window is found by the day that it was entered", async () => {
    const workspace = await aWorkspace(engine);
    await workspace.syncCopper("all", { from: "2026-08-17", to: "2026-09-15" });
    accountOf(workspace).addActivity({
      userId: ADA,
      at: NOON - 20 * DAY_MS,
      createdAt: NOON + 3_600_000,
    });
    workspace.setNow(NOON + 2 * 3_600_000);
    const window = { from: "2026-09-14", to: "2026-09-15" };
    await workspace.syncCopper("all", window);
    expect(await numberOf(workspace, "ada", "phone_call_quantity", "2026-08-26")).toBe(1);
    const again = await workspace.syncCopper("all", window);
    for (const { changes } of again.outcome?.reps ?? [])
      expect(changes).toMatchObject({ added: 0, changed: 0 });
  });

  test("types and stages count as they are mapped, all history at once, and as before when it is undone", async () => {
    const workspace = await aWorkspace(engine);
    const account = accountOf(workspace);
    const text = { type: { id: SMS, category: "user" as const } };
    account.addActivity({ ...text, userId: ADA, at: NOON - DAY_MS });
    account.addActivity({
      userId: ADA,
      at: NOON - DAY_MS,
      type: { id: MEETING, category: "user" },
    });
    account.moveStage(DEAL, 880_102, NOON - 3 * DAY_MS, BO);
    await workspace.syncCopper("all");
    const { services } = workspace;
    const before = await documentsOf(workspace);
    const asked = workspace.copper?.requests.length;
    const answer = await setMapping(services, BOSS, {
      types: {
        [`user/${PHONE_CALL}`]: "call",
        [`user/${MEETING}`]: "meeting",
        [`user/${SMS}`]: "meeting",
      },
      stages: { "880102": "b" },
    });
    // Whoever owns the deal is credited, not whoever clicked.
    expect(await numberOf(workspace, "ada", "lead_progression_b", "2026-09-12")).toBe(1);
    expect(await numberOf(workspace, "bo", "lead_progression_b", "2026-09-12")).toBe(0);
    expect(await numberOf(workspace, "ada", "meeting_quantity", "2026-09-14")).toBe(2);
    expect(workspace.copper?.requests.length).toBe(asked);
    await undoSourceChange(services, BOSS, { id: answer.change?.id });
    expect(await numberOf(workspace, "ada", "lead_progression_b", "2026-09-12")).toBeUndefined();
    expect(await documentsOf(workspace)).toEqual(before);
  });

  test("a person matched by hand takes their history along, and undone it is nobody's again", async () => {
    const workspace = await aWorkspace(engine);
    accountOf(workspace).addActivity({ userId: GONE, at: NOON - 2 * DAY_MS });
    await workspace.addRep({ email: "gone@new.example" }, { id: "gone" });
    await workspace.syncCopper("all");
    expect(await numberOf(workspace, "unassigned", "phone_call_quantity", "2026-09-13")).toBe(1);
    const { services } = workspace;
    const before = await documentsOf(workspace);
    const match = { source: "copper", personId: String(GONE), to: "user", userId: "gone" };
    const { change } = await setMatch(services, BOSS, match);
    expect(await numberOf(workspace, "gone", "phone_call_quantity", "2026-09-13")).toBe(1);
    expect(await numberOf(workspace, "gone", "phone_call_quantity")).toBe(0);
    expect(await numberOf(workspace, "unassigned", "phone_call_quantity", "2026-09-13")).toBe(0);
    expect((await setMatch(services, BOSS, match)).change).toBeNull();
    await undoSourceChange(services, BOSS, { id: change?.id });
    expect(await numberOf(workspace, "unassigned", "phone_call_quantity", "2026-09-13")).toBe(1);
    // Who is nobody in the CRM has no numbers of it, not even 0.
    expect(await documentsOf(workspace)).toEqual(before);
  });

  test("a person taken from one rep and given to another leaves nothing behind, and comes back whole", async () => {
    const workspace = await aWorkspace(engine);
    await workspace.addRep({ email: "gone@new.example" }, { id: "gone" });
    await workspace.syncCopper("all");
    const { services } = workspace;
    const before = await documentsOf(workspace);
    const covered = await coverageOf(workspace, "ada");
    const match = { source: "copper", personId: String(ADA), to: "user", userId: "gone" };
    const { change } = await setMatch(services, BOSS, match);
    expect(await numberOf(workspace, "gone", "phone_call_quantity")).toBe(13);
    expect(await numberOf(workspace, "ada", "phone_call_quantity")).toBeUndefined();
    expect(await coverageOf(workspace, "gone")).toEqual(covered);
    await undoSourceChange(services, BOSS, { id: change?.id });
    expect(await documentsOf(workspace)).toEqual(before);
    expect(await coverageOf(workspace, "ada")).toEqual(covered);
  });

  test("a change whose count failed is saved and says so, and asked for again it is counted", async () => {
    const workspace = await aWorkspace(engine);
    await workspace.addRep({ email: "gone@new.example" }, { id: "gone" });
    await workspace.syncCopper("all");
    const { services } = workspace;
    const { store } = services;
    const fails = {
      ...services,
      recount: () => Promise.reject(new AppError("store_unavailable", "The disk is full.")),
    };
    const { mapping: before } = await store.settings.workspace();
    const mapping = { ...before, stages: { "880102": "b" } };
    const match = { source: "copper", personId: String(ADA), to: "user", userId: "gone" };
    const changes = [
      (wiring: typeof services) => setMapping(wiring, BOSS, mapping),
      (wiring: typeof services) => setMatch(wiring, BOSS, match),
    ];
    const numbers = async () => [
      await numberOf(workspace, "bo", "lead_progression_b"),
      await numberOf(workspace, "gone", "phone_call_quantity"),
    ];
    for (const change of changes)
      await expect(change(fails)).rejects.toMatchObject({
        code: "not_counted_yet",
        message:
          "The setting is saved, but counting by it failed: The disk is full. The numbers follow with the next sync.",
      });
    expect(await store.settings.workspace()).toMatchObject({ mapping, matches: [{}] });
    expect(await numbers()).toEqual([undefined, undefined]);
    for (const change of changes) expect((await change(services)).change).toBeNull();
    expect(await numbers()).toEqual([0, 13]);
    const byAddress = (wiring: typeof services) =>
      setMatch(wiring, BOSS, { ...match, to: "address" });
    await expect(byAddress(fails)).rejects.toMatchObject({ code: "not_counted_yet" });
    expect((await byAddress(services)).change).toBeNull();
    expect(await numbers()).toEqual([0, undefined]);

    const id = (await setMatch(services, BOSS, match)).change?.id;
    expect(await numbers()).toEqual([0, 13]);
    await expect(undoSourceChange(fails, BOSS, { id })).rejects.toMatchObject({
      code: "not_counted_yet",
    });
    expect(await numbers()).toEqual([0, 13]);
    // Undone twice is undone once.
    expect((await undoSourceChange(services, BOSS, { id })).change).toBeNull();
    expect(await numbers()).toEqual([0, undefined]);
  });

  test("days that were read for one rep alone count again when somebody comes back, and leave no 0 meanwhile", async () => {
    const workspace = await aWorkspace(engine);
    await workspace.syncCopper("ada");
    await workspace.addRep({ email: "gone@new.example" }, { id: "gone" });
    const match = { source: "copper", personId: String(ADA), to: "user", userId: "gone" };
    const { services } = workspace;
    const before = await documentsOf(workspace, "ada");
    const { change } = await setMatch(services, BOSS, match);
    expect(await documentsOf(workspace, "ada")).toEqual([]);
    await workspace.syncCopper("all");
    expect(await documentsOf(workspace, "ada")).toEqual([]);
    await undoSourceChange(services, BOSS, { id: change?.id });
    expect(await documentsOf(workspace, "ada")).toEqual(before);
  });

  test("a row that cannot be read is told and kept, and the rest is counted", async () => {
    const workspace = await aWorkspace(engine);
    const [first] = [...accountOf(workspace).activities()].filter(({ userId }) => userId === ADA);
    accountOf(workspace).malform(first?.id ?? 0, { activity_date: "yesterday" });
    const run = await workspace.syncCopper("all");
    expect(run.outcome?.errors).toEqual([
      { callId: String(first?.id), reason: expect.stringContaining("activity_date") },
    ]);
    expect(await numberOf(workspace, "ada", "phone_call_quantity")).toBe(12);
    expect(await workspace.services.store.ledger.countUnreadable("copper")).toBe(1);
  });
});

const PASSING: readonly CopperFault[] = [
  { kind: "rate-limited", count: 2 },
  { kind: "server-error", count: 3 },
  { kind: "hang", count: 1 },
  { kind: "cut", count: 2 },
  { kind: "html", count: 2 },
  { kind: "truncated", count: 2 },
  { kind: "early-end", count: 1 },
  { kind: "short-page", count: 1, rows: 3 },
  { kind: "doubled-rows" },
  { kind: "no-total" },
  { kind: "rows-inserted", rows: 2 },
  { kind: "rows-removed", rows: 2 },
  { kind: "server-error", count: 2, path: "users" },
];

const LASTING: readonly (readonly [CopperFault, string])[] = [
  [{ kind: "rate-limited" }, "vendor_unavailable"],
  [{ kind: "server-error" }, "vendor_unavailable"],
  [{ kind: "html" }, "vendor_unavailable"],
  [{ kind: "unauthorized" }, "vendor_rejected"],
  [{ kind: "bad-request" }, "vendor_rejected"],
  [{ kind: "early-end" }, "vendor_incomplete"],
  [{ kind: "truncated" }, "vendor_incomplete"],
  [{ kind: "server-error", path: "users" }, "vendor_unavailable"],
];

onEveryEngine("faults of Copper's", (engine) => {
  describe("that pass leave the truth and at most a warning", () => {
    test.each(PASSING.map((fault): [string, CopperFault] => [JSON.stringify(fault), fault]))(
      "%s",
      async (_, fault) => {
        const workspace = await aWorkspace(engine, 450);
        workspace.copper?.faults.switchOn(fault);
        await workspace.syncCopper("all");
        workspace.copper?.faults.clear();
        const run = await workspace.syncCopper("all");
        const calls = [...accountOf(workspace).activities()].filter(
          ({ userId }) => userId === ADA,
        ).length;
        const days = await workspace.services.store.metrics.find({
          userId: "ada",
          type: "phone_call_quantity",
          limit: 100,
        });
        expect(days.reduce((sum, { value }) => sum + value, 0)).toBe(calls);
        const changes = run.outcome?.reps.map((rep) => rep.changes) ?? [];
        // Rows that came or went while it was read are the second sync's.
        if (!fault.kind.startsWith("rows-"))
          for (const one of changes) expect(one).toMatchObject({ added: 0, changed: 0 });
      },
      30_000,
    );
  });

  describe("that last end in an error, and nothing that was stored has changed", () => {
    test.each(
      LASTING.map(([fault, code]): [string, string, CopperFault] => [
        JSON.stringify(fault),
        code,
        fault,
      ]),
    )(
      "%s ends as %s",
      async (_, code, fault) => {
        const workspace = await aWorkspace(engine, 450);
        await workspace.syncCopper("all");
        const stored = await workspace.stored();
        accountOf(workspace).addActivity({ userId: ADA, at: NOON - 1_000 });
        workspace.copper?.faults.switchOn(fault);
        await expect(workspace.syncCopper("all")).rejects.toMatchObject({ code });
        expect(await workspace.stored()).toBe(stored);
        workspace.copper?.faults.clear();
        await workspace.syncCopper("all");
        expect(await numberOf(workspace, "ada", "phone_call_quantity")).toBeGreaterThan(0);
      },
      30_000,
    );
  });
});
