import { afterEach, describe, expect, test } from "vitest";
import type { Fault } from "#sandbox/justcall/faults.ts";
import { type Engine, onEveryEngine } from "#tests/builders/engines.ts";
import { countByHand } from "#tests/builders/independent-count.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

const AGENTS = [anAgent({ id: 7 }), anAgent({ id: 8, timeZone: "America/New_York" })];
const NOW = Date.parse("2026-11-20T19:00:00Z");

/** Two reps with 330 calls of the last two weeks, so that a day's slice has several pages and a rep's has too. */
async function aWorkspace(engine: Engine): Promise<Workspace> {
  const account = anAccount(AGENTS);
  for (let n = 0; n < 330; n++) {
    account.addCall({
      agentId: n % 3 === 0 ? 8 : n % 17 === 0 ? null : 7,
      at: Date.parse("2026-11-18T15:00:00Z") + n * 60_000,
      totalSeconds: n,
    });
  }
  const workspace = await openWorkspace({ engine, account, now: NOW });
  open.push(workspace);
  for (const agent of AGENTS) await workspace.addRep(agent, { id: `rep${agent.id}` });
  return workspace;
}

async function expectTruth(workspace: Workspace): Promise<void> {
  const documents = await workspace.services.store.metrics.find({ limit: 10_000 });
  for (const [userId, agentId, zone] of [
    ["rep7", 7, "America/Denver"],
    ["rep8", 8, "America/New_York"],
    ["unassigned", null, "America/Denver"],
  ] as const) {
    for (const [day, hand] of countByHand(workspace.account, [agentId], zone, NOW)) {
      const value = (type: string) =>
        documents.find((d) => d.id === `${userId}_${type}_${day}_justcall`)?.value;
      expect([userId, day, value("phone_call_quantity"), value("talk_time_minutes")]).toEqual([
        userId,
        day,
        hand.calls,
        hand.seconds / 60,
      ]);
    }
  }
}

const PASSING: readonly (readonly [string, Fault])[] = [
  ["429 for a burst", { kind: "rate-limited", count: 2, seconds: 1 }],
  ["429 without headers", { kind: "rate-limited", count: 2, headers: false }],
  ["500", { kind: "server-error", status: 500, count: 3 }],
  ["503", { kind: "server-error", status: 503, count: 3 }],
  ["a hang", { kind: "hang", count: 1 }],
  ["a cut connection", { kind: "cut", count: 2 }],
  ["an HTML page", { kind: "html", count: 2 }],
  ["a truncated body", { kind: "truncated", count: 2 }],
  ["a short page", { kind: "short-page", count: 1, rows: 3 }],
  ["an early end", { kind: "early-end", count: 1 }],
  ["doubled rows", { kind: "doubled-rows", count: 2 }],
  ["rows inserted while paging", { kind: "rows-inserted", count: 1, rows: 2 }],
  ["rows removed while paging", { kind: "rows-removed", count: 1, rows: 2 }],
  ["a missing total", { kind: "no-total" }],
  ["types nobody knows", { kind: "unknown-type" }],
  ["a slow answer", { kind: "slow", ms: 100, count: 3 }],
];

const LASTING: readonly (readonly [string, Fault, string])[] = [
  ["429", { kind: "rate-limited", seconds: 1 }, "vendor_unavailable"],
  ["429 until the end of the hour", { kind: "rate-limited", seconds: 1800 }, "vendor_unavailable"],
  ["500", { kind: "server-error", status: 500 }, "vendor_unavailable"],
  ["a hang", { kind: "hang" }, "vendor_unavailable"],
  ["an HTML page", { kind: "html" }, "vendor_unavailable"],
  ["a cut connection", { kind: "cut" }, "vendor_incomplete"],
  ["a truncated body", { kind: "truncated" }, "vendor_incomplete"],
  ["short pages", { kind: "short-page", rows: 3 }, "vendor_incomplete"],
  ["early ends", { kind: "early-end" }, "vendor_incomplete"],
  ["401", { kind: "unauthorized" }, "vendor_rejected"],
  ["400", { kind: "bad-request" }, "vendor_rejected"],
  ["403", { kind: "forbidden" }, "vendor_rejected"],
  ["401 for users", { kind: "unauthorized", path: "users" }, "vendor_rejected"],
  ["500 for users", { kind: "server-error", status: 500, path: "users" }, "vendor_unavailable"],
];

