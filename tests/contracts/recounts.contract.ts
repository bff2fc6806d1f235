import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#src/store/store.ts";
import { aCall, type Story } from "#tests/builders/store-sync.ts";
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
} from "./contract-story.ts";

export function recountsContract(opened: () => OpenedStory): void {
  describe("a recount", () => {
    let store: Store;
    let story: Story;
    beforeEach(() => {
      ({ store, story } = opened());
    });

    beforeEach(() => store.users.add([MARA, TEO]));

    test("a row that moved to another day recounts both, covered, outside the windows", async () => {
      const calls = [aCall("1", MARA_SEAT, NOON_1, 60)];
      await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_3] }, calls });
      await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_2, DAY_2] },
        personKeys: [],
        calls: [aCall("1", MARA_SEAT, NOON_3, 60)],
      });
      expect(await story.board()).toEqual({
        [`mara ${DAY_1}`]: "0/0",
        [`mara ${DAY_2}`]: "0/0",
        [`mara ${DAY_3}`]: "1/60",
      });
    });

    test("a row that moved to another person recounts the days of both", async () => {
      await story.sync({
        people: PEOPLE,
        windows: everybody(DAY_1),
        calls: [aCall("1", MARA_SEAT, NOON_1, 60)],
      });
      await story.sync({
        people: PEOPLE,
        windows: { teo: [DAY_1, DAY_1] },
        personKeys: [TEO_SEAT],
        calls: [aCall("1", TEO_SEAT, NOON_1, 60)],
      });
      expect(await story.board()).toEqual({
        [`mara ${DAY_1}`]: "0/0",
        [`teo ${DAY_1}`]: "1/60",
        [`unassigned ${DAY_1}`]: "0/0",
      });
    });

    test("a day that was never covered gets no document, whatever rows it has", async () => {
      await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_1] },
        calls: [
          aCall("1", MARA_SEAT, NOON_1, 60),
          aCall("2", MARA_SEAT, NOON_2, 60),
          aCall("3", TEO_SEAT, NOON_1, 60),
          aCall("4", null, NOON_1, 60),
        ],
      });
      expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "1/60" });
      await story.sync({
        people: PEOPLE,
        windows: { mara: [DAY_1, DAY_1] },
        calls: [aCall("1", MARA_SEAT, NOON_2, 60), aCall("3", TEO_SEAT, NOON_2, 60)],
      });
      expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "0/0" });
    });

    test("a row that somebody else changed after the read began stays as it is", async () => {
      const windows = { mara: [DAY_1, DAY_1] } as const;
      await story.sync({
        people: PEOPLE,
        windows,
        calls: [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_1, 5)],
      });
      const began = story.now + 500;
      await story.sync({
        people: PEOPLE,
        windows,
        calls: [aCall("1", MARA_SEAT, NOON_1, 99), aCall("3", MARA_SEAT, NOON_1, 100)],
      });
      // This read saw call 1 before it was changed, call 2 no more, and not yet call 3.
      await story.sync({
        people: PEOPLE,
        windows,
        readStartedAt: began,
        calls: [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_1, 5)],
      });
      // 99 + 100
      expect(await story.board()).toEqual({ [`mara ${DAY_1}`]: "2/199" });
    });

    test("a row that comes to a day cut in a zone that is the rep's no longer is counted, by the new zone", async () => {
      // Only Mara's 10th is covered, cut in UTC; 02:00 of that day is still the 9th in Denver.
      await story.sync({ people: PEOPLE, windows: { ...everybody(DAY_1), teo: [DAY_2, DAY_2] } });
      await store.users.update([{ ...MARA, timeZone: "America/Denver" }]);
      await story.sync({
        people: PEOPLE,
        windows: { teo: [DAY_2, DAY_2] },
        personKeys: [TEO_SEAT],
        calls: [aCall("1", MARA_SEAT, `${DAY_1}T02:00:00Z`, 60)],
      });
      const [covered] = await store.coverage.list("justcall", { from: DAY_1, to: DAY_1 }, "mara");
      const board = await story.board();
      expect([covered?.zone, board[`mara ${DAY_1}`]]).toEqual(["America/Denver", "0/0"]);
    });
  });
}
