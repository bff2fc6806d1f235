import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, eachDay } from "#src/domain/calendar/day.ts";
import { readConfig } from "#src/server/config.ts";
import { dayDigest } from "#src/server/day-digests.ts";
import { openStore } from "#src/server/open-store.ts";
import type { Store } from "#src/store/store.ts";
import { FIRESTORE, SQLITE } from "#tests/builders/engines.ts";
import { aCall, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
import {
  MANY_STORES_MS,
  MARA,
  MARA_SEAT,
  readDaysOf,
  repDaysOf,
  STRANGER,
  TEO,
  TEO_SEAT,
} from "#tests/contracts/contract-story.ts";

const FIRST = "2025-10-30";
const RANGE = { from: "2025-10-01", to: "2025-11-30" };
const TYPES = ["phone_call_quantity", "talk_time_minutes"] as const;
const SEATS = [MARA_SEAT, TEO_SEAT, STRANGER] as const;
const ZONES = [null, "Asia/Kolkata", "America/New_York", "Pacific/Auckland"] as const;
const MAILS = [MARA.email, TEO.email, "zoe@example.com", null] as const;

const change = fc.record({
  id: fc.integer({ min: 1, max: 12 }),
  seat: fc.constantFrom(...SEATS, null),
  minutes: fc.integer({ min: 0, max: 7 * 24 * 60 - 1 }),
  seconds: fc.integer({ min: 0, max: 5_000 }),
});

const step = fc.record({
  calls: fc.array(change, { maxLength: 8 }),
  bearers: fc.tuple(...SEATS.map(() => fc.constantFrom(...MAILS))),
  zone: fc.record({ user: fc.constantFrom(0, 1), zone: fc.constantFrom(...ZONES) }),
  who: fc.constantFrom("mara", "teo", "all"),
  from: fc.integer({ min: 0, max: 6 }),
  days: fc.integer({ min: 0, max: 4 }),
  later: fc.integer({ min: 0, max: 10 }),
});

/** Everything that a report could ask of the counted numbers. */
async function answersOf(store: Store) {
  const owners = await store.people.owners("justcall");
  const calls = (state: "present" | "gone") =>
    store.ledger.findActivities({
      source: "justcall",
      kind: "call",
      personKeys: ["", ...SEATS],
      from: 0,
      to: 4e12,
      state,
      after: null,
      limit: 1_000,
    });
  return {
    documents: await store.metrics.find({ limit: 10_000 }),
    teamDays: (await store.teamDays.sums(TYPES, RANGE)).rows,
    repDays: await repDaysOf(store, TYPES, RANGE),
    readDays: await readDaysOf(store, TYPES, RANGE),
    coverage: await store.coverage.list("justcall", RANGE, null),
    open: await store.coverage.listOpen("justcall", RANGE),
    people: await store.people.list("justcall"),
    owners: [...owners].sort(),
    present: await calls("present"),
    gone: await calls("gone"),
    marks: [await store.settings.user("mara"), await store.settings.user("teo")],
  };
}

/** Of every day that any sync of the story could have counted. */
function digestsOf(store: Store) {
  return Promise.all(eachDay(FIRST, addDays(FIRST, 11)).map((day) => dayDigest(store, day)));
}

describe.skipIf(!FIRESTORE.isHere)("the engines", () => {
  test(
    "answer every question alike after the same random syncs",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
          const places = [SQLITE.newPlace(), FIRESTORE.newPlace()];
          const stores = await Promise.all(
            places.map(({ settings }) =>
              openStore(readConfig(settings, "cli"), { checkIntegrity: false }),
            ),
          );
          try {
            const stories = stores.map((store) => new Story(store));
            const users = [MARA, TEO, aUser("zoe")];
            for (const store of stores) await store.users.add(users);
            for (const { calls, bearers, zone, who, from, days, later } of steps) {
              const window = [addDays(FIRST, from), addDays(FIRST, from + days)] as const;
              const reps = who === "all" ? ["mara", "teo", "zoe", "unassigned"] : [who];
              const outcomes = [];
              for (const [place, store] of stores.entries()) {
                const story = stories[place];
                if (story === undefined) throw new Error("no story");
                const user = users[zone.user] ?? MARA;
                await store.users.update([{ ...user, timeZone: zone.zone }]);
                outcomes.push(
                  await story.sync({
                    people: SEATS.map((seat, n) => aPerson(seat, bearers[n] ?? null)),
                    windows: Object.fromEntries(reps.map((rep) => [rep, window])),
                    personKeys: who === "all" ? null : [who === "mara" ? MARA_SEAT : TEO_SEAT],
                    // Read at times in the middle of the days, so that some are still open.
                    readStartedAt: Date.parse(`${addDays(FIRST, later)}T12:00:00Z`),
                    calls: calls.map(({ id, seat, minutes, seconds }) =>
                      aCall(
                        String(id),
                        seat,
                        Date.parse(`${FIRST}T00:00:00Z`) + minutes * 60_000,
                        seconds,
                      ),
                    ),
                  }),
                );
              }
              const [sqlite, firestore] = stores;
              if (sqlite === undefined || firestore === undefined) throw new Error("no store");
              expect(outcomes[1]).toEqual(outcomes[0]);
              expect(await answersOf(firestore)).toEqual(await answersOf(sqlite));
            }
            const [first, second] = await Promise.all(stores.map(digestsOf));
            expect(second).toEqual(first);
          } finally {
            for (const store of stores) await store.close();
            for (const place of places) await place.remove();
          }
        }),
        { numRuns: 25, endOnFailure: true },
      );
    },
    MANY_STORES_MS,
  );
});
