import { join, relative } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "#src/server/config.ts";
import { openStore } from "#src/server/open-store.ts";
import { copyStore } from "#src/server/store-copy.ts";
import type { Store } from "#src/store/store.ts";
import { type Engine, onEveryEngine, SQLITE, type StorePlace } from "#tests/builders/engines.ts";
import { callboard } from "#tests/builders/processes.ts";
import { aCall, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const MARA = aUser("mara");
const TOOLS = { fromName: "here", onProgress: () => undefined };

async function opened(engine: Engine): Promise<{ place: StorePlace; store: Store }> {
  const place = engine.newPlace();
  closing.push(place.remove);
  const store = await openStore(readConfig(place.settings, "cli"), { checkIntegrity: false });
  closing.push(() => store.close());
  return { place, store };
}

/** Reads Mara's two days, with `calls` calls on the first, at an hour after `n` others. */
async function sync(store: Store, calls: number, n = 0): Promise<void> {
  const story = new Story(store, n * 100);
  story.now += n * 3_600_000;
  await story.sync({
    people: [aPerson("11", MARA.email)],
    windows: { mara: ["2026-06-10", "2026-06-11"] },
    calls: Array.from({ length: calls }, (_, call) =>
      aCall(String(call), "11", Date.parse("2026-06-10T12:00:00Z") + call * 1_000, 60),
    ),
  });
}

async function filled(engine: Engine) {
  const one = await opened(engine);
  await one.store.users.add([MARA]);
  await sync(one.store, 3);
  return one;
}

onEveryEngine("a copy that was finished", (engine) => {
  test("is compared when it is asked for again, and nothing is written", async () => {
    const [{ store: from }, { store: to, place }] = [await filled(SQLITE), await opened(engine)];
    expect(await copyStore(from, to, TOOLS)).toMatchObject({ alreadyThere: false });
    const stored = await place.stored();
    const again = await copyStore(from, to, TOOLS);
    expect(again).toMatchObject({ alreadyThere: true, resumed: false, days: 2 });
    expect(await place.stored()).toBe(stored);
  });

  test("does not undo what was synced into it since", async () => {
    const [{ store: from }, { store: to, place }] = [await filled(SQLITE), await opened(engine)];
    await copyStore(from, to, TOOLS);
    // A call vanished at the vendor after the move.
    await sync(to, 2, 1);
    const stored = await place.stored();
    await expect(copyStore(from, to, TOOLS)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/run: 1 there, 2 here.*Nothing was written/),
    });
    expect(await place.stored()).toBe(stored);
    const [quantity] = await to.metrics.find({ type: "phone_call_quantity", limit: 1 });
    expect(quantity?.value).toBe(2);
  });

  test("is not written again where its record is of before that was kept", async () => {
    const [{ store: from }, { store: to, place }] = [await filled(SQLITE), await opened(engine)];
    await copyStore(from, to, TOOLS);
    await to.settings.remember("store-copy", { from: "here", place: null });
    await sync(to, 2, 1);
    const stored = await place.stored();
    await expect(copyStore(from, to, TOOLS)).rejects.toMatchObject({ code: "conflict" });
    expect(await place.stored()).toBe(stored);
  });

  test("and cut short at its first batch goes on", async () => {
    const [{ store: from }, { store: to }] = [await filled(SQLITE), await opened(engine)];
    const failing: Store = {
      ...to,
      archive: {
        ...to.archive,
        async write(records) {
          await to.archive.write(records);
          throw new Error("the network is gone");
        },
      },
    };
    await expect(copyStore(from, failing, TOOLS)).rejects.toThrow("the network is gone");
    expect(await copyStore(from, to, TOOLS)).toMatchObject({ alreadyThere: false, days: 2 });
    expect(await to.metrics.find({ limit: 10 })).toEqual(await from.metrics.find({ limit: 10 }));
  });

  test("of a store that is empty is refused, and bars no other", async () => {
    const [{ store: empty }, { store: to }] = [await opened(SQLITE), await opened(engine)];
    await expect(copyStore(empty, to, { ...TOOLS, fromName: "wrong" })).rejects.toThrow(
      /wrong holds nothing/,
    );
    const { store: from } = await filled(SQLITE);
    expect(await copyStore(from, to, TOOLS)).toMatchObject({ days: 2 });
  });
});

describe("callboard store copy --from-data", () => {
  const WORDS = ["store", "copy", "--from", "sqlite", "--to", "sqlite"];

  test("takes another folder's file along, once", async () => {
    const [{ place, store }, target] = [await filled(SQLITE), await opened(SQLITE)];
    const words = [...WORDS, "--from-data", place.folder, "--json"];
    const copied = await callboard(words, target.place.settings);
    expect([copied.code, copied.stderr]).toEqual([0, ""]);
    expect(JSON.parse(copied.stdout)).toMatchObject({ days: 2, alreadyThere: false });
    expect(await target.store.metrics.find({ limit: 10 })).toEqual(
      await store.metrics.find({ limit: 10 }),
    );
    // The same folder by another name is the same store.
    const other = [...WORDS, "--from-data", relative(process.cwd(), place.folder)];
    const again = await callboard(other, target.place.settings);
    expect([again.code, again.stderr]).toEqual([0, ""]);
    expect(again.stdout).toContain("Both hold the same already");
  });

  test("refuses a folder without a store, its own, and one of Firestore", async () => {
    const { place } = await filled(SQLITE);
    const refused = async (words: readonly string[]) => {
      const { code, stderr } = await callboard(words, place.settings);
      expect(code).toBe(2);
      return stderr;
    };
    const none = join(place.folder, "none");
    expect(await refused([...WORDS, "--from-data", none])).toContain("There is no");
    expect(await refused([...WORDS, "--from-data", place.folder])).toContain("the same store");
    expect(await refused(WORDS)).toContain("the same store");
    const ofFirestore = ["store", "copy", "--from", "firestore", "--to", "sqlite"];
    expect(await refused([...ofFirestore, "--from-data", none])).toContain("--from sqlite");
  });
});
