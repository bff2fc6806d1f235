import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { createApiKey } from "#src/server/api-keys.ts";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const SECRET = "a-secret-of-at-least-thirty-two-characters";
const today = dayOf(Date.now(), "America/Denver");

let workspace: Workspace;
let app: AppServer;

beforeAll(async () => {
  const account = anAccount([anAgent({ id: 7 }), anAgent({ id: 8 })]);
  const noonYesterday = Temporal.PlainDate.from(addDays(today, -1)).toZonedDateTime({
    timeZone: "America/Denver",
    plainTime: "12:00",
  }).epochMilliseconds;
  for (let n = 0; n < 45; n++) {
    account.addCall({ agentId: 7, at: noonYesterday + n * 60_000, totalSeconds: 80 });
  }
  account.addCall({
    agentId: null,
    at: noonYesterday,
    totalSeconds: 0,
    type: "missed",
    direction: "Incoming",
  });
  workspace = await openWorkspace({ account, now: Date.now() });
  await workspace.addRep({ email: "Agent7@Example.com" }, { id: "user123" });
  await workspace.addRep({ email: "agent8@example.com" }, { id: "user8" });
  await workspace.addRep({ email: "stranger@example.com" }, { id: "stranger" });
  app = await startAppServer(workspace.settings);
});
afterAll(async () => {
  await app?.stop();
  await workspace?.close();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(app.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const get = async (path: string) => {
  const answer = await fetch(app.url + path);
  return { status: answer.status, body: await answer.json() };
};

async function expectError(answer: Response, status: number, code: string): Promise<void> {
  const body = (await answer.json()) as Record<string, unknown>;
  expect(body).toEqual({
    success: false,
    error: expect.stringMatching(/^[A-Za-z].*\.$/),
    code,
    requestId: expect.any(String),
  });
  expect(answer.status).toBe(status);
  expect(JSON.stringify(body)).not.toMatch(/ at .*\.ts|sandbox-secret/);
}

describe("POST /api/sync-justcall-metrics", () => {
  test("answers as the contract says, and the second time finds all as it was", async () => {
    const first = await post("/api/sync-justcall-metrics", { userId: "user123" });
    expect(first.status).toBe(200);
    const answer = (await first.json()) as Record<string, unknown>;
    expect(answer).toEqual({
      success: true,
      message: "Synced 45 calls, wrote 60 metrics",
      userId: "user123",
      userEmail: "Agent7@Example.com",
      startDate: addDays(today, -29),
      endDate: today,
      totalCalls: 45,
      callsProcessed: 45,
      metricsWritten: 60,
      errors: [],
      changes: { added: 60, changed: 0, unchanged: 0 },
      warnings: [],
      runId: expect.any(String),
    });
    const second = (await (
      await post("/api/sync-justcall-metrics", { userId: "user123" })
    ).json()) as object;
    expect(second).toMatchObject({ changes: { added: 0, changed: 0, unchanged: 60 } });
    const settings = await get("/api/users/user123/settings");
    expect(settings.body).toEqual({
      lastJustCallSyncAt: expect.stringMatching(/^\d{4}-.*Z$/),
      lastCopperSyncAt: null,
    });
  });

  test.each([
    ["a day", { startDate: addDays(today, -3), endDate: today }],
    [
      "a timestamp, of which the date as written counts",
      { startDate: `${addDays(today, -3)}T23:59:59-11:00`, endDate: `${today}T00:00:00Z` },
    ],
    ["a null end", { startDate: addDays(today, -3), endDate: null }],
    ["an end after today", { startDate: addDays(today, -3), endDate: addDays(today, 20) }],
  ])("takes %s", async (_, dates) => {
    const answer = await (
      await post("/api/sync-justcall-metrics", { userId: "user123", ...dates })
    ).json();
    expect(answer).toMatchObject({
      startDate: addDays(today, -3),
      endDate: today,
      metricsWritten: 8,
    });
  });

  test.each([
    ["no user", {}],
    ["a user that is a number", { userId: 7 }],
    ["an empty user", { userId: " " }],
    ["a day that does not exist", { userId: "user123", startDate: "2026-02-30" }],
    ["a day in words", { userId: "user123", startDate: "yesterday" }],
    ["a number for a day", { userId: "user123", endDate: 20260901 }],
    [
      "an end before its start",
      { userId: "user123", startDate: today, endDate: addDays(today, -1) },
    ],
    [
      "a range after today",
      { userId: "user123", startDate: addDays(today, 3), endDate: addDays(today, 9) },
    ],
    ["a list", []],
    ["broken JSON", "{"],
    ["nothing", ""],
  ])("refuses %s with 400", async (_, body) => {
    await expectError(await post("/api/sync-justcall-metrics", body), 400, "invalid_request");
  });

  test("names every other refusal by its code", async () => {
    const sync = (body: object) => post("/api/sync-justcall-metrics", body);
    await expectError(await sync({ userId: "nobody" }), 404, "user_not_found");
    await expectError(await sync({ userId: "stranger" }), 422, "agent_not_found");
    await expectError(
      await sync({ userId: "user123", startDate: "2025-01-01", endDate: "2025-01-31" }),
      422,
      "range_unreachable",
    );
    await expectError(
      await sync({ userId: "user123", more: "x".repeat(1_100_000) }),
      413,
      "too_large",
    );
    workspace.sandbox.faults.switchOn({ kind: "unauthorized" });
    await expectError(await sync({ userId: "user123" }), 502, "vendor_rejected");
    workspace.sandbox.faults.clear();
    await expectError(
      await post(
        "/api/sync-justcall-metrics",
        { userId: "user123" },
        { origin: "https://elsewhere.example" },
      ),
      403,
      "not_allowed",
    );
  });
});

describe("the team", () => {
  test("is synced by a run that can be watched", async () => {
    const started = await post("/api/sync-runs", { source: "justcall" });
    expect(started.status).toBe(202);
    const { runId } = (await started.json()) as { runId: string };
    let run: { state: string; message: string; progress: { pages: number } };
    do {
      run = ((await get(`/api/sync-runs/${runId}`)).body as { run: typeof run }).run;
    } while (run.state === "running");
    expect(run).toMatchObject({ state: "done", message: "Synced 46 calls, wrote 180 metrics" });
    expect(run.progress.pages).toBeGreaterThan(29);
    expect((await get("/api/status")).body).toMatchObject({
      sources: [
        { source: "justcall", configured: true, freshness: "fresh", running: null },
        { source: "copper", configured: false, lastSuccessAt: null },
      ],
    });
  });

  test("its totals are 46 calls and 45 × 80 seconds; what was never synced is null", async () => {
    const { body } = await get(`/api/public/team-metrics?from=${addDays(today, -5)}&to=${today}`);
    expect(body).toMatchObject({
      period: "custom",
      from: addDays(today, -5),
      to: today,
      totals: { phone_call_quantity: 46, talk_time_minutes: 60, email_quantity: null },
    });
    for (const period of ["daily", "weekly", "monthly", "quarterly"]) {
      expect((await get(`/api/public/team-metrics?period=${period}`)).body).toMatchObject({
        period,
        to: today,
        totals: { deals_won_amount: null },
      });
    }
    await expectError(
      await fetch(`${app.url}/api/public/team-metrics?period=yearly`),
      400,
      "invalid_request",
    );
    await expectError(
      await fetch(`${app.url}/api/public/team-metrics?from=2020-01-01`),
      400,
      "invalid_request",
    );
  });
});

describe("GET /api/metrics", () => {
  test("gives the documents by rep, type, source and days", async () => {
    const day = addDays(today, -1);
    const { body } = await get(
      `/api/metrics?userId=user123&type=talk_time_minutes&source=justcall&from=${day}&to=${day}`,
    );
    expect(body).toEqual({
      metrics: [
        {
          id: `user123_talk_time_minutes_${day}_justcall`,
          userId: "user123",
          type: "talk_time_minutes",
          value: 60,
          date: `${day}T00:00:00.000Z`,
          source: "justcall",
          metadata: { totalSeconds: 3600, averageSeconds: 80, syncedAt: expect.any(String) },
          createdAt: expect.any(String),
        },
      ],
      truncated: false,
    });
    const all = (await get("/api/metrics?userId=user123")).body as { metrics: object[] };
    expect(all.metrics).toHaveLength(60);
    expect((await get("/api/metrics?userId=nobody")).body).toMatchObject({ metrics: [] });
  });

  test.each([
    "type=calls",
    "source=phone",
    "from=soon",
    "from=2026-10-02&to=2026-10-01",
    "userId=",
  ])("refuses ?%s", async (query) => {
    await expectError(await fetch(`${app.url}/api/metrics?${query}`), 400, "invalid_request");
  });
});

describe("around the routes", () => {
  test("health, an unknown address, an unknown run and an unknown person", async () => {
    expect(await get("/api/health")).toEqual({ status: 200, body: { status: "ok" } });
    await expectError(await fetch(`${app.url}/api/nothing/here`), 404, "not_found");
    await expectError(await fetch(`${app.url}/api/sync-runs/none`), 404, "run_not_found");
    await expectError(await fetch(`${app.url}/api/users/none/settings`), 404, "user_not_found");
    const named = await fetch(`${app.url}/api/health`, {
      headers: { "x-request-id": "my-request-1" },
    });
    expect(named.headers.get("x-request-id")).toBe("my-request-1");
  });

  test("with sign-in off, only this machine's own names are served", async () => {
    // fetch sets Host by itself, so the request is written by hand.
    const { request } = await import("node:http");
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${app.url}/api/metrics`, { headers: { host: "evil.example" } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on("error", reject)
        .end();
    });
    expect(status).toBe(403);
  });
});

describe("with sign-in on", () => {
  let guarded: AppServer;
  beforeAll(async () => {
    guarded = await startAppServer({
      ...workspace.settings,
      CALLBOARD_AUTH: "on",
      CALLBOARD_SECRET: SECRET,
    });
  });
  afterAll(async () => {
    await guarded?.stop();
  });

  const newKey = async (role: string, userId: string | null = null) =>
    (await createApiKey(workspace.services, { name: `a ${role}`, role, userId })).key;
  const ask = (path: string, key?: string, body?: object) =>
    fetch(guarded.url + path, {
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });

  test("every route but health wants a key", async () => {
    expect((await ask("/api/health")).status).toBe(200);
    for (const path of [
      "/api/metrics",
      "/api/status",
      "/api/public/team-metrics",
      "/api/sync-runs/x",
      "/api/users/user123/settings",
      "/api/nothing",
    ]) {
      await expectError(await ask(path), 401, "not_signed_in");
      await expectError(await ask(path, "cb_wrong"), 401, "not_signed_in");
    }
    await expectError(
      await ask("/api/sync-justcall-metrics", undefined, { userId: "user123" }),
      401,
      "not_signed_in",
    );
    await expectError(
      await ask("/api/sync-runs", undefined, { source: "justcall" }),
      401,
      "not_signed_in",
    );
    const page = await (await ask("/")).text();
    expect(page).not.toContain("user123");
    expect(page).toMatch(/sign-in/i);
  });

  test("a manager's key may sync anybody, a rep's only its own rep", async () => {
    const manager = await newKey("manager");
    const rep = await newKey("rep", "user8");
    expect((await ask("/api/sync-justcall-metrics", manager, { userId: "user8" })).status).toBe(
      200,
    );
    expect((await ask("/api/sync-justcall-metrics", rep, { userId: "user8" })).status).toBe(200);
    await expectError(
      await ask("/api/sync-justcall-metrics", rep, { userId: "user123" }),
      403,
      "not_allowed",
    );
    await expectError(await ask("/api/sync-runs", rep, { source: "justcall" }), 403, "not_allowed");
    expect(await workspace.stored()).not.toContain(manager);
  });

  test("its start is refused without a secret, and off is refused where others can reach it", async () => {
    await expect(startAppServer({ ...workspace.settings, CALLBOARD_AUTH: "on" })).rejects.toThrow(
      "CALLBOARD_SECRET",
    );
    await expect(startAppServer({ ...workspace.settings, HOST: "0.0.0.0" })).rejects.toThrow(
      "CALLBOARD_AUTH",
    );
  });

  test("it stops at once when asked to", async () => {
    const before = Date.now();
    const another = await startAppServer(workspace.settings);
    const started = Date.now();
    expect(await another.stop()).toBe(0);
    expect(Date.now() - started).toBeLessThan(Math.max(3_000, started - before));
  });
});

describe("without a JustCall key", () => {
  test("syncing answers 503 justcall_not_configured, the rest works", async () => {
    const { JUSTCALL_API_KEY: _, JUSTCALL_API_SECRET: __, ...settings } = workspace.settings;
    const bare = await startAppServer(settings);
    try {
      const answer = await fetch(`${bare.url}/api/sync-justcall-metrics`, {
        method: "POST",
        body: JSON.stringify({ userId: "user123" }),
      });
      await expectError(answer, 503, "justcall_not_configured");
      expect((await fetch(`${bare.url}/api/metrics`)).status).toBe(200);
      expect((await fetch(bare.url)).status).toBe(200);
    } finally {
      await bare.stop();
    }
  });
});
