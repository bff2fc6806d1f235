import { describe, expect, test } from "vitest";
import { clearProject, connect, IS_EMULATED, newProjectId } from "#tests/builders/firestore.ts";
import { aCall, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
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

describe.skipIf(!IS_EMULATED)("on the emulator", () => {
  test("a person's day of 4,500 calls is three documents and counted whole; when it shrinks to 100 it is one", async () => {
    const projectId = newProjectId();
    const store = openFirestoreStore({ projectId, emulated: true });
    const firestore = connect(projectId);
    try {
      await store.users.add([aUser("mara")]);
      const story = new Story(store);
      const begin = Date.parse("2026-06-10T08:00:00Z");
      const calls = Array.from({ length: 4_500 }, (_, n) =>
        aCall(`c${n}`, "11", begin + n * 1_000, 2),
      );
      const sync = {
        people: [aPerson("11", "mara@example.com")],
        windows: { mara: ["2026-06-10", "2026-06-10"] },
      } as const;
      const packs = async () => (await firestore.collection("activities").get()).size;
      const tally = () => store.ledger.tallyCalls("justcall", ["11"], begin, begin + 86_400_000);
      for (const changed of [2, 0]) {
        const { reps } = await story.sync({ ...sync, calls });
        expect(reps[0]).toMatchObject({ totalCalls: 4_500, callsProcessed: 4_500 });
        expect((reps[0]?.changes.added ?? 0) + (reps[0]?.changes.changed ?? 0)).toBe(changed);
        expect(await packs()).toBe(3);
        expect(await tally()).toEqual({ calls: 4_500, totalSeconds: 9_000 });
      }
      // All but a hundred pass to the day before: nobody is gone, so each is in exactly one place.
      const moved = calls.map((call, n) =>
        n < 100 ? call : { ...call, at: call.at - 86_400_000 },
      );
      await story.sync({ ...sync, calls: moved });
      expect(await tally()).toEqual({ calls: 100, totalSeconds: 200 });
      // One of the hundred, three of the others.
      expect(await packs()).toBe(4);
    } finally {
      await store.close();
      await firestore.terminate();
      await clearProject(projectId);
    }
  }, 60_000);
});
