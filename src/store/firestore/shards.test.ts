import { afterEach, describe, expect, test } from "vitest";
import { clearProject, connect, IS_EMULATED, newProjectId } from "#tests/builders/firestore.ts";
import { aCall, aLogged, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
import { ACTIVITIES, packPath } from "./activity-packs.ts";
import { openFirestoreStore } from "./store.ts";
import { teamDayWrites } from "./team-day-documents.ts";

test("a team-day is a document for each thousand reps, by their numbers; what nobody owns is in the first", () => {
  const numbers: Record<string, number> = { first: 0, last: 999, next: 1_000 };
  const amounts = { phone_call_quantity: 1 };
  const reps = new Map(["first", "last", "next", "unassigned"].map((id) => [id, { amounts }]));
  const writes = teamDayWrites("2026-06-10", "justcall", reps, (id) => numbers[id] ?? -1);
  expect(
    writes.map((write) => [
      write.path,
      "data" in write ? Object.keys(write.data["reps"] ?? {}) : [],
    ]),
  ).toEqual([
    ["teamDays/2026-06-10_0", ["first", "last", "unassigned"]],
    ["teamDays/2026-06-10_1", ["next"]],
  ]);
});

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A store that knows Mara, and how many documents her days are laid into. */
async function aStory() {
  const projectId = newProjectId();
  const store = openFirestoreStore({ projectId, emulated: true });
  const firestore = connect(projectId);
  closing.push(
    () => store.close(),
    () => firestore.terminate(),
    () => clearProject(projectId),
  );
  await store.users.add([aUser("mara")]);
  const count = async (collection: string) => (await firestore.collection(collection).get()).size;
  return { store, firestore, story: new Story(store), count };
}

const DAY = "2026-06-10";
const BEGIN = Date.parse(`${DAY}T08:00:00Z`);

describe.skipIf(!IS_EMULATED)("on the emulator", () => {
  test("a person's day of 4,500 calls is three documents and counted whole; when it shrinks to 100 it is one", async () => {
    const { store, story, count } = await aStory();
    const calls = Array.from({ length: 4_500 }, (_, n) =>
      aCall(`c${n}`, "11", BEGIN + n * 1_000, 2),
    );
    const people = [aPerson("11", "mara@example.com")];
    const sync = { people, windows: { mara: [DAY, DAY] } } as const;
    const tally = () => store.ledger.tallyCalls("justcall", ["11"], BEGIN, BEGIN + 86_400_000);
    for (const changed of [2, 0]) {
      const { reps } = await story.sync({ ...sync, calls });
      expect(reps[0]).toMatchObject({ totalCalls: 4_500, callsProcessed: 4_500 });
      expect((reps[0]?.changes.added ?? 0) + (reps[0]?.changes.changed ?? 0)).toBe(changed);
      expect(await count(ACTIVITIES)).toBe(3);
      expect(await tally()).toEqual({ calls: 4_500, totalSeconds: 9_000 });
    }
    // All but a hundred pass to the day before: nobody is gone, so each is in exactly one place.
    const moved = calls.map((call, n) => (n < 100 ? call : { ...call, at: call.at - 86_400_000 }));
    await story.sync({ ...sync, calls: moved });
    expect(await tally()).toEqual({ calls: 100, totalSeconds: 200 });
    // One of the hundred, three of the others.
    expect(await count(ACTIVITIES)).toBe(4);
  }, 60_000);

  test("a person's day of 700 long records takes as many documents as it needs, whatever stands in them", async () => {
    const { store, story, count } = await aStory();
    const mapping = { types: { "user/702301": "call" }, stages: {} } as const;
    await store.settings.changeWorkspace({ mapping });
    const people = [{ ...aPerson("c1", "mara@example.com"), source: "copper" as const }];
    const findAll = () =>
      store.ledger.findActivities({
        source: "copper",
        kind: "call",
        personKeys: ["c1"],
        from: BEGIN,
        to: BEGIN + 86_400_000,
        state: "present",
        after: null,
        limit: 1_000,
      });
    // 1.3 MB in one transaction; then, each quotation mark escaped three times over on its way, 11 MB through the journal.
    for (const [text, packs] of [
      ["x".repeat(1_700), 4],
      ['"'.repeat(2_000), 15],
    ] as const) {
      const calls = Array.from({ length: 700 }, (_, n) =>
        aLogged(`${n}`, "c1", new Date(BEGIN + n * 60_000).toISOString(), {}, { text }),
      );
      for (let round = 0; round < 2; round++) {
        const windows = { mara: [DAY, DAY] } as const;
        const { reps } = await story.sync({ source: "copper", people, windows, calls });
        expect(reps[0]).toMatchObject({ totalCalls: 700, callsProcessed: 700 });
        expect((await findAll()).filter(({ crm }) => crm?.text === text)).toHaveLength(700);
        expect(await count(ACTIVITIES)).toBe(packs);
        expect(await count("commits")).toBe(0);
      }
    }
  }, 60_000);

  test("a person's day that was cut otherwise is read, and replaced when something in it changes", async () => {
    const { store, firestore, story, count } = await aStory();
    const calls = [1, 2, 3].map((n) => aCall(`c${n}`, "11", BEGIN + n * 1_000, 2));
    const people = [aPerson("11", "mara@example.com")];
    const sync = { people, windows: { mara: [DAY, DAY] } } as const;
    await story.sync({ ...sync, calls });
    const [stored] = (await firestore.collection(ACTIVITIES).get()).docs;
    const rows: [string, ...unknown[]][] = JSON.parse(stored?.get("rows"));
    const place = { source: "justcall", personKey: "11", day: DAY } as const;
    for (const [nth, row] of rows.entries())
      await firestore
        .doc(packPath(place, nth))
        .set({ ...place, packs: 3, ids: [row[0]], rows: JSON.stringify([row]) });
    for (const [some, packs] of [
      [calls, 3],
      [calls.slice(1), 1],
    ] as const) {
      const { reps } = await story.sync({ ...sync, calls: some });
      expect(reps[0]?.callsProcessed).toBe(some.length);
      expect(await count(ACTIVITIES)).toBe(packs);
    }
    expect(await store.ledger.tallyCalls("justcall", ["11"], BEGIN, BEGIN + 86_400_000)).toEqual({
      calls: 2,
      totalSeconds: 4,
    });
  });
});
