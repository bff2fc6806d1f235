import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqliteStore } from "#src/store/sqlite/store.ts";
import type { Store } from "#src/store/store.ts";
import { STORY_BEGINS } from "#tests/builders/store-sync.ts";
import { recountLedger } from "./recount-ledger.ts";
import type { RunTools } from "./sync-service.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "callboard-recount-"));
  store = openSqliteStore(join(folder, "callboard.sqlite"), { checkIntegrity: false });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** The store, whose commits do not begin before `open`. */
function slow({ ledger, ...rest }: Store, onCommit: () => void, open: Promise<void>): Store {
  return {
    ...rest,
    ledger: {
      ...ledger,
      async openIntake(source) {
        const intake = await ledger.openIntake(source);
        return {
          ...intake,
          async commit(plan) {
            onCommit();
            await open;
            return intake.commit(plan);
          },
        };
      },
    },
  };
}

test("a recount that takes longer than a lease lives is waited for, not killed", async () => {
  let now = STORY_BEGINS;
  const renewals = new Set<() => void>();
  const tools = (id: string, of: Store): RunTools => ({
    store: of,
    workspaceZone: "UTC",
    clock: () => now,
    sleep: () => sleep(1),
    newId: () => id,
    every(run) {
      renewals.add(run);
      return () => renewals.delete(run);
    },
    onFailure: () => undefined,
  });
  const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = recountLedger(
    tools("first", slow(store, begun.resolve, gate.promise)),
    "copper",
    "boss",
  );
  await begun.promise;
  for (let passed = 0; passed < 40; passed += 8) {
    now += 8_000;
    for (const renew of renewals) renew();
    await sleep(1);
  }
  const second = recountLedger(tools("second", store), "copper", "boss");
  await sleep(50);
  expect((await store.runs.find("first"))?.state).toBe("running");
  gate.resolve();
  await Promise.all([first, second]);
  for (const id of ["first", "second"]) expect((await store.runs.find(id))?.state).toBe("done");
  expect(renewals.size).toBe(0);
});
