import { afterAll, beforeAll, expect, test } from "vitest";
import { generateCopper } from "#sandbox/copper/team.ts";
import type { CopperTruth, Difference } from "#sandbox/copper/truth.ts";
import { generateTeam } from "#sandbox/justcall/team.ts";
import type { SourceComparison } from "#src/reports/source-comparison.ts";
import { onEveryEngine } from "#tests/builders/engines.ts";
import { NOON_IN_DENVER, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const RANGE = { from: "2026-11-09", to: "2026-11-19" };
/** Wider, so that what is dated on another day is read too. */
const READ = { from: "2026-11-06", to: "2026-11-20" };

onEveryEngine("the comparison of both sources", (engine) => {
  let workspace: Workspace;
  let truth: CopperTruth;
  let compared: SourceComparison;

  beforeAll(async () => {
    const now = NOON_IN_DENVER;
    const account = generateTeam({ seed: 5, now, zone: "America/Denver", days: 16 });
    const made = generateCopper({
      justcall: account,
      seed: 5,
      now,
      copied: 1,
      doubled: 0,
      handLogged: 0,
      work: false,
      older: 0.5,
      differences: {
        only_in_justcall: 6,
        only_in_copper: 6,
        other_day: 6,
        other_rep: 6,
        unpaired: 6,
        logged_twice: 6,
      },
    });
    truth = made.truth;
    workspace = await openWorkspace({ engine, account, now, copper: made.account });
    for (const agent of account.agents) await workspace.addRep(agent, { id: `rep${agent.id}` });
    await workspace.sync("all", READ);
    await workspace.syncCopper("all", READ);
    compared = await workspace.services.reports.sourceComparison(RANGE, null);
  }, 120_000);
  afterAll(() => workspace.close());

  /** The differences told on a rep's day, as `reason` to the ids in their examples. */
  function toldOn(
    difference: Difference,
  ): readonly { callId: string | null; activityId: string | null }[] {
    const day = compared.days.find(
      (one) => one.userId === `rep${difference.agentId}` && one.day === difference.day,
    );
    const told = day?.reasons.find(({ reason }) => reason === difference.reason);
    return told?.examples ?? [];
  }

  function textOf(activityId: number | undefined): string {
    return String(workspace.copper?.account.activity(activityId ?? 0)?.details);
  }

  test("names every injected difference, on its rep's day, with its right reason", () => {
    const injected = truth.differences.filter(
      ({ agentId, day }) => agentId !== null && day >= RANGE.from && day <= RANGE.to,
    );
    expect(injected.length).toBeGreaterThan(20);
    for (const reason of [
      "only_in_justcall",
      "only_in_copper",
      "other_day",
      "other_rep",
      "unpaired",
      "logged_twice",
    ])
      expect(injected.map((one) => one.reason)).toContain(reason);
    for (const reason of ["other_day", "other_rep"]) {
      const some = injected.filter((one) => one.reason === reason);
      const withId = some.filter(({ activityId }) => /Call ID/.test(textOf(activityId)));
      // In both wordings, of which only today's names the call.
      expect([reason, withId.length > 0, withId.length < some.length]).toEqual([
        reason,
        true,
        true,
      ]);
    }
    for (const difference of injected) {
      const ids = toldOn(difference).flatMap(({ callId, activityId }) => [callId, activityId]);
      const wanted = difference.activityId ?? difference.callId;
      expect([difference, ids]).toEqual([difference, expect.arrayContaining([String(wanted)])]);
    }
  });

  test("names no difference that is not there", () => {
    const places = new Set(
      truth.differences.flatMap(({ reason, agentId, day, copyDay, copyUserId }) => {
        const copyAgent = truth.users.find(({ userId }) => userId === copyUserId)?.agentId;
        return [
          `${reason} rep${agentId} ${day}`,
          `${reason} rep${agentId} ${copyDay}`,
          `${reason} rep${copyAgent} ${day}`,
          // Another rep's day may be another where they live.
          ...compared.byDay.map((one) => `${reason} rep${copyAgent} ${one.day}`),
        ];
      }),
    );
    for (const { userId, day, reasons } of compared.days)
      for (const { reason } of reasons)
        if (userId !== "unassigned") expect(places).toContain(`${reason} ${userId} ${day}`);
  });

  test("on every rep-day the reasons sum to Copper's number less JustCall's", () => {
    expect(compared.compared).toBeGreaterThan(60);
    for (const { userId, day, justcall, copper, reasons } of compared.days) {
      if (justcall === null || copper === null) continue;
      const effect = reasons.reduce((sum, one) => sum + one.effect, 0);
      expect([userId, day, effect]).toEqual([userId, day, copper - justcall]);
    }
    const effects = compared.reasons.reduce((sum, one) => sum + one.effect, 0);
    expect(effects).toBe(compared.totals.copper - compared.totals.justcall);
  });

  test("a switch changes what counts from its day on, and no document; rolled back, all is as before", async () => {
    const { services } = workspace;
    const { settings, metrics } = services.store;
    const documents = JSON.stringify(await metrics.find({ limit: 100_000 }));
    const boardOf = async () =>
      JSON.stringify((await services.store.teamDays.sums(["phone_call_quantity"], RANGE)).rows);
    const board = await boardOf();
    const rule = {
      type: "phone_call_quantity",
      userId: null,
      fromDay: "2026-11-16",
      mode: "only",
      order: ["copper"],
    } as const;
    const preview = await services.reports.policyPreview(rule);
    await settings.changeWorkspace({ sourcePolicy: [rule] });
    const switched = await services.reports.sourceComparison(RANGE, null);
    for (const { day, justcall, copper, counted } of switched.days)
      expect(counted).toBe(day < "2026-11-16" ? justcall : copper);
    // 2026-11-16 to 20, of all reps and of what nobody owns.
    const changed = switched.days.filter(
      ({ day, justcall, copper }) => day >= "2026-11-16" && justcall !== copper,
    );
    expect(preview.changedDays).toBeGreaterThanOrEqual(changed.length);
    expect(await boardOf()).not.toBe(board);
    await settings.changeWorkspace({ sourcePolicy: [] });
    expect(await boardOf()).toBe(board);
    expect(JSON.stringify(await metrics.find({ limit: 100_000 }))).toBe(documents);
  });

  test("a rep's own rule leaves everybody else's numbers", async () => {
    const { settings } = workspace.services.store;
    const [first] = compared.days.filter(({ reasons }) => reasons.length > 0);
    const rule = {
      type: "phone_call_quantity",
      userId: first?.userId ?? "",
      fromDay: null,
      mode: "only",
      order: ["copper"],
    } as const;
    await settings.changeWorkspace({ sourcePolicy: [rule] });
    const now = await workspace.services.reports.sourceComparison(RANGE, null);
    for (const { userId, justcall, copper, counted } of now.days)
      expect(counted).toBe(userId === first?.userId ? copper : justcall);
    await settings.changeWorkspace({ sourcePolicy: [] });
  });

  test("more days than can be compared are refused", async () => {
    const long = { from: "2026-01-01", to: "2026-11-19" };
    await expect(workspace.services.reports.sourceComparison(long, null)).rejects.toMatchObject({
      code: "invalid_request",
    });
  });
});
