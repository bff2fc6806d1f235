import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { ActivityPlace, LedgerActivity } from "#src/store/ledger.ts";
import type { Store } from "#src/store/store.ts";
import { aCall, anUnreadable, type Story } from "#tests/builders/store-sync.ts";
import {
  DAY_1,
  DAY_2,
  DAY_3,
  everybody,
  MANY_STORES_MS,
  MARA,
  MARA_SEAT,
  NOON_1,
  NOON_2,
  type OpenedStory,
  PEOPLE,
  TEO,
  TEO_SEAT,
} from "./contract-story.ts";

export function ledgerContract(opened: () => OpenedStory): void {
  describe("the ledger", () => {
    let store: Store;
    let story: Story;
    beforeEach(() => {
      ({ store, story } = opened());
    });

    beforeEach(() => store.users.add([MARA, TEO]));

    test("tallyCalls sums present calls of these people in a half-open stretch", async () => {
      const [from, to] = [Date.parse(`${DAY_1}T00:00:00Z`), Date.parse(`${DAY_2}T00:00:00Z`)];
      const calls = [
        aCall("1", MARA_SEAT, from, 1),
        aCall("2", MARA_SEAT, to - 1_000, 20),
        aCall("3", MARA_SEAT, to, 300),
        aCall("4", MARA_SEAT, from - 1_000, 4_000),
        aCall("5", TEO_SEAT, from, 50_000),
        aCall("6", null, from, 7),
      ];
      const windows = everybody("2026-06-09", DAY_2);
      await story.sync({ people: PEOPLE, windows, calls });
      const tally = (keys: string[]) => store.ledger.tallyCalls("justcall", keys, from, to);
      expect(await tally([MARA_SEAT])).toEqual({ calls: 2, totalSeconds: 21 });
      expect(await tally([MARA_SEAT, TEO_SEAT])).toEqual({ calls: 3, totalSeconds: 50_021 });
      expect(await tally([""])).toEqual({ calls: 1, totalSeconds: 7 });
      expect(await tally([])).toEqual({ calls: 0, totalSeconds: 0 });
      expect(await store.ledger.tallyCalls("copper", [MARA_SEAT], from, to)).toEqual({
        calls: 0,
        totalSeconds: 0,
      });
      await story.sync({ people: PEOPLE, windows, calls: calls.slice(1) });
      expect(await tally([MARA_SEAT])).toEqual({ calls: 1, totalSeconds: 20 });
    });

    /** From the first day's midnight to the third's end. */
    const [BEGIN, END] = [Date.parse(`${DAY_1}T00:00:00Z`), Date.parse("2026-06-13T00:00:00Z")];
    const find = (query: Partial<Parameters<Store["ledger"]["findActivities"]>[0]> = {}) =>
      store.ledger.findActivities({
        source: "justcall",
        kind: "call",
        personKeys: [MARA_SEAT, TEO_SEAT, ""],
        from: BEGIN,
        to: END,
        state: "present",
        after: null,
        limit: 1_000,
        ...query,
      });
    const ids = (calls: readonly LedgerActivity[]) => calls.map(({ sourceId }) => sourceId);

    test("findActivities gives the calls of these people in a half-open stretch, the latest first", async () => {
      const calls = [
        aCall("first", MARA_SEAT, BEGIN, 1),
        aCall("early", MARA_SEAT, BEGIN - 1_000, 2),
        aCall("end", MARA_SEAT, END, 3),
        aCall("last", TEO_SEAT, END - 1_000, 4),
        { ...aCall("in", null, NOON_2, 0), direction: "in" as const, outcome: "missed" as const },
        { ...aCall("text", MARA_SEAT, NOON_2, 5), kind: "text" as const },
      ];
      await story.sync({ people: PEOPLE, windows: everybody("2026-06-09", "2026-06-13"), calls });
      expect(ids(await find())).toEqual(["last", "in", "first"]);
      expect(ids(await find({ personKeys: [MARA_SEAT] }))).toEqual(["first"]);
      expect(await find({ personKeys: [] })).toEqual([]);
      expect(await find({ source: "copper" })).toEqual([]);
      expect(await find({ personKeys: [""] })).toEqual([
        {
          source: "justcall",
          sourceId: "in",
          at: Date.parse(NOON_2),
          direction: "in",
          outcome: "missed",
          totalSeconds: 0,
          otherNumber: "13035550142",
          personKey: "",
          crm: null,
          twin: null,
        },
      ]);
    });

    test("findActivities tells the calls that are gone from those that are there", async () => {
      const calls = [aCall("1", MARA_SEAT, NOON_1, 1), aCall("2", MARA_SEAT, NOON_2, 2)];
      await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_3), calls });
      expect(await find({ state: "gone" })).toEqual([]);
      await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_3), calls: calls.slice(1) });
      expect(ids(await find({ state: "gone" }))).toEqual(["1"]);
      expect(ids(await find())).toEqual(["2"]);
      await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_3), calls });
      expect(await find({ state: "gone" })).toEqual([]);
    });

    test(
      "pages of any size laid end to end are the whole list, also where many calls begin at once",
      async () => {
        const call = fc.record({
          at: fc.integer({ min: 0, max: 3 }).map((n) => Date.parse(NOON_1) + n * 1_000),
          seat: fc.constantFrom(MARA_SEAT, TEO_SEAT, null),
        });
        await fc.assert(
          fc.asyncProperty(
            fc.array(call, { minLength: 1, maxLength: 25 }),
            fc.integer({ min: 1, max: 6 }),
            fc.constantFrom("present" as const, "gone" as const),
            async (made, limit, state) => {
              const calls = made.map(({ at, seat }, n) => aCall(`${n % 3}-${n}`, seat, at, n));
              await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_3), calls });
              if (state === "gone")
                await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_3) });
              const whole = await find({ state });
              const order = whole.map(({ at, sourceId }) => ({ at, sourceId }));
              expect(order).toEqual(
                order.toSorted((a, b) => b.at - a.at || (a.sourceId < b.sourceId ? 1 : -1)),
              );
              for (const { sourceId } of calls) expect(ids(whole)).toContain(sourceId);
              const pages: LedgerActivity[] = [];
              let after: ActivityPlace | null = null;
              for (;;) {
                const page: LedgerActivity[] = await find({ state, after, limit });
                expect(page.length).toBeLessThanOrEqual(limit);
                pages.push(...page);
                const last = page.at(-1);
                if (last === undefined) break;
                after = { at: last.at, sourceId: last.sourceId };
              }
              expect(pages).toEqual(whole);
            },
          ),
          { numRuns: 20 },
        );
      },
      MANY_STORES_MS,
    );

    test("tallyAnswers counts outgoing calls, and the answered ones: 3 and 1 of 6", async () => {
      const calls = [
        aCall("1", MARA_SEAT, NOON_1, 60),
        { ...aCall("2", MARA_SEAT, NOON_1, 0), outcome: "unanswered" as const },
        { ...aCall("3", MARA_SEAT, NOON_1, 5), outcome: null },
        { ...aCall("4", MARA_SEAT, NOON_1, 60), direction: "in" as const },
        { ...aCall("5", MARA_SEAT, NOON_1, 60), direction: null },
        aCall("6", MARA_SEAT, NOON_2, 60),
      ];
      const windows = everybody(DAY_1, DAY_3);
      await story.sync({ people: PEOPLE, windows, calls });
      const [from, to] = [BEGIN, Date.parse(NOON_2)];
      const tally = (keys: string[]) => store.ledger.tallyAnswers("justcall", keys, from, to);
      expect(await tally([MARA_SEAT])).toEqual({ attempts: 3, answered: 1 });
      expect(await tally([TEO_SEAT])).toEqual({ attempts: 0, answered: 0 });
      await story.sync({ people: PEOPLE, windows, calls: calls.slice(2) });
      expect(await tally([MARA_SEAT, TEO_SEAT])).toEqual({ attempts: 1, answered: 0 });
    });

    test("findUnreadable gives rows of these people that began in the stretch, or nobody knows when", async () => {
      const at = Date.parse(NOON_1);
      const unreadable = [
        anUnreadable("in", { personKey: MARA_SEAT, at }),
        anUnreadable("end", { personKey: MARA_SEAT, at: at + 1_000 }),
        anUnreadable("before", { personKey: MARA_SEAT, at: at - 1_000 }),
        anUnreadable("when", { personKey: MARA_SEAT }),
        anUnreadable("teo", { personKey: TEO_SEAT, at }),
        anUnreadable("nobody", { at }),
      ];
      await story.sync({ people: PEOPLE, windows: everybody(DAY_1), unreadable });
      const found = async (keys: string[]) =>
        (await store.ledger.findUnreadable("justcall", keys, at, at + 1_000))
          .map(({ sourceId }) => sourceId)
          .sort();
      expect(await found([MARA_SEAT])).toEqual(["in", "when"]);
      expect(await found([TEO_SEAT, ""])).toEqual(["nobody", "teo"]);
      expect(await found([])).toEqual([]);
      const [row] = await store.ledger.findUnreadable("justcall", [TEO_SEAT], at, at + 1_000);
      expect(row).toEqual({
        sourceId: "teo",
        reason: "call_time: was null",
        at,
        personKey: TEO_SEAT,
      });
    });
  });
}
