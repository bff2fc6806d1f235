import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { NOON, smallAccount } from "#sandbox/copper/testing.ts";
import { dailySync } from "#src/server/daily-sync.ts";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import { onEveryEngine } from "#tests/builders/engines.ts";
import {
  bearer,
  CRON_SECRET,
  type GuardedApp,
  startGuardedApp,
} from "#tests/builders/guarded-app.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const PATH = "/api/cron/daily-sync";
const DAY_MS = 86_400_000;

/** One rep with three calls in the last hours. */
function anAccountOfCalls() {
  const account = anAccount([anAgent({ id: 7 })]);
  for (let n = 1; n <= 3; n++)
    account.addCall({ agentId: 7, at: Date.now() - n * 3_600_000, totalSeconds: 60 });
  return account;
}

const answerSchema = z.object({ day: z.string(), already: z.boolean(), runId: z.string() });
const refusalSchema = z.object({ code: z.string() });

describe("POST /api/cron/daily-sync", () => {
  let workspace: Workspace;
  let app: GuardedApp;
  let unset: AppServer;

  beforeAll(async () => {
    workspace = await openWorkspace({ account: anAccountOfCalls(), now: Date.now() });
    await workspace.addRep({ email: "agent7@example.com" }, { id: "ada" });
    app = await startGuardedApp(workspace);
    unset = await startAppServer(workspace.settings);
  });
  afterAll(async () => {
    await app?.stop();
    await unset?.stop();
    await workspace?.close();
  });

  const post = (headers: Record<string, string>, body?: string, url = app.url) =>
    fetch(url + PATH, { method: "POST", headers, ...(body === undefined ? {} : { body }) });
  const refusal = async (answer: Response) => [
    answer.status,
    refusalSchema.parse(await answer.json()).code,
  ];

  test("answers 503 where no secret is set, whatever is shown", async () => {
    expect(await refusal(await post(bearer(CRON_SECRET), undefined, unset.url))).toEqual([
      503,
      "cron_not_configured",
    ]);
  });

  test.each([
    ["nothing", {}],
    ["another", bearer("another-secret-for-the-scheduler")],
    ["the beginning", bearer(CRON_SECRET.slice(0, -1))],
    ["more", bearer(`${CRON_SECRET}x`)],
    ["the secret in another scheme", { authorization: `Basic ${CRON_SECRET}` }],
    ["an admin's key", null],
  ])("refuses whoever shows %s, and syncs nothing", async (_, headers) => {
    const asked = workspace.sandbox.requests.length;
    const shown = headers ?? bearer((await app.newKey("admin")).key);
    expect(await refusal(await post(shown))).toEqual([401, "not_signed_in"]);
    expect(workspace.sandbox.requests.length).toBe(asked);
  });

  test("refuses a body that it cannot read", async () => {
    expect(await refusal(await post(bearer(CRON_SECRET), "{"))).toEqual([400, "invalid_request"]);
    expect(await refusal(await post(bearer(CRON_SECRET), '{"force":"yes"}'))).toEqual([
      400,
      "invalid_request",
    ]);
  });

  test("a failure is told and not remembered; then the day is synced once, however often it is asked for", async () => {
    workspace.sandbox.faults.switchOn({ kind: "unauthorized" });
    expect(await refusal(await post(bearer(CRON_SECRET)))).toEqual([502, "vendor_rejected"]);
    workspace.sandbox.faults.clear();

    // At once: one run for both.
    const answers = await Promise.all([post(bearer(CRON_SECRET)), post(bearer(CRON_SECRET), "{}")]);
    const [one, two] = await Promise.all(answers.map((answer) => answer.json()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(one).toMatchObject({ success: true, totalCalls: 3, warnings: [] });
    expect(two.runId).toBe(one.runId);

    const asked = workspace.sandbox.requests.length;
    const again = await (await post(bearer(CRON_SECRET))).json();
    expect(again).toEqual({ ...one, already: true });
    expect(workspace.sandbox.requests.length).toBe(asked);

    const forced = answerSchema.parse(
      await (await post(bearer(CRON_SECRET), '{"force":true}')).json(),
    );
    expect(forced.already).toBe(false);
    expect(forced.runId).not.toBe(one.runId);
    // 30 days × 2 metrics, for the rep and for nobody.
    expect(await workspace.services.store.metrics.find({ limit: 1_000 })).toHaveLength(120);
  });
});

onEveryEngine("the daily sync", (engine) => {
  test("is done once on each day of the workspace's zone", async () => {
    const now = Date.now();
    const workspace = await openWorkspace({ engine, account: anAccountOfCalls(), now });
    try {
      await workspace.addRep({ email: "agent7@example.com" }, { id: "ada" });
      const ask = (at: number) => {
        workspace.setNow(at);
        return dailySync(workspace.services, { now: at, force: false });
      };
      const first = await ask(now);
      expect(first).toMatchObject({ already: false, totalCalls: 3 });
      expect(await ask(now + 1_000)).toEqual({ ...first, already: true });
      const next = await ask(now + DAY_MS);
      expect(next.already).toBe(false);
      expect(next.day > first.day).toBe(true);
      expect((await ask(now + DAY_MS + 1_000)).runId).toBe(next.runId);
    } finally {
      await workspace.close();
    }
  });

  test("counts no call twice that two sources saw: the calls are JustCall's, the documents both's", async () => {
    const account = anAccount([anAgent({ id: 7, email: "ada.one@example.com" })]);
    for (let n = 1; n <= 3; n++) account.addCall({ agentId: 7, at: NOON - n * 60_000 });
    const workspace = await openWorkspace({ engine, account, now: NOON, copper: smallAccount(25) });
    try {
      await workspace.addRep({ email: "ada.one@example.com" }, { id: "ada" });
      const answer = await dailySync(workspace.services, { now: NOON, force: false });
      expect(answer.runs.map(({ source }) => source)).toEqual(["justcall", "copper"]);
      expect(answer.totalCalls).toBe(3);
      const stored = await workspace.services.store.metrics.find({ limit: 10_000 });
      expect(answer.metricsWritten).toBe(stored.length);
      expect(new Set(stored.map(({ source }) => source))).toEqual(new Set(["justcall", "copper"]));
    } finally {
      await workspace.close();
    }
  });
});
