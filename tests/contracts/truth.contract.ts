import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Activity } from "#src/domain/activity/activity.ts";
import { addDays, dayName, eachDay } from "#src/domain/calendar/day.ts";
import { icuDay } from "#tests/builders/independent-count.ts";
import { aCall, Story } from "#tests/builders/store-sync.ts";
import {
  everybody,
  MANY_STORES_MS,
  MARA,
  MARA_SEAT,
  type OpenedStore,
  type OpenedStory,
  PEOPLE,
  STRANGER,
  TEO,
  TEO_SEAT,
  totals,
} from "./contract-story.ts";

export function truthContract(opened: () => OpenedStory, open: () => Promise<OpenedStore>): void {
  describe("the whole", () => {
    test(
      "any syncs of any changes, in any order, end in a count by hand of the truth",
      async () => {
        const seats = [MARA_SEAT, TEO_SEAT, STRANGER, null] as const;
        const zoneOf = { mara: "America/New_York", teo: "Asia/Kolkata", unassigned: "UTC" };
        const ownerOf = (seat: string | null) =>
          seat === MARA_SEAT ? "mara" : seat === TEO_SEAT ? "teo" : "unassigned";
        // Around the end of summer time in New York, 2025-11-02.
        const first = "2025-10-30";
        const dayOfStory = (n: number) => addDays(first, n);
        const change = fc.record({
          id: fc.integer({ min: 1, max: 12 }),
          seat: fc.constantFrom(...seats),
          minutes: fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }),
          seconds: fc.integer({ min: 0, max: 5_000 }),
          gone: fc.boolean(),
        });
        const step = fc.record({
          changes: fc.array(change, { maxLength: 10 }),
          who: fc.constantFrom("mara", "teo", "all" as const),
          from: fc.integer({ min: 0, max: 6 }),
          length: fc.integer({ min: 0, max: 6 }),
        });

        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
            const own = await open();
            try {
              const tale = new Story(own.store);
              await own.store.users.add([
                { ...MARA, timeZone: zoneOf.mara },
                { ...TEO, timeZone: zoneOf.teo },
              ]);
              const truth = new Map<number, Activity>();
              const covered = new Set<string>();

              const sync = async (who: string, from: string, to: string) => {
                const reps = who === "all" ? ["mara", "teo", "unassigned"] : [who];
                const keys: readonly string[] | null =
                  who === "all" ? null : [who === "mara" ? MARA_SEAT : TEO_SEAT];
                // A day more on both ends holds every rep's day of the window in any zone.
                const stretch = [addDays(from, -1), addDays(to, 1)] as const;
                const [start, end] = [stretch[0], addDays(stretch[1], 1)].map((day) =>
                  Date.parse(`${day}T00:00:00Z`),
                );
                const calls = [...truth.values()].filter(
                  (call) =>
                    call.at >= (start ?? 0) &&
                    call.at < (end ?? 0) &&
                    (keys === null || keys.includes(call.person?.id ?? "")),
                );
                await tale.sync({
                  people: PEOPLE,
                  windows: Object.fromEntries(reps.map((rep) => [rep, [from, to] as const])),
                  personKeys: keys,
                  stretch,
                  calls,
                });
                for (const rep of reps) {
                  for (const day of eachDay(from, to)) covered.add(`${rep} ${day}`);
                }
              };

              for (const { changes, who, from, length } of steps) {
                for (const { id, seat, minutes, seconds, gone } of changes) {
                  const at = Date.parse(`${first}T00:00:00Z`) + minutes * 60_000;
                  if (gone) truth.delete(id);
                  else truth.set(id, aCall(String(id), seat, at, seconds));
                }
                await sync(who, dayOfStory(from), dayOfStory(Math.min(from + length, 6)));
                // Whatever is covered has its documents, and nothing else has.
                expect(new Set(Object.keys(await tale.board()))).toEqual(covered);
              }
              await sync("all", dayOfStory(-1), dayOfStory(8));

              const byHand: Record<string, [number, number]> = {};
              for (const place of covered) byHand[place] = [0, 0];
              for (const call of truth.values()) {
                const owner = ownerOf(call.person?.id ?? null);
                const day = icuDay(call.at, zoneOf[owner]);
                const sum = byHand[`${owner} ${day}`];
                if (sum === undefined) throw new Error(`${owner} ${day} is not covered`);
                sum[0] += 1;
                sum[1] += call.totalSeconds;
              }
              expect(await tale.board()).toEqual(
                Object.fromEntries(
                  Object.entries(byHand).map(([place, [calls, seconds]]) => [
                    place,
                    `${calls}/${seconds}`,
                  ]),
                ),
              );
            } finally {
              await own.close();
            }
          }),
          { numRuns: 40 },
        );
      },
      MANY_STORES_MS,
    );

    test("a month of a thousand calls is counted whole: the sum of the documents is the number of calls", async () => {
      await opened().store.users.add([MARA, TEO]);
      const calls = Array.from({ length: 1_000 }, (_, n) =>
        aCall(
          String(n),
          [MARA_SEAT, TEO_SEAT, STRANGER, null][n % 4] ?? null,
          Date.parse(`${dayName(20_600 + (n % 28))}T00:00:00Z`) + n * 1_000,
          n % 97,
        ),
      );
      const outcome = await opened().story.sync({
        people: PEOPLE,
        windows: everybody(dayName(20_600), dayName(20_627)),
        calls,
      });
      // 28 days × 3 × 2 metrics = 168.
      expect(totals(outcome)).toEqual({ added: 168, changed: 0, unchanged: 0 });
      expect(outcome.reps.map((rep) => rep.callsProcessed)).toEqual([250, 250, 500]);
      const quantities = (await opened().story.documents()).filter(
        (one) => one.type === "phone_call_quantity",
      );
      expect(quantities.reduce((sum, one) => sum + one.value, 0)).toBe(1_000);
      const seconds = quantities.reduce((sum, one) => sum + one.metadata.totalSeconds, 0);
      expect(seconds).toBe(calls.reduce((sum, call) => sum + call.totalSeconds, 0));
    });
  });
}
