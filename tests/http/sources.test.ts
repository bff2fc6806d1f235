import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { sourceComparisonSchema } from "#src/api/contract/source-comparison.ts";
import { addDays } from "#src/domain/calendar/day.ts";
import { undoSourceChange } from "#src/server/source-settings.ts";
import { bearer, type GuardedApp, startGuardedApp } from "#tests/builders/guarded-app.ts";
import { openTwoSourceTeam, type TwoSourceTeam } from "#tests/builders/two-source-team.ts";

let team: TwoSourceTeam;
let app: GuardedApp;
let manager: Record<string, string>;
let rep: Record<string, string>;

beforeAll(async () => {
  team = await openTwoSourceTeam();
  app = await startGuardedApp(team.workspace);
  manager = bearer((await app.newKey("manager")).key);
  const [first] = await team.workspace.services.store.users.list();
  rep = bearer((await app.newKey("rep", first?.id ?? "")).key);
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await team?.workspace.close();
});

const post = (path: string, body: unknown, headers = manager) =>
  fetch(app.url + path, { method: "POST", headers, body: JSON.stringify(body) });
const codeOf = async (answer: Response) =>
  `${answer.status} ${((await answer.json()) as { code: string }).code}`;
const totalsSchema = z.object({ totals: z.record(z.string(), z.number().nullable()) });
async function callsOf(from: string, to: string): Promise<number | null | undefined> {
  const answer = await app.ask(`/api/public/team-metrics?from=${from}&to=${to}`, manager);
  return totalsSchema.parse(await answer.json()).totals["phone_call_quantity"];
}

const RULE = { type: "phone_call_quantity", mode: "only", order: ["copper"] };

