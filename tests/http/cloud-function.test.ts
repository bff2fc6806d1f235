import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestDailySync, SCHEDULE } from "#deploy/firebase/daily-sync.js";
import { CRON_SECRET, type GuardedApp, startGuardedApp } from "#tests/builders/guarded-app.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

// What the Cloud Function does, against a real server: deploy/firebase/index.js only hands it to Google.
describe("the scheduled function", () => {
  let workspace: Workspace;
  let app: GuardedApp;

  beforeAll(async () => {
    const account = anAccount([anAgent({ id: 7 })]);
    account.addCall({ agentId: 7, at: Date.now() - 3_600_000, totalSeconds: 60 });
    workspace = await openWorkspace({ account, now: Date.now() });
    await workspace.addRep({ email: "agent7@example.com" }, { id: "ada" });
    app = await startGuardedApp(workspace);
  });
  afterAll(async () => {
    await app?.stop();
    await workspace?.close();
  });

  test("has everybody synced, and asked again that it was", async () => {
    const first = await requestDailySync({ url: app.url, secret: CRON_SECRET });
    expect(first).toMatchObject({ already: false, totalCalls: 1, metricsWritten: 120 });
    const again = await requestDailySync({ url: `${app.url}/`, secret: CRON_SECRET });
    expect(again).toEqual({ ...first, already: true });
  });

  test("fails, so that it is tried again, where the server does not answer with 200; without a word of the secret", async () => {
    const wrong = "not-the-secret-of-the-scheduler";
    const failed = requestDailySync({ url: app.url, secret: wrong });
    await expect(failed).rejects.toThrow(/answered 401: .*not_signed_in/);
    await expect(failed).rejects.not.toThrow(wrong);
    expect(SCHEDULE.retryCount).toBeGreaterThan(0);
  });

  test("does not follow an address that sends it elsewhere with the secret", async () => {
    const seen: unknown[] = [];
    const elsewhere = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(307, { location: `${app.url}${request.url}` }).end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => elsewhere.once("listening", resolve));
    const { port } = elsewhere.address() as AddressInfo;
    try {
      const url = `http://127.0.0.1:${port}`;
      await expect(requestDailySync({ url, secret: CRON_SECRET })).rejects.toThrow();
      expect(seen).toHaveLength(1);
    } finally {
      elsewhere.close();
    }
  });
});
