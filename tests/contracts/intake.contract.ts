import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#src/store/store.ts";
import { aCall, anUnreadable, type Story } from "#tests/builders/store-sync.ts";
import {
  DAY_1,
  MARA,
  MARA_SEAT,
  NOON_1,
  type OpenedStory,
  PEOPLE,
  seenIn,
  TEO,
} from "./contract-story.ts";

export function intakeContract(opened: () => OpenedStory): void {
  describe("an intake", () => {
    let store: Store;
    let story: Story;
    beforeEach(() => {
      ({ store, story } = opened());
    });

    beforeEach(() => store.users.add([MARA, TEO]));

    test("is seen by nobody before its commit, and by nobody after it was discarded", async () => {
      const before = await seenIn(opened());
      const intake = await store.ledger.openIntake("justcall");
      await intake.add("0", [aCall("1", MARA_SEAT, NOON_1, 60)], [anUnreadable("2")]);
      expect(await seenIn(opened())).toEqual(before);
      await intake.discard();
      expect(await seenIn(opened())).toEqual(before);
      await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_1] } });
      expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "0/0" });
    });

    test("does not mix with another that is open at the same time", async () => {
      const other = await store.ledger.openIntake("justcall");
      await other.add("0", [aCall("1", MARA_SEAT, NOON_1, 60)], [anUnreadable("9")]);
      await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_1] },
        calls: [aCall("2", MARA_SEAT, NOON_1, 5)],
      });
      expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "1/5" });
      expect(await store.ledger.countUnreadable("justcall")).toBe(0);
      await other.discard();
    });

    test("forgets what a part brought, and no other part", async () => {
      await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_1] },
        async meanwhile(intake) {
          await intake.add("a", [aCall("1", MARA_SEAT, NOON_1, 1)], [anUnreadable("8")]);
          await intake.add("b", [aCall("2", MARA_SEAT, NOON_1, 20)], [anUnreadable("9")]);
          await intake.forget("a");
          await intake.add("a", [aCall("3", MARA_SEAT, NOON_1, 300)], []);
        },
      });
      // 20 + 300
      expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "2/320" });
      expect(await store.ledger.countUnreadable("justcall")).toBe(1);
    });

    test("replaces a row that comes again, on the same page, in the same part or in another", async () => {
      const outcome = await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_1] },
        async meanwhile(intake) {
          const twice = [aCall("1", MARA_SEAT, NOON_1, 1), aCall("1", MARA_SEAT, NOON_1, 2)];
          await intake.add("a", twice, []);
          await intake.add("a", [aCall("1", MARA_SEAT, NOON_1, 3)], []);
          await intake.add("b", [aCall("1", MARA_SEAT, NOON_1, 4)], []);
        },
      });
      expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "1/4" });
      expect(outcome.reps[0]).toMatchObject({ totalCalls: 1, callsProcessed: 1 });
    });

    test("counts a row once that was unreadable on one page and readable on a later one", async () => {
      const outcome = await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_1] },
        async meanwhile(intake) {
          await intake.add("a", [], [anUnreadable("1", { personKey: MARA_SEAT })]);
          await intake.add("b", [aCall("1", MARA_SEAT, NOON_1, 60)], []);
        },
      });
      expect(outcome.errors).toEqual([]);
      expect(outcome.reps[0]).toMatchObject({ totalCalls: 1, callsProcessed: 1, errors: [] });
      expect(await store.ledger.countUnreadable("justcall")).toBe(0);
    });
  });
}