describe("which source counts", () => {
  test("is for managers", async () => {
    for (const path of ["/api/settings/sources", "/api/sources/comparison"]) {
      expect(await codeOf(await app.ask(path, rep))).toBe("403 not_allowed");
      expect(await codeOf(await app.ask(path))).toBe("401 not_signed_in");
    }
    expect(await codeOf(await post("/api/settings/sources", RULE, rep))).toBe("403 not_allowed");
  });

  test.each([
    ["no body", null],
    ["a metric that is none", { ...RULE, type: "calls" }],
    ["a mode that is none", { ...RULE, mode: "sum" }],
    ["no source", { ...RULE, order: [] }],
    ["a source twice", { ...RULE, order: ["copper", "copper"] }],
    ["a day that is none", { ...RULE, fromDay: "2026-02-30" }],
  ])("is not changed by %s", async (_, body) => {
    const stored = await team.workspace.stored();
    expect(await codeOf(await post("/api/settings/sources", body))).toBe("400 invalid_request");
    expect(await team.workspace.stored()).toBe(stored);
  });

  test.each([
    [
      "sources",
      { ...RULE, user: "x", from: "2026-11-20" },
      "The body has no field user, from; it has type, userId, fromDay, mode, order.",
    ],
    ["sources", { ...RULE, mode: undefined }, "mode must be one of first, only, together."],
    ["sources", { ...RULE, order: undefined }, 'order must be a list of sources, as ["copper"].'],
    ["sources", { ...RULE, order: ["crm"] }, "order.0 must be one of justcall, copper, manual."],
    ["sources", { ...RULE, order: ["copper", "copper"] }, "order names a source twice."],
    ["sources", { ...RULE, userId: 7 }, "userId must be a user's id, or null for everybody."],
    ["sources", { ...RULE, fromDay: "soon" }, "fromDay must be a day like 2026-09-30."],
    [
      "matches",
      { source: "crm", to: "user" },
      "source must be justcall or copper; personId is missing.",
    ],
    ["matches", { source: "copper", personId: "1", to: "user" }, "userId must name the user."],
    [
      "matches",
      { source: "copper", personId: "1", to: "nobody", user: "x" },
      "The body has no field user; it has source, personId, to, userId.",
    ],
    ["matches", [], "The body must be a JSON object."],
    ["undo", {}, "id is missing."],
    ["undo", { id: "x", change: "x" }, "The body has no field change; it has id."],
  ])("a body of %s that is not right is refused by name: %j", async (path, body, error) => {
    const stored = await team.workspace.stored();
    const answer = await post(`/api/settings/${path}`, body);
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
      400,
      error,
    ]);
    expect(await team.workspace.stored()).toBe(stored);
  });

  test.each([
    [
      {},
      "types must be an object of types and what they stand for; stages must be an object of stages and their groups.",
    ],
    [
      { types: { "user/1": "fax" }, stages: {}, stage: {} },
      "types.user/1 must be one of call, meeting; The body has no field stage; it has types, stages.",
    ],
    [{ types: {}, stages: { "1": "d" } }, "stages.1 must be one of a, b, c."],
  ])("a mapping that is not right is refused by name: %j", async (body, error) => {
    const answer = await fetch(`${app.url}/api/settings/mapping`, {
      method: "PUT",
      headers: manager,
      body: JSON.stringify(body),
    });
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([
      400,
      error,
    ]);
  });

  test("a preview of a source that is none names the field", async () => {
    const query = "type=phone_call_quantity&mode=only&order=crm";
    const answer = await app.ask(`/api/sources/preview?${query}`, manager);
    expect(((await answer.json()) as { error: string }).error).toBe(
      "order.0 must be one of justcall, copper, manual.",
    );
  });

  test("a rule for somebody unknown is refused", async () => {
    const answer = await post("/api/settings/sources", { ...RULE, userId: "nobody" });
    expect(await codeOf(answer)).toBe("404 user_not_found");
  });

  test("switches at once from its day on, says what it would change before, and is put back in one step", async () => {
    const { today, workspace } = team;
    const [from, to] = [addDays(today, -10), addDays(today, -1)];
    const switchDay = addDays(today, -5);
    const compared = sourceComparisonSchema.parse(
      await (await app.ask(`/api/sources/comparison?from=${from}&to=${to}`, manager)).json(),
    );
    const ofSource = (source: "justcall" | "copper", first: string, last: string) =>
      compared.byDay
        .filter(({ day }) => day >= first && day <= last)
        .reduce((sum, one) => sum + (one[source] ?? 0), 0);
    const documents = JSON.stringify(await workspace.services.store.metrics.find({ limit: 1e5 }));
    const before = await callsOf(from, to);
    expect(before).toBe(ofSource("justcall", from, to));
    const preview = await app.ask(
      `/api/sources/preview?type=phone_call_quantity&fromDay=${switchDay}&mode=only&order=copper`,
      manager,
    );
    expect(preview.status).toBe(200);
    const body = { ...RULE, fromDay: switchDay };
    const { change } = (await (await post("/api/settings/sources", body)).json()) as {
      change: { id: string; by: string };
    };
    expect(change.by).toBe("key:a manager");
    expect(await callsOf(from, to)).toBe(
      ofSource("justcall", from, addDays(switchDay, -1)) + ofSource("copper", switchDay, to),
    );
    // Twice is once.
    expect(await (await post("/api/settings/sources", body)).json()).toEqual({
      success: true,
      change: null,
    });
    const listed = (await (await app.ask("/api/settings/sources", manager)).json()) as {
      policy: unknown[];
      changes: { what: string; id: string; undoes: string | null }[];
    };
    expect(listed.policy).toEqual([{ ...body, userId: null }]);
    // Copper's types were found by their names; then the switch.
    expect(listed.changes.map(({ what }) => what)).toEqual(["mapping", "policy"]);
    const { store, clock, recount } = workspace.services;
    const boss = { name: "key:boss", role: "manager", userId: null } as const;
    await undoSourceChange({ store, clock, recount }, boss, { id: change.id });
    expect(await callsOf(from, to)).toBe(before);
    expect(JSON.stringify(await store.metrics.find({ limit: 1e5 }))).toBe(documents);
  });

  test("a comparison or a preview of somebody unknown is refused, of nobody's calls it is not", async () => {
    const rule = "type=phone_call_quantity&mode=only&order=copper";
    for (const path of ["comparison?", `preview?${rule}&`]) {
      const answer = await app.ask(`/api/sources/${path}userId=nobody`, manager);
      expect(await codeOf(answer)).toBe("404 user_not_found");
    }
    const unassigned = await app.ask("/api/sources/comparison?userId=unassigned", manager);
    expect(unassigned.status).toBe(200);
  });

  test("a comparison is of at most 62 days", async () => {
    const answer = await app.ask("/api/sources/comparison?from=2026-01-01&to=2026-06-01", manager);
    expect(await codeOf(answer)).toBe("400 invalid_request");
  });
});