onEveryEngine("faults", (engine) => {
  describe.each(["all", "rep7"])("a fault that passes, in a sync of %s", (scope) => {
    test.each(PASSING)("%s: the numbers are right, and stay so", async (_, fault) => {
      const workspace = await aWorkspace(engine);
      await workspace.sync("all");
      // Something is different this time, so that the faulty read has something to get right.
      for (const call of [...workspace.account.calls()].slice(100, 110)) {
        workspace.account.editCall(call.id, { totalSeconds: 1_000 });
      }
      workspace.sandbox.faults.switchOn(fault);
      const run = await workspace.sync(scope);
      workspace.sandbox.faults.clear();
      expect(run.state).toBe("done");
      if (scope === "rep7") await workspace.sync("rep8");
      await workspace.sync("all");
      await expectTruth(workspace);
      const settled = await workspace.sync("all");
      expect(settled.outcome?.reps.map((rep) => rep.changes.unchanged)).toEqual([60, 60, 60]);
    });
  });

  describe.each(["all", "rep7"])("a fault that lasts, in a sync of %s", (scope) => {
    test.each(LASTING)(
      "%s: the contract's error, and not one stored byte changed",
      async (_, fault, code) => {
        const workspace = await aWorkspace(engine);
        await workspace.sync("all");
        const before = await workspace.stored();
        for (const call of [...workspace.account.calls()].slice(0, 50))
          workspace.account.removeCall(call.id);
        workspace.sandbox.faults.switchOn(fault);
        for (const _time of ["once", "twice"]) {
          await expect(workspace.sync(scope)).rejects.toMatchObject({ code });
          expect(await workspace.stored()).toBe(before);
        }
        const [status] = await workspace.services.reports.sourceStatus();
        expect(status?.lastError).toMatchObject({ code });
        expect(status?.running).toBeNull();

        workspace.sandbox.faults.clear();
        // Where JustCall said that nothing may be asked before half an hour has passed, nothing is.
        if (fault.kind === "rate-limited") workspace.setNow(NOW + 1_900_000);
        await workspace.sync("all");
        await expectTruth(workspace);
      },
    );
  });

  describe("a fault in the very first sync", () => {
    test.each(LASTING)("%s leaves an empty store empty", async (_, fault, code) => {
      const workspace = await aWorkspace(engine);
      const before = await workspace.stored();
      workspace.sandbox.faults.switchOn(fault);
      await expect(workspace.sync("all")).rejects.toMatchObject({ code });
      // What the self-test found out about the account is remembered; nothing else is.
      const kept = (text: string) => text.split("\n\nfacts")[0];
      expect(kept(await workspace.stored())).toBe(kept(before));
    });
  });

  describe("rows that cannot be read", () => {
    test("one does not stop the sync: it is named, kept aside, not counted, and counts once it can be read", async () => {
      const workspace = await aWorkspace(engine);
      const [broken] = [...workspace.account.calls()].filter((call) => call.agentId === 7);
      if (broken === undefined) throw new Error("no call");
      workspace.account.malform(broken.id, { call_date: "yesterday" });
      const run = await workspace.sync("rep7");
      const [rep] = run.outcome?.reps ?? [];
      expect(run.outcome?.errors).toEqual([
        { callId: String(broken.id), reason: expect.stringContaining("yesterday") },
      ]);
      expect((rep?.totalCalls ?? 0) - (rep?.callsProcessed ?? 0)).toBe(1);
      expect((await workspace.services.reports.sourceStatus())[0]?.unreadableRows).toBe(1);

      workspace.account.malform(broken.id, {});
      const mended = await workspace.sync("rep7");
      expect(mended.outcome?.errors).toEqual([]);
      expect(mended.outcome?.reps[0]?.callsProcessed).toBe(rep?.totalCalls);
      expect((await workspace.services.reports.sourceStatus())[0]?.unreadableRows).toBe(0);
    });

    test("a call that could be read before keeps counting while its row cannot", async () => {
      const workspace = await aWorkspace(engine);
      await workspace.sync("all");
      const [broken] = [...workspace.account.calls()].filter((call) => call.agentId === 8);
      workspace.account.malform(broken?.id ?? 0, { call_duration: null });
      const run = await workspace.sync("all");
      expect(run.outcome?.errors).toHaveLength(1);
      expect(run.outcome?.reps.map((rep) => rep.changes.changed)).toEqual([0, 0, 0]);
    });

    test("types nobody knows are counted as other and named", async () => {
      const workspace = await aWorkspace(engine);
      workspace.sandbox.faults.switchOn({ kind: "unknown-type" });
      const run = await workspace.sync("all");
      expect(run.outcome?.warnings.join()).toContain('"martian"');
      await expectTruth(workspace);
    });
  });

  describe("the zone of the filter and the first page", () => {
    test("a wrong setting is found out, said, and costs no call", async () => {
      const account = anAccount([anAgent({ id: 7, timeZone: "Asia/Tokyo" })], "Asia/Tokyo");
      for (let hour = 0; hour < 72; hour++) {
        account.addCall({ agentId: 7, at: NOW - hour * 3_600_000 - 1000, totalSeconds: 60 });
      }
      const workspace = await openWorkspace({
        engine,
        account,
        now: NOW,
        justcallZone: "America/Los_Angeles",
      });
      open.push(workspace);
      await workspace.addRep({ email: "agent7@example.com" }, { id: "rep7" });
      const run = await workspace.sync("rep7");
      expect(run.outcome?.reps[0]?.callsProcessed).toBe(72);
      expect(run.outcome?.warnings.join()).toContain("Asia/Tokyo");
    });

    test("pages that count from 1 are found out, and the answer is remembered", async () => {
      const account = anAccount(AGENTS);
      for (let n = 0; n < 250; n++) {
        account.addCall({ agentId: 7, at: NOW - n * 60_000 - 1000, totalSeconds: 1 });
      }
      const workspace = await openWorkspace({ engine, account, now: NOW, firstPage: 1 });
      open.push(workspace);
      await workspace.addRep({ email: "agent7@example.com" }, { id: "rep7" });
      expect((await workspace.sync("rep7")).outcome?.reps[0]?.callsProcessed).toBe(250);
      const asked = workspace.sandbox.requests.length;
      workspace.sandbox.requests.length = 0;
      await workspace.sync("rep7");
      expect(workspace.sandbox.requests.length).toBeLessThan(asked - 2);
    });
  });
});
