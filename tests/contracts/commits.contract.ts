import { beforeEach, describe, expect, test } from "vitest";
import type { Activity } from "#src/domain/activity/activity.ts";
import type { Store } from "#src/store/store.ts";
import { aCall, STORY_BEGINS, type Story } from "#tests/builders/store-sync.ts";
import {
  DAY_1,
  DAY_2,
  DAY_3,
  everybody,
  MARA,
  MARA_SEAT,
  NOON_1,
  NOON_2,
  NOON_3,
  type OpenedStory,
  PEOPLE,
  TEO,
  TEO_SEAT,
  totals,
} from "./contract-story.ts";

export function commitsContract(opened: () => OpenedStory): void {
  describe("a commit", () => {
    let store: Store;
    let story: Story;
    beforeEach(() => {
      ({ store, story } = opened());
    });

    beforeEach(() => store.users.add([MARA, TEO]));

    test("commits as often as it likes and changes nothing the second time", async () => {
      const sync = {
        people: PEOPLE,
        windows: everybody(DAY_1, DAY_2),
        calls: [
          aCall("1", MARA_SEAT, NOON_1, 100),
          aCall("2", MARA_SEAT, NOON_1, 0),
          aCall("3", null, NOON_2, 7),
        ],
      };
      const first = await story.sync(sync);
      // 2 days × 3 × 2 metrics = 12.
      expect(totals(first)).toEqual({ added: 12, changed: 0, unchanged: 0 });
      const documents = await story.documents();
      for (const document of documents) {
        expect(document.createdAt).toBe(first.syncedAt);
        expect(document.metadata.syncedAt).toBe(first.syncedAt);
      }
      const second = await story.sync(sync);
      expect(totals(second)).toEqual({ added: 0, changed: 0, unchanged: 12 });
      expect(await story.documents()).toEqual(documents);
      expect(await store.settings.user("mara")).toEqual({
        lastJustCallSyncAt: second.syncedAt,
        lastCopperSyncAt: null,
      });
    });

    test("writes documents as the contract shows them: 15 calls of 240 s are 3600 s and 60 minutes", async () => {
      const calls = Array.from({ length: 15 }, (_, n) =>
        aCall(String(n), MARA_SEAT, Date.parse(NOON_1) + n * 60_000, 240),
      );
      const { syncedAt } = await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_1] },
        calls,
      });
      const metadata = { totalSeconds: 3600, averageSeconds: 240, syncedAt };
      const rest = {
        userId: "mara",
        date: `${DAY_1}T00:00:00.000Z`,
        source: "justcall",
        metadata,
        createdAt: syncedAt,
      };
      expect(await story.documents()).toEqual([
        {
          id: `mara_phone_call_quantity_${DAY_1}_justcall`,
          type: "phone_call_quantity",
          value: 15,
          ...rest,
        },
        {
          id: `mara_talk_time_minutes_${DAY_1}_justcall`,
          type: "talk_time_minutes",
          value: 60,
          ...rest,
        },
      ]);
    });

    test("tells its outcome, the run's record and the mark the same story", async () => {
      const outcome = await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_2] },
        calls: [
          aCall("1", MARA_SEAT, NOON_1, 60),
          aCall("2", MARA_SEAT, "2026-06-09T23:59:59Z", 60),
          aCall("3", MARA_SEAT, "2026-06-12T00:00:00Z", 60),
          aCall("4", TEO_SEAT, NOON_1, 60),
        ],
      });
      const [rep] = outcome.reps;
      expect(rep).toEqual({
        userId: "mara",
        userEmail: "mara@example.com",
        startDate: DAY_1,
        endDate: DAY_2,
        totalCalls: 1,
        callsProcessed: 1,
        changes: { added: 4, changed: 0, unchanged: 0 },
        errors: [],
      });
      const run = await store.runs.latest("justcall", "done");
      expect(run?.finishedAt).toBe(outcome.syncedAt);
      expect(run?.outcome).toEqual({ reps: outcome.reps, errors: [], warnings: [] });
      expect(await store.settings.user("mara")).toEqual({
        lastJustCallSyncAt: outcome.syncedAt,
        lastCopperSyncAt: null,
      });
      expect(await store.settings.user("teo")).toEqual({
        lastJustCallSyncAt: null,
        lastCopperSyncAt: null,
      });
    });

    test("writes coverage for the days of its windows and for no other", async () => {
      await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_2], teo: [DAY_2, DAY_2] },
      });
      const range = { from: "2026-01-01", to: "2026-12-31" };
      const covered = await store.coverage.list("justcall", range, null);
      expect(covered.map(({ userId, day }) => `${day} ${userId}`)).toEqual([
        `${DAY_1} mara`,
        `${DAY_2} mara`,
        `${DAY_2} teo`,
      ]);
      const readAt = new Date(STORY_BEGINS + 1_000).toISOString();
      expect(new Set(covered.map((one) => one.readAt))).toEqual(new Set([readAt]));
      const second = { from: DAY_2, to: DAY_2 };
      expect(await store.coverage.list("justcall", second, null)).toHaveLength(2);
      expect(await store.coverage.list("copper", range, null)).toEqual([]);
    });

    test("a changed row changes its documents, which keep createdAt", async () => {
      const windows = { mara: [DAY_1, DAY_2] } as const;
      const first = await story.sync({
        people: PEOPLE,
        windows,
        calls: [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_2, 60)],
      });
      const second = await story.sync({
        people: PEOPLE,
        windows,
        calls: [aCall("1", MARA_SEAT, NOON_1, 90), aCall("2", MARA_SEAT, NOON_2, 60)],
      });
      // Both documents of day 1: one call still, yet other seconds in the metadata.
      expect(totals(second)).toEqual({ added: 0, changed: 2, unchanged: 2 });
      for (const document of await story.documents()) {
        expect(document.createdAt).toBe(first.syncedAt);
        const changed = document.date.startsWith(DAY_1);
        expect(document.metadata.syncedAt).toBe(changed ? second.syncedAt : first.syncedAt);
      }
      expect(await story.board()).toMatchObject({ [`mara ${DAY_1}`]: "1/90" });
    });

    test("a vanished call lowers the number, and one that comes back raises it: 2, 1, 2", async () => {
      const both = [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_1, 30)];
      const windows = { mara: [DAY_1, DAY_1] } as const;
      const board = async (calls: readonly Activity[]) => {
        await story.sync({ people: PEOPLE, windows, calls });
        return story.board();
      };
      expect(await board(both)).toEqual({ [`mara ${DAY_1}`]: "2/90" });
      expect(await board(both.slice(1))).toEqual({ [`mara ${DAY_1}`]: "1/30" });
      expect(await board(both)).toEqual({ [`mara ${DAY_1}`]: "2/90" });
      expect(await board([])).toEqual({ [`mara ${DAY_1}`]: "0/0" });
    });

    test("a call vanishes only inside the stretch that was read, and only for the people it was read for", async () => {
      await story.sync({
        people: PEOPLE,
        windows: everybody(DAY_1, DAY_3),
        calls: [
          aCall("1", MARA_SEAT, NOON_1, 1),
          aCall("2", MARA_SEAT, NOON_3, 2),
          aCall("3", TEO_SEAT, NOON_1, 3),
          aCall("4", null, NOON_1, 4),
        ],
      });
      await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_2] },
        personKeys: [MARA_SEAT],
      });
      expect(await story.board()).toMatchObject({
        [`mara ${DAY_1}`]: "0/0",
        [`mara ${DAY_3}`]: "1/2",
        [`teo ${DAY_1}`]: "1/3",
        [`unassigned ${DAY_1}`]: "1/4",
      });
    });

    test("the stretch is half-open: a call at its end stays, one at its start goes", async () => {
      const calls = [
        aCall("1", MARA_SEAT, `${DAY_1}T00:00:00Z`, 1),
        aCall("2", MARA_SEAT, `${DAY_2}T00:00:00Z`, 2),
      ];
      await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_2] }, calls });
      await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_1] } });
      expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "0/0", [`mara ${DAY_2}`]: "1/2" });
    });
  });
}
