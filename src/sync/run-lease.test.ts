import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteStore } from "#src/store/sqlite/store.ts";
import type { Store } from "#src/store/store.ts";
import type { Lease, SyncRunStore } from "#src/store/sync-runs.ts";
import { aRun, STORY_BEGINS as NOW } from "#tests/builders/store-sync.ts";
import { takeLease } from "./run-lease.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "callboard-lease-"));
  store = openSqliteStore(join(folder, "callboard.sqlite"), { checkIntegrity: false });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function leadOf(runId: string, runs: SyncRunStore = store.runs) {
  return takeLease(
    "all",
    aRun(runId),
    { runs, clock: () => NOW, sleep: (ms) => sleep(ms) },
    () => {},
  );
}

async function leaseOf(runId: string): Promise<Lease> {
  const claimed = await leadOf(runId);
  if (claimed.kind !== "lead") throw new Error(`${runId} did not get the lease`);
  return claimed.lease;
}

const ended = (lease: Lease) =>
  store.runs.fail(lease, { code: "vendor_rejected", message: "No." }, new Date(NOW).toISOString());

describe("an asker who waits for another's run of the same request", () => {
  test("joins it when it ends", async () => {
    const lease = await leaseOf("first");
    const second = leadOf("second");
    await sleep(200);
    await ended(lease);
    expect(await second).toMatchObject({ kind: "joined", run: { id: "first", state: "failed" } });
  });

  test("joins it also when it ends while they look whether it is alive", async () => {
    const lease = await leaseOf("first");
    const runs: SyncRunStore = {
      ...store.runs,
      async running(source, now) {
        await ended(lease);
        return store.runs.running(source, now);
      },
    };
    const second = await leadOf("second", runs);
    expect(second).toMatchObject({ kind: "joined", run: { id: "first", state: "failed" } });
    expect(await store.runs.find("second")).toBeNull();
  });

  test("takes over from a holder who died", async () => {
    const long = NOW - 60_000;
    await store.runs.claim("all", aRun("first"), long, 30_000);
    expect(await leadOf("second")).toMatchObject({ kind: "lead" });
    expect((await store.runs.find("first"))?.error?.code).toBe("interrupted");
  });
});