describe("explained", () => {
  test("a call names its record in the other source, and what is left out is said", async () => {
    const { today, truth } = team;
    const [from, to] = [addDays(today, -7), addDays(today, -1)];
    const answer = await app.ask(
      `/api/explain?measure=phone_call_quantity&from=${from}&to=${to}&limit=500`,
      manager,
    );
    const explained = (await answer.json()) as {
      calls: { callId: string; twins: { source: string; callId: string | null }[] }[];
      leftOut: { reason: string; count: number }[];
    };
    const paired = explained.calls.filter(({ twins }) => twins.length > 0);
    expect(paired.length).toBeGreaterThan(50);
    for (const { callId, twins } of paired)
      for (const twin of twins) {
        const row = truth.rows.find(({ activityId }) => String(activityId) === twin.callId);
        expect(row?.realCallId).toBe(`justcall:${callId}`);
      }
    const reasons = explained.leftOut.map(({ reason }) => reason);
    expect(reasons).toEqual(expect.arrayContaining(["same_call", "only_there", "other_source"]));
  });

  test("e-mails are listed by their subjects, as many as the number says", async () => {
    const { today } = team;
    const window = `from=${addDays(today, -7)}&to=${addDays(today, -1)}`;
    const answer = await app.ask(
      `/api/explain?measure=email_quantity&${window}&limit=500`,
      manager,
    );
    const explained = (await answer.json()) as {
      value: number;
      counted: { calls: number };
      calls: { source: string; text: string | null }[];
    };
    expect(explained.value).toBeGreaterThan(0);
    expect(explained.counted.calls).toBe(explained.value);
    expect(explained.calls).toHaveLength(Math.min(500, explained.value));
    for (const { source, text } of explained.calls) {
      expect(source).toBe("copper");
      expect(text).not.toBeNull();
    }
  });
});

describe("rows of Copper's that cannot be read", () => {
  test("are told to a rep where they are their own, and all of them only of everybody's sync", async () => {
    const { workspace } = team;
    const account = workspace.copper?.account;
    const users = await workspace.services.store.users.list();
    const copperIdOf = (email = "") =>
      account?.users.find((user) => user.email.toLowerCase() === email.toLowerCase())?.id;
    const [own, others, nobodys] = users.slice(0, 3).map(({ email }, place) => {
      const userId = copperIdOf(email);
      const { id = 0 } =
        [...(account?.activities() ?? [])].findLast((one) => one.userId === userId) ?? {};
      account?.malform(id, {
        activity_date: "yesterday",
        ...(place < 2 ? {} : { user_id: "unknown" }),
      });
      return String(id);
    });
    const userId = users[0]?.id;
    const rowsOf = (errors: { callId: string }[]) => errors.map(({ callId }) => callId).sort();
    const toldOf = async (runId: string, headers: Record<string, string>) => {
      const answer = await app.ask(`/api/sync-runs/${runId}`, headers);
      return rowsOf(((await answer.json()) as { run: { errors: [] } }).run.errors);
    };
    for (const headers of [rep, manager]) {
      const answer = await post("/api/sync-copper-metrics", { userId }, headers);
      const { errors, runId } = (await answer.json()) as { errors: []; runId: string };
      expect(rowsOf(errors)).toEqual([own]);
      expect(await toldOf(runId, headers)).toEqual([own]);
    }
    const everybodys = await workspace.syncCopper("all");
    expect(await toldOf(everybodys.id, manager)).toEqual([own, others, nobodys].sort());
    expect(await toldOf(everybodys.id, rep)).toEqual([]);
  });
});
