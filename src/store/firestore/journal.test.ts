import { afterEach, describe, expect, test } from "vitest";
import { clearProject, connect, IS_EMULATED, newProjectId } from "#tests/builders/firestore.ts";
import { aCall, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
import { Connection } from "./connection.ts";
import { Journal } from "./journal.ts";
import { STAMP } from "./stamp.ts";
import { openFirestoreStore } from "./store.ts";
import type { Write } from "./writes.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function aProject() {
  const projectId = newProjectId();
  const connection = new Connection({ projectId, emulated: true });
  const store = openFirestoreStore({ projectId, emulated: true });
  const firestore = connect(projectId);
  closing.push(
    () => connection.close(),
    () => store.close(),
    () => firestore.terminate(),
    () => clearProject(projectId),
  );
  const names = async (collection: string) =>
    (await firestore.collection(collection).get()).docs.map(({ id }) => id).sort();
  return { connection, store, names };
}

const PARTS: readonly (readonly Write[])[] = [
  [
    {
      kind: "set",
      path: "settings/mara",
      data: { lastJustCallSyncAt: "2026-06-10T00:00:00.000Z" },
    },
  ],
  [{ kind: "set", path: "settings/teo", data: { lastJustCallSyncAt: "2026-06-10T00:00:00.000Z" } }],
];

describe.skipIf(!IS_EMULATED)("a commit of several parts", () => {
  test("that was staged and never decided is seen by nobody, and forgotten with its run", async () => {
    const { connection, store, names } = aProject();
    await store.check();
    const journal = new Journal(connection);
    expect(await journal.stage("c1", "run-1", PARTS)).toBe(2);
    expect(await names("commits")).toEqual(["c1.0", "c1.1"]);
    expect(await store.settings.user("mara")).toEqual({
      lastJustCallSyncAt: null,
      lastCopperSyncAt: null,
    });
    await journal.forget("run-2");
    expect(await names("commits")).toHaveLength(2);
    await journal.forget("run-1");
    expect(await names("commits")).toEqual([]);
  });

  test("that could not be staged whole leaves nothing of it", async () => {
    const { connection, names } = aProject();
    const tooLong = {
      kind: "set",
      path: "settings/mara",
      data: { text: "x".repeat(1_100_000) },
    } as const;
    const parts = [...PARTS, ...PARTS, [tooLong], ...PARTS];
    await expect(new Journal(connection).stage("c1", "run-1", parts)).rejects.toThrow(
      "longer than",
    );
    expect(await names("commits")).toEqual([]);
  });

  test("whose process died when it was decided is completed by the next reader, whole", async () => {
    const { connection, store, names } = aProject();
    await store.check();
    const journal = new Journal(connection);
    await journal.stage("c1", "run-1", PARTS);
    await connection.write([
      { kind: "merge", path: STAMP, data: { commit: "c1", pending: { id: "c1", parts: 2 } } },
    ]);
    // The first part is in place, as by a process that was killed in the middle.
    await connection.write(PARTS[0] ?? []);
    expect(await store.settings.user("teo")).toEqual({
      lastJustCallSyncAt: "2026-06-10T00:00:00.000Z",
      lastCopperSyncAt: null,
    });
    expect(await names("commits")).toEqual([]);
  });

  test("is put in place as often as anybody likes, but not over a later one", async () => {
    const { connection, store } = aProject();
    await store.check();
    const journal = new Journal(connection);
    const pending = { id: "c1", parts: await journal.stage("c1", "run-1", PARTS) };
    await connection.write([{ kind: "merge", path: STAMP, data: { pending } }]);
    await Promise.all([journal.layDown(pending), journal.layDown(pending)]);
    const later = { lastJustCallSyncAt: "2026-06-11T00:00:00.000Z" };
    await connection.write([{ kind: "set", path: "settings/mara", data: later }]);
    // Somebody who stood still all the while.
    await journal.stage("c1", "run-1", PARTS);
    await journal.layDown(pending);
    expect(await store.settings.user("mara")).toEqual({ ...later, lastCopperSyncAt: null });
  });

  test("of 40 reps over 30 days is 2,400 documents, all of them or none at any moment that somebody looks", async () => {
    const { store, names } = aProject();
    const reps = Array.from({ length: 40 }, (_, n) => aUser(`rep${n}`));
    await store.users.add(reps);
    const windows = Object.fromEntries(
      reps.map(({ id }) => [id, ["2026-05-01", "2026-05-30"] as const]),
    );
    const seen = new Set<number>();
    let done = false;
    const watching = (async () => {
      while (!done) seen.add((await store.metrics.find({ limit: 10_000 })).length);
    })();
    await new Story(store).sync({
      windows,
      people: reps.map(({ email }, n) => aPerson(String(n), email)),
      calls: [aCall("1", "11", "2026-05-02T00:00:00Z", 1)],
    });
    done = true;
    await watching;
    expect((await store.metrics.find({ limit: 10_000 })).length).toBe(2_400);
    for (const count of seen) expect([0, 2_400]).toContain(count);
    expect(await names("commits")).toEqual([]);
  });
});
