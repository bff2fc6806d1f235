import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { addDays } from "#src/domain/calendar/day.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { Store } from "#src/store/store.ts";
import { aCall, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
import {
  DAY_1,
  DAY_2,
  DAY_3,
  everybody,
  MANY_STORES_MS,
  MARA,
  MARA_SEAT,
  NOON_1,
  type OpenedStore,
  type OpenedStory,
  PEOPLE,
  STRANGER,
  TEO,
  TEO_SEAT,
} from "./contract-story.ts";

const TYPES: readonly MetricType[] = ["phone_call_quantity", "talk_time_minutes"];
const ALL = { from: "2000-01-01", to: "2099-12-31" };

/** `type day` to each rep's amount, and what nobody owns; whoever was not read is left out. */
type Board = Record<string, Record<string, number>>;

/** The documents summed by hand: seconds of talk time, calls as they are. */
async function byDocuments(store: Store): Promise<Board> {
  const board: Board = {};
  for (const document of await store.metrics.find({ limit: 1_000_000 })) {
    const { type, date, userId, value, metadata } = document;
    const place = `${type} ${date.slice(0, 10)}`;
    board[place] = {
      ...board[place],
      [userId]: type === "talk_time_minutes" ? metadata.totalSeconds : value,
    };
  }
  return board;
}

/** The same, read off the kept sums rep by rep; the sums of the team must say the same. */
async function bySums(store: Store, types = TYPES, range = ALL): Promise<Board> {
  const sums = await store.teamDays.sums(types, range);
  const reps = await store.teamDays.byRep(types, range);
  const read = await store.teamDays.known(types, range);
  expect(sums.userIds).toEqual(reps.userIds);
  expect(read.userIds).toEqual(reps.userIds);
  const bits = new Map(
    read.rows.flatMap(({ type, days, known }) => days.map((day) => [`${type} ${day}`, known])),
  );
  expect(bits.size).toBe(sums.rows.length);
  expect(sums.userIds).not.toContain("unassigned");
  expect(new Set(sums.userIds).size).toBe(sums.userIds.length);
  expect(sums.rows.map(({ type, day }) => [type, day])).toEqual(
    reps.rows.map(({ type, day }) => [type, day]),
  );
  const board: Board = {};
  for (const [place, { type, day, unassigned, amounts }] of reps.rows.entries()) {
    const sum = sums.rows[place];
    const known = Object.fromEntries(
      reps.userIds.flatMap((userId, n) => {
        const amount = amounts.values[n] ?? amounts.unread;
        const isRead = !Object.is(amount, amounts.unread);
        const known = bits.get(`${type} ${day}`) ?? new Uint8Array();
        expect(((known[n >> 3] ?? 0) >> (n & 7)) & 1).toBe(isRead ? 1 : 0);
        return isRead ? [[userId, amount]] : [];
      }),
    );
    expect(sum?.reps).toBe(Object.values(known).reduce((all, amount) => all + amount, 0));
    expect(sum?.unassigned).toBe(unassigned);
    board[`${type} ${day}`] = { ...known, ...(unassigned === null ? {} : { unassigned }) };
  }
  return board;
}

export function teamDaysContract(
  opened: () => OpenedStory,
  open: () => Promise<OpenedStore>,
): void {
  describe("team-days", () => {
    let store: Store;
    let story: Story;
    beforeEach(async () => {
      ({ store, story } = opened());
      await store.users.add([MARA, TEO]);
    });

    test("hold 2 calls of Mara, 1 of Teo and 1 of nobody: 90 + 30 seconds, and 7", async () => {
      await story.sync({
        people: PEOPLE,
        windows: everybody(DAY_1),
        calls: [
          aCall("1", MARA_SEAT, NOON_1, 60),
          aCall("2", MARA_SEAT, NOON_1, 30),
          aCall("3", TEO_SEAT, NOON_1, 30),
          aCall("4", null, NOON_1, 7),
        ],
      });
      expect(await bySums(store)).toEqual({
        [`phone_call_quantity ${DAY_1}`]: { mara: 2, teo: 1, unassigned: 1 },
        [`talk_time_minutes ${DAY_1}`]: { mara: 90, teo: 30, unassigned: 7 },
      });
      const { rows } = await store.teamDays.sums(["talk_time_minutes"], ALL);
      expect(rows.map(({ type, day, reps, unassigned }) => [type, day, reps, unassigned])).toEqual([
        ["talk_time_minutes", DAY_1, 120, 7],
      ]);
    });

    test("know zero from not read: Mara's day without calls is 0, Teo and nobody are not there", async () => {
      await story.sync({ people: PEOPLE, windows: { mara: [DAY_1, DAY_1], teo: [DAY_2, DAY_2] } });
      expect(await bySums(store)).toEqual({
        [`phone_call_quantity ${DAY_1}`]: { mara: 0 },
        [`talk_time_minutes ${DAY_1}`]: { mara: 0 },
        [`phone_call_quantity ${DAY_2}`]: { teo: 0 },
        [`talk_time_minutes ${DAY_2}`]: { teo: 0 },
      });
    });

    test("are asked for by type and days, both ends included, by type and then day", async () => {
      await story.sync({ people: PEOPLE, windows: everybody(DAY_1, DAY_3) });
      const places = async (types: readonly MetricType[], from: string, to: string) =>
        (await store.teamDays.sums(types, { from, to })).rows.map(
          ({ type, day }) => `${type} ${day}`,
        );
      expect(await places(TYPES.toReversed(), DAY_2, DAY_3)).toEqual([
        `phone_call_quantity ${DAY_2}`,
        `phone_call_quantity ${DAY_3}`,
        `talk_time_minutes ${DAY_2}`,
        `talk_time_minutes ${DAY_3}`,
      ]);
      expect(await places(["talk_time_minutes"], DAY_1, DAY_1)).toEqual([
        `talk_time_minutes ${DAY_1}`,
      ]);
      expect(await places([], DAY_1, DAY_3)).toEqual([]);
      expect(await places(["deals_won_amount"], DAY_1, DAY_3)).toEqual([]);
      expect(await places(TYPES, DAY_3, DAY_1)).toEqual([]);
    });

    test("keep everybody's number when others join: nine reps one after the other", async () => {
      const numbers: (readonly string[])[] = [];
      for (let n = 1; n <= 9; n++) {
        const rep = aUser(`rep${10 - n}`);
        await store.users.add([rep]);
        await story.sync({
          people: [aPerson(String(n), rep.email)],
          windows: { [rep.id]: [DAY_1, addDays(DAY_1, n)] },
        });
        numbers.push((await store.teamDays.sums(TYPES, ALL)).userIds);
      }
      for (const [place, userIds] of numbers.entries())
        expect(numbers[8]?.slice(0, place + 1)).toEqual(userIds);
      expect(numbers[8]).toHaveLength(9);
      expect(await bySums(store)).toEqual(await byDocuments(store));
    });

    test(
      "are the documents' sums after any syncs, moves of people and changes of zones",
      async () => {
        const seats = [MARA_SEAT, TEO_SEAT, STRANGER] as const;
        const emails = [MARA.email, TEO.email, "zoe@example.com", null] as const;
        const zones = [null, "Asia/Kolkata", "America/Denver", "Pacific/Auckland"] as const;
        const users = [MARA, TEO, aUser("zoe")];
        const step = fc.record({
          calls: fc.array(
            fc.record({
              id: fc.integer({ min: 1, max: 15 }),
              seat: fc.constantFrom(...seats, null),
              minutes: fc.integer({ min: 0, max: 5 * 24 * 60 }),
              seconds: fc.integer({ min: 0, max: 4_000 }),
            }),
            { maxLength: 8 },
          ),
          // Whose address each seat bears from now on.
          bearers: fc.tuple(...seats.map(() => fc.constantFrom(...emails))),
          zone: fc.record({ user: fc.constantFrom(0, 1, 2), zone: fc.constantFrom(...zones) }),
          who: fc.constantFrom("mara", "teo", "zoe", "unassigned", "all"),
          from: fc.integer({ min: 0, max: 5 }),
          days: fc.integer({ min: 0, max: 3 }),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
            const own = await open();
            try {
              const tale = new Story(own.store);
              await own.store.users.add(users);
              for (const { calls, bearers, zone, who, from, days } of steps) {
                const user = users[zone.user] ?? MARA;
                await own.store.users.update([{ ...user, timeZone: zone.zone }]);
                const range = [addDays(DAY_1, from), addDays(DAY_1, from + days)] as const;
                const reps = who === "all" ? ["mara", "teo", "zoe", "unassigned"] : [who];
                await tale.sync({
                  people: seats.map((seat, n) => aPerson(seat, bearers[n] ?? null)),
                  windows: Object.fromEntries(reps.map((rep) => [rep, range])),
                  calls: calls.map(({ id, seat, minutes, seconds }) =>
                    aCall(String(id), seat, Date.parse(NOON_1) + minutes * 60_000, seconds),
                  ),
                });
                expect(await bySums(own.store)).toEqual(await byDocuments(own.store));
              }
            } finally {
              await own.close();
            }
          }),
          { numRuns: 40 },
        );
      },
      MANY_STORES_MS,
    );
  });
}
