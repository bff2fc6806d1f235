import { afterEach, describe, expect, test } from "vitest";
import { generateTeam } from "#sandbox/justcall/team.ts";
import { eachDay } from "#src/domain/calendar/day.ts";
import { metricDay } from "#src/domain/metrics/metric.ts";
import { onEveryEngine } from "#tests/builders/engines.ts";
import { countByHand, icuDay } from "#tests/builders/independent-count.ts";
import {
  anAccount,
  anAgent,
  NOON_IN_DENVER,
  openWorkspace,
  type Workspace,
  type WorkspaceOptions,
} from "#tests/builders/workspace.ts";

const open: Workspace[] = [];
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

const documentsOf = async (workspace: Workspace, userId?: string) =>
  workspace.services.store.metrics.find({ userId, limit: 100_000 });

onEveryEngine("the main job", (engine) => {
  async function workspaceOf(options: WorkspaceOptions): Promise<Workspace> {
    const workspace = await openWorkspace({ engine, ...options });
    open.push(workspace);
    return workspace;
  }

  describe("the worked example", () => {
    test("15 calls of 4 minutes, 3,600 seconds in all, are 15 calls and 60 minutes", async () => {
      const agent = anAgent({ id: 7, email: "user@example.com" });
      const account = anAccount([agent]);
      for (let n = 0; n < 15; n++) {
        account.addCall({
          agentId: 7,
          at: Date.parse("2026-11-18T16:00:00Z") + n * 600_000,
          totalSeconds: 240,
        });
      }
      const workspace = await workspaceOf({ account });
      await workspace.addRep(agent, { id: "user123" });

      const run = await workspace.sync("user123", { from: "2026-11-18", to: "2026-11-18" });
      expect(run.outcome?.reps[0]).toMatchObject({
        userId: "user123",
        totalCalls: 15,
        callsProcessed: 15,
        changes: { added: 2, changed: 0, unchanged: 0 },
      });
      const [calls, talk] = await documentsOf(workspace);
      expect(calls).toMatchObject({
        id: "user123_phone_call_quantity_2026-11-18_justcall",
        value: 15,
        date: "2026-11-18T00:00:00.000Z",
        metadata: { totalSeconds: 3600, averageSeconds: 240 },
      });
      expect(talk).toMatchObject({
        id: "user123_talk_time_minutes_2026-11-18_justcall",
        value: 60,
      });
    });

    test("30 days are 60 documents; a second sync leaves all 60 as they are", async () => {
      const agent = anAgent({ id: 7 });
      const account = anAccount([agent]);
      account.addCall({ agentId: 7, at: Date.parse("2026-11-02T17:00:00Z"), totalSeconds: 100 });
      const workspace = await workspaceOf({ account });
      const { id } = await workspace.addRep(agent);

      const first = await workspace.sync(id);
      expect(first.outcome?.reps[0]?.changes).toEqual({ added: 60, changed: 0, unchanged: 0 });
      const before = await documentsOf(workspace, id);
      workspace.setNow(NOON_IN_DENVER + 3_600_000);
      const second = await workspace.sync(id);
      expect(second.outcome?.reps[0]?.changes).toEqual({ added: 0, changed: 0, unchanged: 60 });
      expect(await documentsOf(workspace, id)).toEqual(before);
    });
  });

  describe("every rep, day and type equals an independent count", () => {
    // Early November holds the clock change of all four zones of the team; the 20th is long after it.
    test.each([["2026-11-20T19:00:00Z"], ["2026-11-02T04:30:00Z"]])(
      "of the whole team, at %s",
      async (at) => {
        const now = Date.parse(at);
        const account = generateTeam({ seed: 11, now });
        // One second on either side of each rep's local midnight, on the days around the change.
        for (const agent of account.agents) {
          for (const day of ["2026-10-31", "2026-11-01", "2026-11-02"]) {
            const midnight = Temporal.PlainDate.from(day).toZonedDateTime(
              agent.timeZone,
            ).epochMilliseconds;
            for (const edge of [midnight - 1000, midnight, midnight + 1000]) {
              if (edge < now) account.addCall({ agentId: agent.id, at: edge, totalSeconds: 61 });
            }
          }
        }
        const workspace = await workspaceOf({ account, now });
        const users = new Map<string, number>();
        for (const agent of account.agents) users.set((await workspace.addRep(agent)).id, agent.id);

        const run = await workspace.sync("all");
        const again = await workspace.sync("all");
        expect(again.outcome?.reps.map((rep) => rep.changes.unchanged)).toEqual(
          again.outcome?.reps.map(() => 60),
        );
        const documents = await documentsOf(workspace);
        const owners: [string, (number | null)[], string][] = [...users].map(
          ([userId, agentId]) => [
            userId,
            [agentId],
            account.agents.find((agent) => agent.id === agentId)?.timeZone ?? "?",
          ],
        );
        owners.push(["unassigned", [null], account.zone]);
        for (const [userId, agentIds, zone] of owners) {
          const today = icuDay(now, zone);
          const truth = countByHand(account, agentIds, zone, now);
          const window = run.outcome?.reps.find((rep) => rep.userId === userId);
          const days = eachDay(window?.startDate ?? "", window?.endDate ?? "");
          expect(days).toHaveLength(30);
          expect(days.at(-1)).toBe(today);
          for (const day of days) {
            const hand = truth.get(day) ?? { calls: 0, seconds: 0 };
            const stored = documents.filter((d) => d.userId === userId && metricDay(d) === day);
            expect(
              Object.fromEntries(stored.map((d) => [d.type, d.value])),
              `${userId} ${day}`,
            ).toEqual({
              phone_call_quantity: hand.calls,
              talk_time_minutes: hand.seconds / 60,
            });
          }
        }
        expect(documents).toHaveLength(9 * 60);
      },
    );

    test("one rep at a time comes to the same documents as all at once", async () => {
      const account = generateTeam({ seed: 3, now: NOON_IN_DENVER });
      const [together, apart] = [await workspaceOf({ account }), await workspaceOf({ account })];
      for (const agent of account.agents) {
        await together.addRep(agent);
        await apart.addRep(agent);
      }
      await together.sync("all");
      for (const { id } of await apart.services.store.users.list()) await apart.sync(id);
      const plain = async (workspace: Workspace) =>
        (await documentsOf(workspace))
          .filter((d) => d.userId !== "unassigned")
          .map(({ id, value, metadata }) => [
            id,
            value,
            metadata.totalSeconds,
            metadata.averageSeconds,
          ]);
      expect(await plain(apart)).toEqual(await plain(together));
    }, 120_000);
  });

  describe("what changes at the vendor", () => {
    async function aWeek() {
      const agents = [anAgent({ id: 7 }), anAgent({ id: 8 })];
      const account = anAccount(agents);
      const calls = [10, 11, 12, 13].map((day) =>
        account.addCall({
          agentId: 7,
          at: Date.parse(`2026-11-${day}T17:00:00Z`),
          totalSeconds: 60 * day,
        }),
      );
      const workspace = await workspaceOf({ account });
      for (const agent of agents) await workspace.addRep(agent, { id: `rep${agent.id}` });
      await workspace.sync("all");
      const value = async (userId: string, day: string, type = "phone_call_quantity") =>
        (await documentsOf(workspace, userId)).find(
          (d) => d.id === `${userId}_${type}_${day}_justcall`,
        )?.value;
      return { workspace, account, calls, value };
    }

    test("a call that vanished lowers its day, and is kept in the ledger as gone", async () => {
      const { workspace, account, calls, value } = await aWeek();
      expect(await value("rep7", "2026-11-11")).toBe(1);
      account.removeCall(calls[1]?.id ?? 0);
      const run = await workspace.sync("rep7");
      expect(await value("rep7", "2026-11-11")).toBe(0);
      expect(run.outcome?.reps[0]?.changes).toEqual({ added: 0, changed: 2, unchanged: 58 });
      const [from, to] = [Date.parse("2026-11-11T00:00:00Z"), Date.parse("2026-11-12T12:00:00Z")];
      const gone = await workspace.services.store.ledger.findActivities({
        source: "justcall",
        kind: "call",
        personKeys: ["7"],
        state: "gone",
        after: null,
        limit: 10,
        from,
        to,
      });
      expect(gone.map(({ totalSeconds }) => totalSeconds)).toEqual([660]);
      expect((await workspace.sync("rep7")).outcome?.reps[0]?.changes.unchanged).toBe(60);
    });

    test("a call that shrank after it ended lowers the talk time", async () => {
      const { workspace, account, calls, value } = await aWeek();
      expect(await value("rep7", "2026-11-12", "talk_time_minutes")).toBe(12);
      account.editCall(calls[2]?.id ?? 0, { totalSeconds: 90 });
      await workspace.sync("all");
      expect(await value("rep7", "2026-11-12", "talk_time_minutes")).toBe(1.5);
    });

    test("a call handed to another rep leaves the one and reaches the other, although only the other is synced", async () => {
      const { workspace, account, calls, value } = await aWeek();
      account.editCall(calls[3]?.id ?? 0, { agentId: 8 });
      await workspace.sync("rep8");
      expect([await value("rep7", "2026-11-13"), await value("rep8", "2026-11-13")]).toEqual([
        0, 1,
      ]);
    });

    test("a call moved to another day changes both days", async () => {
      const { workspace, account, calls, value } = await aWeek();
      account.editCall(calls[0]?.id ?? 0, { at: Date.parse("2026-11-09T20:00:00Z") });
      await workspace.sync("rep7");
      expect([await value("rep7", "2026-11-09"), await value("rep7", "2026-11-10")]).toEqual([
        1, 0,
      ]);
    });

    test("a user added later takes their calls out of unassigned; no call counts twice", async () => {
      const agents = [anAgent({ id: 7 }), anAgent({ id: 8 })];
      const account = anAccount(agents);
      for (const agentId of [7, 8, 8, null]) {
        account.addCall({ agentId, at: Date.parse("2026-11-10T17:00:00Z"), totalSeconds: 60 });
      }
      const workspace = await workspaceOf({ account });
      await workspace.addRep(agents[0] ?? anAgent({ id: 7 }), { id: "rep7" });
      await workspace.sync("all");
      const sum = async () => {
        const sums: Record<string, number> = {};
        for (const document of await documentsOf(workspace)) {
          if (document.type !== "phone_call_quantity") continue;
          sums[document.userId] = (sums[document.userId] ?? 0) + document.value;
        }
        return sums;
      };
      expect(await sum()).toEqual({ rep7: 1, unassigned: 3 });
      await workspace.addRep(agents[1] ?? anAgent({ id: 8 }), { id: "rep8" });
      await workspace.sync("rep8");
      expect(await sum()).toEqual({ rep7: 1, rep8: 2, unassigned: 1 });
    });

    test("a former agent whom the vendor lists no longer still counts for the rep with their address", async () => {
      const agent = anAgent({ id: 7, active: false });
      const account = anAccount([agent]);
      account.addCall({ agentId: 7, at: Date.parse("2026-11-10T17:00:00Z"), totalSeconds: 60 });
      const workspace = await workspaceOf({ account });
      await workspace.addRep(agent, { id: "rep7" });
      await workspace.sync("all");
      const run = await workspace.sync("rep7");
      expect(run.outcome?.reps[0]?.callsProcessed).toBe(1);
    });
  });

  describe("ranges", () => {
    test("days further back than JustCall can be asked are left alone and named", async () => {
      const agent = anAgent({ id: 7 });
      const workspace = await workspaceOf({ account: anAccount([agent]) });
      const { id } = await workspace.addRep(agent);
      const run = await workspace.sync(id, { from: "2026-08-01" });
      expect(run.outcome?.warnings.join()).toContain("2026-08-01 to 2026-08-22");
      expect(run.outcome?.reps[0]?.startDate).toBe("2026-08-23");
      expect(await documentsOf(workspace)).toHaveLength(2 * 90);
      await expect(
        workspace.sync(id, { from: "2026-01-01", to: "2026-02-01" }),
      ).rejects.toMatchObject({
        code: "range_unreachable",
      });
    });

    test("the end is cut at the rep's today, and a range that has not begun is refused", async () => {
      const agent = anAgent({ id: 7, timeZone: "Pacific/Auckland" });
      const workspace = await workspaceOf({ account: anAccount([agent]) });
      const { id } = await workspace.addRep(agent);
      const run = await workspace.sync(id, { from: "2026-11-19", to: "2026-12-31" });
      expect(run.outcome?.reps[0]).toMatchObject({
        startDate: "2026-11-19",
        endDate: "2026-11-21",
      });
      await expect(workspace.sync(id, { from: "2026-11-22" })).rejects.toMatchObject({
        code: "invalid_request",
      });
      await expect(
        workspace.sync(id, { from: "2026-11-19", to: "2026-11-18" }),
      ).rejects.toMatchObject({ code: "invalid_request" });
    });

    test("no upper bound sent to JustCall lies after the account's today", async () => {
      const agent = anAgent({ id: 7, timeZone: "Pacific/Kiritimati" });
      const workspace = await workspaceOf({ account: anAccount([agent], "Pacific/Honolulu") });
      const { id } = await workspace.addRep(agent);
      await workspace.sync(id);
      const bounds = workspace.sandbox.requests
        .filter((request) => request.path === "/v2.1/calls")
        .map((request) => request.query["to_datetime"] ?? "");
      expect(bounds.every((bound) => bound <= "2026-11-20 23:59:59")).toBe(true);
    });

    test("a rep nobody in JustCall bears the address of is refused by name", async () => {
      const workspace = await workspaceOf({ account: anAccount([anAgent({ id: 7 })]) });
      await workspace.addRep({ email: "stranger@example.com" }, { id: "stranger" });
      await expect(workspace.sync("stranger")).rejects.toMatchObject({ code: "agent_not_found" });
      await expect(workspace.sync("nobody")).rejects.toMatchObject({ code: "user_not_found" });
    });
  });
});
