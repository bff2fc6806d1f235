import { expect, test } from "vitest";
import { clearProject, IS_EMULATED, newProjectId } from "#tests/builders/firestore.ts";
import { aLogged, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
import { openFirestoreStore } from "./store.ts";
import { usedBetween } from "./usage.ts";

test.skipIf(!IS_EMULATED)(
  "a day of 20 long records is kept in memory, one of 400 is read whenever it is asked for",
  async () => {
    const projectId = newProjectId();
    const store = openFirestoreStore({ projectId, emulated: true });
    try {
      await store.users.add([aUser("mara")]);
      const begins = ["2026-06-10", "2026-06-11"].map((day) => Date.parse(`${day}T08:00:00Z`));
      const [few = 0, many = 0] = begins;
      const logged = (from: number, count: number) =>
        Array.from({ length: count }, (_, n) =>
          aLogged(
            `${from + n}`,
            "c1",
            new Date(from + n * 1_000).toISOString(),
            {},
            { text: "x".repeat(1_700) },
          ),
        );
      await new Story(store).sync({
        source: "copper",
        people: [{ ...aPerson("c1", "mara@example.com"), source: "copper" }],
        windows: { mara: ["2026-06-10", "2026-06-11"] },
        calls: [...logged(few, 20), ...logged(many, 400)],
      });
      const readsOf = async (from: number) => {
        const before = store.usage();
        const query = {
          source: "copper",
          kind: "other",
          personKeys: ["c1"],
          state: "present",
        } as const;
        const found = await store.ledger.findActivities({
          ...query,
          from,
          to: from + 3_600_000,
          after: null,
          limit: 1_000,
        });
        return [found.length, usedBetween(before, store.usage()).reads["activities"] ?? 0];
      };
      expect([await readsOf(few), await readsOf(few)]).toEqual([
        [20, 1],
        [20, 0],
      ]);
      expect([await readsOf(many), await readsOf(many)]).toEqual([
        [400, 2],
        [400, 2],
      ]);
    } finally {
      await store.close();
      await clearProject(projectId);
    }
  },
);
