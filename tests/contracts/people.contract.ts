import { beforeEach, describe, expect, test } from "vitest";
import type { Store } from "#src/store/store.ts";
import { aCall, aPerson, aUser, type Story } from "#tests/builders/store-sync.ts";
import {
  DAY_1,
  DAY_2,
  DAY_3,
  everybody,
  MARA,
  MARA_SEAT,
  NOON_1,
  NOON_2,
  type OpenedStory,
  PEOPLE,
  STRANGER,
  TEO,
  TEO_SEAT,
} from "./contract-story.ts";

export function peopleContract(opened: () => OpenedStory): void {
  describe("people", () => {
    let store: Store;
    let story: Story;
    beforeEach(() => {
      ({ store, story } = opened());
    });

    beforeEach(() => store.users.add([MARA, TEO]));

    test("people are kept: the vendor's list, and whoever is on a call beside it", async () => {
      await story.sync({
        people: PEOPLE,
        windows: everybody(DAY_1),
        calls: [aCall("1", STRANGER, NOON_1, 60)],
      });
      const people = await store.people.list("justcall");
      expect(people.map((person) => person.id).sort()).toEqual([MARA_SEAT, TEO_SEAT, STRANGER]);
      expect(people.find((person) => person.id === STRANGER)?.name).toBe(`Agent ${STRANGER}`);
      // Who is struck off the list stays known; who changed is as the list says now.
      const renamed = { ...aPerson(MARA_SEAT, "mara@example.com", "Asia/Tokyo"), name: "Mara" };
      await story.sync({ people: [renamed], windows: everybody(DAY_1) });
      const later = await store.people.list("justcall");
      expect(later).toHaveLength(3);
      expect(later.find((person) => person.id === MARA_SEAT)).toEqual(renamed);
      expect(await store.people.list("copper")).toEqual([]);
    });

    test("calls of nobody and of strangers are unassigned: 60 + 5 + 7 seconds of three calls", async () => {
      await story.sync({
        people: PEOPLE,
        windows: everybody(DAY_1),
        calls: [
          aCall("1", null, NOON_1, 60),
          aCall("2", STRANGER, NOON_1, 5),
          { ...aCall("3", null, NOON_1, 7), person: { id: null, name: "X", email: "x@y.org" } },
          aCall("4", MARA_SEAT, NOON_1, 1_000),
        ],
      });
      expect(await story.board()).toEqual({
        [`mara ${DAY_1}`]: "1/1000",
        [`teo ${DAY_1}`]: "0/0",
        [`unassigned ${DAY_1}`]: "3/72",
      });
    });

    test("a row with an address alone counts for the rep who has it", async () => {
      const person = { id: null, name: null, email: "MARA@example.com" };
      await story.sync({
        people: PEOPLE,
        windows: everybody(DAY_1),
        calls: [{ ...aCall("1", null, NOON_1, 60), person }, aCall("2", MARA_SEAT, NOON_1, 1)],
      });
      expect(await story.board()).toMatchObject({
        [`mara ${DAY_1}`]: "2/61",
        [`unassigned ${DAY_1}`]: "0/0",
      });
    });

    test("when a rep is added their calls leave unassigned, and count for them on every day that was read whole", async () => {
      const people = [...PEOPLE, aPerson(STRANGER, "zoe@example.com")];
      const calls = [aCall("1", STRANGER, NOON_1, 60), aCall("2", null, NOON_1, 5)];
      await story.sync({ people, windows: everybody(DAY_1, DAY_2), calls });
      expect(await story.board()).toMatchObject({ [`unassigned ${DAY_1}`]: "2/65" });
      await store.users.add([aUser("zoe")]);
      // A sync of somebody else notices: everybody's calls were read on those days, and hers among them.
      await story.sync({ people, windows: { mara: [DAY_1, DAY_1] }, personKeys: [MARA_SEAT] });
      expect(await story.board()).toMatchObject({
        [`unassigned ${DAY_1}`]: "1/5",
        [`zoe ${DAY_1}`]: "1/60",
        [`zoe ${DAY_2}`]: "0/0",
      });
      await story.sync({
        people,
        windows: { zoe: [DAY_1, DAY_1] },
        personKeys: [STRANGER],
        calls: calls.slice(0, 1),
      });
      expect(await story.board()).toMatchObject({
        [`zoe ${DAY_1}`]: "1/60",
        [`unassigned ${DAY_1}`]: "1/5",
      });
    });

    test("when a seat passes to another rep, its covered days pass with it, and whoever has none left has no numbers", async () => {
      const calls = [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_2, 30)];
      await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_2), calls });
      const passed = [aPerson(MARA_SEAT, TEO.email), aPerson(TEO_SEAT, TEO.email)];
      await story.sync({
        people: passed,
        windows: { teo: [DAY_2, DAY_2] },
        personKeys: [MARA_SEAT, TEO_SEAT],
        calls: calls.slice(1),
      });
      const board = await story.board();
      expect(board).toMatchObject({ [`teo ${DAY_1}`]: "1/60", [`teo ${DAY_2}`]: "1/30" });
      expect(Object.keys(board).filter((key) => key.startsWith("mara"))).toEqual([]);
    });

    describe("when somebody becomes another's while everybody is being read", () => {
      const calls = [aCall("1", MARA_SEAT, NOON_1, 60), aCall("2", MARA_SEAT, NOON_2, 30)];
      const people = [aPerson(MARA_SEAT, MARA.email)];
      const windows = (from: string, to: string) =>
        ({ mara: [from, to], unassigned: [from, to] }) as const;
      const toTeo = { source: "justcall", personId: MARA_SEAT, userId: "teo" } as const;
      const match = async () => {
        await store.settings.changeWorkspace({ matches: [toTeo] });
      };
      const recount = async () => {
        const lease = await story.claim("recount");
        const intake = await store.ledger.openIntake("justcall");
        const conclude = () => ({ reps: [], errors: [], warnings: [] });
        const plan = story.plan(lease, { windows: {} });
        await intake.commit({ ...plan, vanish: null, conclude });
      };
      const coveredDays = async (userId: string) => {
        const range = { from: DAY_1, to: DAY_3 };
        return (await store.coverage.list("justcall", range, userId)).map(({ day }) => day);
      };

      test.each([
        ["and their ledger is counted at once", recount],
        ["and nothing else happens", async () => undefined],
      ])("%s, their days are the other's when the reading ends", async (_, next) => {
        await story.sync({ people, windows: windows(DAY_1, DAY_1), calls: calls.slice(0, 1) });
        const { reps, syncedAt } = await story.sync({
          people,
          windows: windows(DAY_1, DAY_2),
          calls,
          async meanwhile() {
            await match();
            await next();
          },
        });
        const board = {
          [`teo ${DAY_1}`]: "1/60",
          [`teo ${DAY_2}`]: "1/30",
          [`unassigned ${DAY_1}`]: "0/0",
          [`unassigned ${DAY_2}`]: "0/0",
        };
        expect(await story.board()).toEqual(board);
        expect(await coveredDays("teo")).toEqual([DAY_1, DAY_2]);
        // Of what was read after she had been taken for somebody else nothing is hers.
        expect(await coveredDays("mara")).not.toContain(DAY_2);
        expect(
          reps.map(({ userId, userEmail, totalCalls, callsProcessed }) => [
            userId,
            userEmail,
            totalCalls,
            callsProcessed,
          ]),
        ).toEqual([
          ["unassigned", null, 0, 0],
          ["teo", TEO.email, 2, 2],
          ["mara", MARA.email, 0, 0],
        ]);
        expect((await store.settings.user("teo")).lastJustCallSyncAt).toBe(syncedAt);
        expect((await store.settings.user("mara")).lastJustCallSyncAt).not.toBe(syncedAt);
        await story.sync({ people, windows: windows(DAY_1, DAY_2), calls });
        expect(await story.board()).toEqual(board);
      });

      test("the other has the days that lie wholly in what was read, by their own clock", async () => {
        await store.users.update([{ ...TEO, timeZone: "America/Denver" }]);
        await story.sync({
          people,
          windows: windows(DAY_1, DAY_3),
          calls,
          meanwhile: match,
        });
        expect(await coveredDays("teo")).toEqual([DAY_1, DAY_2]);
      });

      test("the reading of one rep brings nobody else a day", async () => {
        await story.sync({
          people,
          windows: { mara: [DAY_1, DAY_2] },
          personKeys: [MARA_SEAT],
          calls,
          meanwhile: match,
        });
        expect(await story.board()).toEqual({});
      });
    });

    test("when a rep's zone changes, all their covered days are cut anew", async () => {
      // 2026-06-11T03:00Z is still the 10th in Denver (UTC-6 in summer).
      const calls = [
        aCall("1", MARA_SEAT, NOON_1, 60),
        aCall("2", MARA_SEAT, "2026-06-11T03:00:00Z", 5),
        aCall("3", MARA_SEAT, "2026-06-12T02:00:00Z", 7),
      ];
      await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_3] }, calls });
      expect(await story.board()).toEqual({
        [`mara ${DAY_1}`]: "1/60",
        [`mara ${DAY_2}`]: "1/5",
        [`mara ${DAY_3}`]: "1/7",
      });
      await store.users.update([{ ...MARA, timeZone: "America/Denver" }]);
      await story.sync({ people: PEOPLE, windows: { mara: [DAY_3, DAY_3] }, personKeys: [] });
      expect(await story.board()).toEqual({
        [`mara ${DAY_1}`]: "2/65",
        [`mara ${DAY_2}`]: "1/7",
        [`mara ${DAY_3}`]: "0/0",
      });
    });

    test("a rep's changed zone counts no call twice when another's sync touches one of their days", async () => {
      const calls = [aCall("1", MARA_SEAT, "2026-06-11T03:00:00Z", 5)];
      await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_2), calls });
      await store.users.update([{ ...MARA, timeZone: "America/Denver" }]);
      // Teo's sync brings a row that has passed to Mara, on her 10th.
      await story.sync({
        people: PEOPLE,
        windows: { teo: [DAY_2, DAY_2] },
        personKeys: [TEO_SEAT],
        calls: [aCall("2", MARA_SEAT, NOON_1, 60)],
      });
      const board = await story.board();
      const counts = [board[`mara ${DAY_1}`], board[`mara ${DAY_2}`]];
      // Two calls in all: both on Mara's 10th by her new clock.
      expect(counts).toEqual(["2/65", "0/0"]);
    });

    test("a rep without a zone has the vendor's, else the workspace's; unassigned has the workspace's", async () => {
      const at = "2026-06-11T03:00:00Z";
      await story.sync({
        people: [aPerson(MARA_SEAT, MARA.email, "America/Denver"), aPerson(TEO_SEAT, TEO.email)],
        workspaceZone: "Asia/Tokyo",
        windows: everybody(DAY_1, DAY_2),
        stretch: ["2026-06-01", "2026-06-30"],
        calls: [
          aCall("1", MARA_SEAT, at, 1),
          aCall("2", TEO_SEAT, "2026-06-10T16:00:00Z", 2),
          aCall("3", null, "2026-06-10T16:00:00Z", 3),
        ],
      });
      expect(await story.board()).toEqual({
        [`mara ${DAY_1}`]: "1/1",
        [`mara ${DAY_2}`]: "0/0",
        [`teo ${DAY_1}`]: "0/0",
        [`teo ${DAY_2}`]: "1/2",
        [`unassigned ${DAY_1}`]: "0/0",
        [`unassigned ${DAY_2}`]: "1/3",
      });
    });

    test("owners are whom calls were last counted for, also while a change waits for the next sync", async () => {
      const owners = async () => Object.fromEntries(await store.people.owners("justcall"));
      const people = [...PEOPLE, aPerson(STRANGER, "zoe@example.com")];
      expect(await owners()).toEqual({});
      await story.sync({ people, windows: everybody(DAY_1) });
      const before = { [MARA_SEAT]: "mara", [TEO_SEAT]: "teo", [STRANGER]: "unassigned" };
      expect(await owners()).toEqual(before);
      await store.users.add([aUser("zoe")]);
      expect(await owners()).toEqual(before);
      await story.sync({ people, windows: { teo: [DAY_1, DAY_1] }, personKeys: [TEO_SEAT] });
      expect(await owners()).toEqual({ ...before, [STRANGER]: "zoe" });
      expect(await store.people.owners("copper")).toEqual(new Map());
    });

    test("a day is open as long as it was last read before its end, where it was cut", async () => {
      // Read at noon of the 20th in UTC, which in Kiritimati is two in the morning of the 21st.
      await store.users.add([aUser("east", { timeZone: "Pacific/Kiritimati" }), aUser("here")]);
      const days = ["2026-06-19", "2026-06-20"] as const;
      const range = { from: "2026-06-01", to: "2026-06-30" };
      const people = [aPerson("1", "east@example.com"), aPerson("2", "here@example.com")];
      const sync = { people, windows: { east: days, here: days } };
      await story.sync({ ...sync, readStartedAt: Date.parse("2026-06-20T12:00:00Z") });
      expect(await store.coverage.listOpen("justcall", range)).toEqual([
        { userId: "here", day: "2026-06-20" },
      ]);
      expect(await store.coverage.listOpen("copper", range)).toEqual([]);
      await story.sync({ ...sync, readStartedAt: Date.parse("2026-06-21T00:00:00Z") });
      expect(await store.coverage.listOpen("justcall", range)).toEqual([]);
    });

    test("coverage is asked for one rep or all, and says in which zone a day was cut", async () => {
      await store.users.update([{ ...MARA, timeZone: "America/Denver" }]);
      const sync = {
        people: PEOPLE,
        workspaceZone: "Asia/Tokyo",
        windows: everybody(DAY_1, DAY_2),
        stretch: ["2026-06-09", "2026-06-13"],
      } as const;
      await story.sync(sync);
      const range = { from: DAY_1, to: DAY_2 };
      const cuts = async (userId: string | null) =>
        (await store.coverage.list("justcall", range, userId)).map(
          ({ day, userId: whose, zone }) => `${day} ${whose} ${zone}`,
        );
      expect(await cuts("mara")).toEqual([
        `${DAY_1} mara America/Denver`,
        `${DAY_2} mara America/Denver`,
      ]);
      expect(await cuts(null)).toEqual([
        `${DAY_1} mara America/Denver`,
        `${DAY_1} teo Asia/Tokyo`,
        `${DAY_1} unassigned Asia/Tokyo`,
        `${DAY_2} mara America/Denver`,
        `${DAY_2} teo Asia/Tokyo`,
        `${DAY_2} unassigned Asia/Tokyo`,
      ]);
      await store.users.update([{ ...MARA, timeZone: "Asia/Kolkata" }]);
      expect((await cuts("mara"))[0]).toBe(`${DAY_1} mara America/Denver`);
      await story.sync({ ...sync, windows: { mara: [DAY_2, DAY_2] }, personKeys: [MARA_SEAT] });
      // All of them at once: days cut side by side in two zones would overlap.
      expect(await cuts("mara")).toEqual([
        `${DAY_1} mara Asia/Kolkata`,
        `${DAY_2} mara Asia/Kolkata`,
      ]);
    });
  });
}
