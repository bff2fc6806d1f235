import type { DayRange } from "#src/domain/calendar/period.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { Store } from "#src/store/store.ts";
import type { SyncOutcome } from "#src/store/sync-runs.ts";
import { aPerson, aUser, type Story, type StorySync } from "#tests/builders/store-sync.ts";

/** An empty store of some engine. */
export interface OpenedStore {
  readonly store: Store;
  close(): Promise<void>;
}

/** The store of the test that runs, and the syncs that are told about it. */
export interface OpenedStory {
  readonly store: Store;
  readonly story: Story;
}

export const MARA = aUser("mara");
export const TEO = aUser("teo");
export const [MARA_SEAT, TEO_SEAT, STRANGER] = ["11", "12", "13"] as const;
export const PEOPLE = [aPerson(MARA_SEAT, "Mara@Example.com"), aPerson(TEO_SEAT, TEO.email)];
export const [DAY_1, DAY_2, DAY_3] = ["2026-06-10", "2026-06-11", "2026-06-12"] as const;
export const NOON_1 = `${DAY_1}T12:00:00Z`;
export const NOON_2 = `${DAY_2}T12:00:00Z`;
export const NOON_3 = `${DAY_3}T12:00:00Z`;

/** How long a property of hundreds of syncs may take (ms), on an engine that is a network away. */
export const MANY_STORES_MS = 240_000;

/** Both reps and nobody, over the same days. */
export function everybody(from: string, to = from): StorySync["windows"] {
  return { mara: [from, to], teo: [from, to], unassigned: [from, to] };
}

/** What a sync changed, of all its reps. */
export function totals({ reps }: Pick<SyncOutcome, "reps">) {
  return reps.reduce(
    (sum, { changes }) => ({
      added: sum.added + changes.added,
      changed: sum.changed + changes.changed,
      unchanged: sum.unchanged + changes.unchanged,
    }),
    { added: 0, changed: 0, unchanged: 0 },
  );
}

/** Whatever a commit could have written. */
export async function seenIn({ store, story }: OpenedStory) {
  const range = { from: DAY_1, to: DAY_3 };
  const types = ["phone_call_quantity", "talk_time_minutes"] as const;
  return {
    documents: await story.documents(),
    teamDays: await store.teamDays.sums(types, range),
    repDays: await store.teamDays.byRep(types, range),
    calls: await store.ledger.tallyCalls("justcall", ["", MARA_SEAT], 0, 4e12),
    unreadable: await store.ledger.countUnreadable("justcall"),
    people: await store.people.list("justcall"),
    owners: await store.people.owners("justcall"),
    coverage: await store.coverage.list("justcall", range, null),
    mark: await store.settings.user("mara"),
  };
}

/** What each rep came to, day by day, by their ids: which number a rep has is each store's own. */
export async function repDaysOf(store: Store, types: readonly MetricType[], range: DayRange) {
  const { userIds, rows } = await store.teamDays.byRep(types, range);
  return rows.map(({ type, day, unassigned, amounts }) => ({
    type,
    day,
    unassigned,
    reps: Object.fromEntries(
      userIds.flatMap((userId, n) => {
        const amount = amounts.values[n] ?? amounts.unread;
        return Object.is(amount, amounts.unread) ? [] : [[userId, amount]];
      }),
    ),
  }));
}

/** Who was read on each day, by their ids; days come in whatever groups. */
export async function readDaysOf(store: Store, types: readonly MetricType[], range: DayRange) {
  const { userIds, rows } = await store.teamDays.known(types, range);
  const days = rows.flatMap(({ type, days: some, known }) =>
    some.map((day): [string, string[]] => [
      `${type} ${day}`,
      userIds.filter((_, n) => ((known[n >> 3] ?? 0) >> (n & 7)) & 1).sort(),
    ]),
  );
  return Object.fromEntries(days);
}
