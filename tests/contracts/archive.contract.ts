import { beforeEach, describe, expect, test } from "vitest";
import type { ArchiveBatch, ArchivePlace, ArchiveRecord } from "#src/store/archive.ts";
import type { Store } from "#src/store/store.ts";
import { type Story, Story as StoryOf } from "#tests/builders/store-sync.ts";
import { answersOf, copy, fill, recordsOf, SYNC } from "./archive-story.ts";
import { MANY_STORES_MS, type OpenedStore, type OpenedStory } from "./contract-story.ts";

export function archiveContract(opened: () => OpenedStory, open: () => Promise<OpenedStore>): void {
  describe("an archive", () => {
    let store: Store;
    let story: Story;
    beforeEach(async () => {
      ({ store, story } = opened());
      await fill(store, story);
    });

    async function withCopy(work: (copied: Store) => Promise<void>): Promise<void> {
      const other = await open();
      try {
        await work(other.store);
      } finally {
        await other.close();
      }
    }

    test("counts what it reads, and reads everything", async () => {
      const counts = await store.archive.count();
      expect(counts).toMatchObject({
        user: 2,
        person: 5,
        // One of them is gone.
        activity: 9,
        unreadable: 1,
        // 3 × 3 days × 2, and of Copper 3 × 3 × 5: calls, e-mails, deals, their value, stages b.
        metric: 18 + 45,
        coverage: 9 + 9,
        // By which mapping Copper's were counted is one of them.
        fact: 2,
        goal: 2,
        // 4 syncs and a failure; what still runs is nobody's to keep.
        run: 5,
        key: 1,
        shareLink: 1,
      });
      expect(await recordsOf(store)).toHaveLength(
        Object.values(counts).reduce((all, count) => all + count, 0),
      );
    });

    test("a copy answers every question like the first; a second copy changes nothing", async () => {
      await withCopy(async (copied) => {
        const { running: _, ...answers } = await answersOf(store);
        for (const _time of ["once", "twice"]) {
          await copy(store, copied);
          expect(await recordsOf(copied)).toEqual(await recordsOf(store));
          const { running, ...same } = await answersOf(copied);
          expect(same).toEqual(answers);
          expect(running).toEqual([]);
        }
        // Twice is once across the move, too.
        const again = new StoryOf(copied, 100);
        again.now = story.now + 60_000;
        const outcome = await again.sync(SYNC);
        const changes = outcome.reps.map((rep) => rep.changes.unchanged);
        expect(changes).toEqual([6, 6, 6]);
      });
    });

    test(
      "a copy that stops behind any batch and goes on from there is the same, also record by record",
      async () => {
        const { running: _, ...answers } = await answersOf(store);
        const whole = await recordsOf(store);
        const batches: ArchiveBatch[] = [];
        for await (const batch of store.archive.read(null)) batches.push(batch);
        for (const [stopped, { place }] of batches.entries()) {
          await withCopy(async (copied) => {
            for (const { records } of batches.slice(0, stopped + 1))
              await copied.archive.write(records);
            // What was written last is written again where the place was not remembered in time.
            await copied.archive.write(batches[stopped]?.records ?? []);
            for await (const { records } of store.archive.read(place))
              for (const record of records) await copied.archive.write([record]);
            await copied.archive.finish();
            expect(await recordsOf(copied)).toEqual(whole);
            const { running, ...same } = await answersOf(copied);
            expect(same).toEqual(answers);
            expect(running).toEqual([]);
          });
        }
      },
      MANY_STORES_MS,
    );

    test("a reading goes on from any place that was given", async () => {
      const places: (ArchivePlace | null)[] = [null];
      const whole = await recordsOf(store);
      let before = 0;
      for await (const { records, place } of store.archive.read(null)) {
        before += records.length;
        const rest: ArchiveRecord[] = [];
        for await (const batch of store.archive.read(place)) rest.push(...batch.records);
        expect(rest).toHaveLength(whole.length - before);
        places.push(place);
      }
      expect(places.length).toBeGreaterThan(10);
      expect(before).toBe(whole.length);
    });
  });
}
