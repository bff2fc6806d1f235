import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "#src/server/config.ts";
import { openStore } from "#src/server/open-store.ts";
import { copyStore } from "#src/server/store-copy.ts";
import type { Store } from "#src/store/store.ts";
import { type Engine, FIRESTORE, SQLITE } from "#tests/builders/engines.ts";
import { Story } from "#tests/builders/store-sync.ts";
import { answersOf, fill, recordsOf, SYNC } from "#tests/contracts/archive-story.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function opened(engine: Engine): Promise<Store> {
  const place = engine.newPlace();
  closing.push(place.remove);
  const store = await openStore(readConfig(place.settings, "cli"), { checkIntegrity: false });
  closing.push(() => store.close());
  return store;
}

/** All but where a copy stands, which is of each store its own. */
async function keptIn(store: Store): Promise<string[]> {
  return (await recordsOf(store)).filter((record) => !record.includes('"name":"store-copy"'));
}

/** A lease is of the moment and stays where it is. */
async function settledAnswersOf(store: Store) {
  const { running: _, ...answers } = await answersOf(store);
  return answers;
}

describe.skipIf(!FIRESTORE.isHere)("a workspace of every kind", () => {
  test.each([
    ["SQLite", "Firestore", [SQLITE, FIRESTORE, SQLITE]],
    ["Firestore", "SQLite", [FIRESTORE, SQLITE, FIRESTORE]],
  ] as const)("goes from %s to %s and back, and is the same in all three", async (_, __, way) => {
    const stores: Store[] = [];
    for (const engine of way) stores.push(await opened(engine));
    const [first, second, third] = stores;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error("no store");
    const story = new Story(first);
    await fill(first, story);
    const [kept, answers] = [await keptIn(first), await settledAnswersOf(first)];

    const tools = { onProgress: () => undefined };
    await copyStore(first, second, { ...tools, fromName: "first" });
    await copyStore(second, third, { ...tools, fromName: "second" });
    for (const store of [second, third]) {
      expect(await keptIn(store)).toEqual(kept);
      expect(await settledAnswersOf(store)).toEqual(answers);
    }

    // Twice is once at the end of the way, too.
    const again = new Story(third, 100);
    again.now = story.now + 60_000;
    const { reps } = await again.sync(SYNC);
    expect(reps.map(({ changes }) => changes)).toEqual(
      reps.map(() => ({ added: 0, changed: 0, unchanged: 6 })),
    );
  });
});
