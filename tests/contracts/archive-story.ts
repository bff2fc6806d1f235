import type { ArchivePlace, ArchiveRecord } from "#src/store/archive.ts";
import type { Store } from "#src/store/store.ts";
import { aCall, aLogged, anUnreadable, aPerson, type Story } from "#tests/builders/store-sync.ts";
import {
  DAY_1,
  DAY_2,
  DAY_3,
  everybody,
  MARA,
  MARA_SEAT,
  NOON_1,
  NOON_2,
  readDaysOf,
  repDaysOf,
  STRANGER,
  TEO,
  TEO_SEAT,
} from "./contract-story.ts";

const PEOPLE = [
  aPerson(MARA_SEAT, "Mara@Example.com", "America/Denver"),
  aPerson(TEO_SEAT, TEO.email),
];
export const SYNC = {
  people: PEOPLE,
  windows: everybody(DAY_1, DAY_3),
  stretch: ["2026-06-09", "2026-06-13"],
  calls: [
    aCall("1", MARA_SEAT, NOON_1, 60),
    aCall("2", MARA_SEAT, NOON_2, 30),
    aCall("3", TEO_SEAT, NOON_1, 5),
    { ...aCall("5", null, NOON_2, 7), direction: "in", outcome: "missed" },
    aCall("6", STRANGER, NOON_2, 9),
  ],
} as const;

/** Something of every kind: a call that is gone, rows that could not be read, an open day, two zones. */
export async function fill(store: Store, story: Story): Promise<void> {
  await store.users.add([MARA, { ...TEO, timeZone: "Asia/Kolkata", active: false }]);
  await story.sync({ ...SYNC, calls: [...SYNC.calls, aCall("4", TEO_SEAT, NOON_2, 11)] });
  await story.sync({
    ...SYNC,
    unreadable: [anUnreadable("9", { personKey: MARA_SEAT, at: Date.parse(NOON_1) })],
  });
  await story.sync({
    ...SYNC,
    windows: { mara: [DAY_3, DAY_3] },
    personKeys: [],
    // At noon of that day, which is not over then.
    readStartedAt: Date.parse(`${DAY_3}T12:00:00Z`),
  });
  const lease = await story.claim("other");
  await store.runs.fail(lease, { code: "internal", message: "no" }, "2026-06-21T00:00:00.000Z");
  await story.claim("running");
  await store.goals.set([
    {
      scope: "",
      type: "phone_call_quantity",
      period: "weekly",
      fromDay: DAY_1,
      target: 50,
      setBy: "boss",
      setAt: "2026-06-10T08:00:00.000Z",
    },
    {
      scope: "mara",
      type: "talk_time_minutes",
      period: "daily",
      fromDay: DAY_2,
      target: null,
      setBy: "boss",
      setAt: "2026-06-10T08:00:00.000Z",
    },
  ]);
  await store.settings.changeWorkspace({
    ranks: "hidden",
    publicApiOpen: true,
    mapping: { types: { "user/702301": "call" }, stages: { "880103": "b" } },
    matches: [{ source: "copper", personId: "910001", userId: "mara" }],
    sourcePolicy: [
      {
        type: "phone_call_quantity",
        userId: null,
        fromDay: DAY_2,
        mode: "together",
        order: ["justcall", "copper"],
      },
    ],
    sourceChanges: [
      {
        id: "c1",
        at: "2026-06-20T12:00:00.000Z",
        by: "boss",
        undoes: null,
        what: "match",
        before: null,
        after: { source: "copper", personId: "910001", userId: "mara" },
      },
    ],
  });
  await story.sync({
    source: "copper",
    people: [
      { source: "copper", id: "910001", name: "M.", email: null, timeZone: null },
      { source: "copper", id: "910002", name: "T.", email: TEO.email, timeZone: null },
    ],
    windows: everybody(DAY_1, DAY_3),
    calls: [
      aLogged("81", "910001", NOON_1, {}, { text: "Outgoing Call (Answered)\nCall ID: 1" }),
      aLogged("82", "910001", NOON_2, {}, { text: "by hand", numbers: ["13035550199"] }),
      aLogged(
        "83",
        "910001",
        NOON_2,
        { kind: "won_deal", vendorType: "system/1" },
        { amount: 1_250.5, subject: "opportunity/9" },
      ),
    ],
  });
  await store.settings.setRepCalendar("teo", { weights: null, daysOff: [DAY_2], startDay: null });
  await store.settings.remember("self-test", { zone: "UTC", list: [1, null] });
  await store.keys.add({
    id: "k1",
    name: "key",
    role: "rep",
    userId: "mara",
    hash: "ab12",
    createdAt: "2026-06-10T08:00:00.000Z",
  });
  await store.shareLinks.add({
    id: "l1",
    name: "wall",
    kind: "wall",
    hash: "cd34",
    createdBy: "boss",
    createdAt: "2026-06-10T08:00:00.000Z",
    revokedAt: null,
  });
}

export async function recordsOf(store: Store): Promise<string[]> {
  const records: ArchiveRecord[] = [];
  for await (const batch of store.archive.read(null)) records.push(...batch.records);
  return records.map((one) => JSON.stringify(sorted(one))).sort();
}

/** Fields come in any order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key,
    sorted(inner),
  ]);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export async function copy(
  from: Store,
  to: Store,
  after: ArchivePlace | null = null,
): Promise<void> {
  for await (const { records } of from.archive.read(after)) await to.archive.write(records);
  await to.archive.finish();
}

/** What the other ports answer. */
export async function answersOf(store: Store) {
  const range = { from: "2026-06-01", to: "2026-06-30" };
  const types = ["phone_call_quantity", "talk_time_minutes"] as const;
  const calls = (state: "present" | "gone") =>
    store.ledger.findActivities({
      source: "justcall",
      kind: "call",
      personKeys: ["", MARA_SEAT, TEO_SEAT, STRANGER],
      from: Date.parse("2026-06-01T00:00:00Z"),
      to: Date.parse("2026-07-01T00:00:00Z"),
      state,
      after: null,
      limit: 100,
    });
  return {
    users: await store.users.list(),
    documents: await store.metrics.find({ limit: 1_000 }),
    teamDays: (await store.teamDays.sums(types, range)).rows,
    repDays: await repDaysOf(store, types, range),
    readDays: await readDaysOf(store, types, range),
    coverage: await store.coverage.list("justcall", range, null),
    open: await store.coverage.listOpen("justcall", range),
    people: await store.people.list("justcall"),
    owners: [...(await store.people.owners("justcall"))].sort(),
    present: await calls("present"),
    gone: await calls("gone"),
    unreadable: await store.ledger.countUnreadable("justcall"),
    workspace: await store.settings.workspace(),
    calendars: await store.settings.repCalendars(),
    mark: await store.settings.user("mara"),
    fact: await store.settings.fact("self-test"),
    goals: await store.goals.list(),
    done: await store.runs.latest("justcall", "done"),
    failed: await store.runs.latest("justcall", "failed"),
    running: await store.runs.running("justcall", 0),
    keys: await store.keys.list(),
    links: await store.shareLinks.list(),
  };
}
