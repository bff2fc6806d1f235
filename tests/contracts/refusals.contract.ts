import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#src/store/store.ts";
import { aCall, anUnreadable, aPerson, type Story } from "#tests/builders/store-sync.ts";
import {
  DAY_1,
  DAY_2,
  MARA,
  MARA_SEAT,
  NOON_1,
  NOON_3,
  type OpenedStory,
  PEOPLE,
  seenIn,
  TEO,
} from "./contract-story.ts";

export function refusalsContract(opened: () => OpenedStory): void {
  describe("a row or a commit that does not pass", () => {
    let store: Store;
    let story: Story;
    beforeEach(() => {
      ({ store, story } = opened());
    });

    beforeEach(() => store.users.add([MARA, TEO]));

    test("an unreadable row is kept aside, never counted as vanished, and let go once it is read", async () => {
      const windows = { mara: [DAY_1, DAY_1] } as const;
      const call = aCall("1", MARA_SEAT, NOON_1, 60);
      await story.sync({ people: PEOPLE, windows, calls: [call] });
      const bad = anUnreadable("1", { personKey: MARA_SEAT, at: Date.parse(NOON_1) });
      const outcome = await story.sync({ people: PEOPLE, windows, unreadable: [bad] });
      expect(outcome.errors).toEqual([{ callId: "1", reason: bad.reason }]);
      expect(outcome.reps[0]).toMatchObject({
        totalCalls: 1,
        callsProcessed: 1,
        changes: { added: 0, changed: 0, unchanged: 2 },
        errors: [{ callId: "1", reason: bad.reason }],
      });
      expect(await store.ledger.countUnreadable("justcall")).toBe(1);
      await story.sync({ people: PEOPLE, windows, unreadable: [bad] });
      expect(await store.ledger.countUnreadable("justcall")).toBe(1);
      await story.sync({ people: PEOPLE, windows, calls: [call] });
      expect(await store.ledger.countUnreadable("justcall")).toBe(0);
      expect(await store.ledger.countUnreadable("copper")).toBe(0);
      expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "1/60" });
    });

    test("an unreadable row counts as received when it lies in the window or nobody knows where", async () => {
      const outcome = await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_1], teo: [DAY_1, DAY_1] },
        unreadable: [
          anUnreadable("1", { personKey: MARA_SEAT, at: null }),
          anUnreadable("2", { personKey: MARA_SEAT, at: Date.parse(NOON_1) }),
          anUnreadable("3", { personKey: MARA_SEAT, at: Date.parse(NOON_3) }),
          anUnreadable("4", { personKey: "", at: null }),
        ],
      });
      expect(outcome.reps.map((rep) => [rep.userId, rep.totalCalls, rep.callsProcessed])).toEqual([
        ["mara", 2, 0],
        ["teo", 0, 0],
      ]);
      expect(outcome.errors).toHaveLength(4);
    });

    test("a commit whose lease was lost is a conflict and writes nothing", async () => {
      await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_1] },
        calls: [aCall("1", MARA_SEAT, NOON_1, 60)],
      });
      const before = await seenIn(opened());
      const lease = await story.claim("all", 1_000);
      const intake = await store.ledger.openIntake("justcall");
      await intake.add("0", [aCall("2", MARA_SEAT, NOON_1, 60)], [anUnreadable("3")]);
      story.now += 1_000;
      const other = await story.claim("all");
      const plan = story.plan(lease, {
        people: [...PEOPLE, aPerson("99", "new@example.com")],
        windows: { mara: [DAY_1, DAY_2] },
      });
      await expect(intake.commit(plan)).rejects.toMatchObject({ code: "conflict" });
      expect(await seenIn(opened())).toEqual(before);
      expect(await store.runs.find(other.runId)).toMatchObject({ state: "running" });
    });

    test("a commit after a recorded failure is a conflict as well", async () => {
      const lease = await story.claim("all");
      const intake = await store.ledger.openIntake("justcall");
      await intake.add("0", [aCall("2", MARA_SEAT, NOON_1, 60)], []);
      await store.runs.fail(lease, { code: "internal", message: "no" }, NOON_3);
      const plan = story.plan(lease, { windows: { mara: [DAY_1, DAY_1] } });
      await expect(intake.commit(plan)).rejects.toMatchObject({ code: "conflict" });
      expect(await story.documents()).toEqual([]);
    });

    test("a commit that fails in its last step writes nothing, and the run goes on", async () => {
      const before = await seenIn(opened());
      const lease = await story.claim("all");
      const intake = await store.ledger.openIntake("justcall");
      await intake.add("0", [aCall("1", MARA_SEAT, NOON_1, 60)], [anUnreadable("2")]);
      const plan = {
        ...story.plan(lease, { people: PEOPLE, windows: { mara: [DAY_1, DAY_1] } }),
        conclude: () => {
          throw new Error("no conclusion");
        },
      };
      await expect(intake.commit(plan)).rejects.toThrow("no conclusion");
      expect(await seenIn(opened())).toEqual(before);
      expect(await store.runs.find(lease.runId)).toMatchObject({ state: "running" });
      expect(await store.runs.renew(lease, story.now, 60_000)).toBe(true);
    });
  });
}
