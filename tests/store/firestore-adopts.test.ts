import { afterEach, describe, expect, test } from "vitest";
import { openFirestoreStore } from "#src/store/firestore/store.ts";
import { clearProject, connect, IS_EMULATED, newProjectId } from "#tests/builders/firestore.ts";
import { aCall, Story } from "#tests/builders/store-sync.ts";
import {
  DAY_1,
  DAY_2,
  MARA,
  MARA_SEAT,
  NOON_1,
  NOON_2,
  PEOPLE,
} from "#tests/contracts/contract-story.ts";

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Documents as another program wrote them: days at noon or midnight, its own fields beside ours, some of ours left out. */
const OTHERS: Record<string, Record<string, unknown>> = {
  [`mara_phone_call_quantity_${DAY_1}_justcall`]: {
    userId: "mara",
    type: "phone_call_quantity",
    value: 15,
    date: new Date(`${DAY_1}T12:00:00.000Z`),
    source: "justcall",
    metadata: { totalSeconds: 3600, averageSeconds: 240, syncedAt: "2026-06-11T01:00:00.000Z" },
    createdAt: new Date("2026-06-11T00:00:00.000Z"),
    importedBy: "cloud function",
  },
  [`mara_talk_time_minutes_${DAY_1}_justcall`]: {
    userId: "mara",
    type: "talk_time_minutes",
    value: 60,
    date: new Date(`${DAY_1}T00:00:00.000Z`),
    source: "justcall",
    metadata: { totalSeconds: 3600 },
    createdAt: new Date("2026-06-11T00:00:00.000Z"),
  },
  [`mara_phone_call_quantity_${DAY_2}_justcall`]: {
    userId: "mara",
    type: "phone_call_quantity",
    value: 4,
    date: new Date(`${DAY_2}T12:00:00.000Z`),
    source: "justcall",
    metadata: { totalSeconds: 40, averageSeconds: 10, syncedAt: "2026-06-12T01:00:00.000Z" },
    createdAt: new Date("2026-06-12T00:00:00.000Z"),
  },
  [`former_email_quantity_${DAY_2}_copper`]: {
    userId: "former",
    type: "email_quantity",
    value: 7,
    date: new Date(`${DAY_2}T12:00:00.000Z`),
    source: "copper",
    metadata: {},
    createdAt: new Date("2026-06-12T00:00:00.000Z"),
  },
};

async function aProject() {
  const projectId = newProjectId();
  const firestore = connect(projectId);
  for (const [id, fields] of Object.entries(OTHERS))
    await firestore.collection("metrics").doc(id).set(fields);
  const store = openFirestoreStore({ projectId, emulated: true });
  open.push(
    store,
    { close: () => firestore.terminate() },
    { close: () => clearProject(projectId) },
  );
  const raw = async (id: string) => (await firestore.collection("metrics").doc(id).get()).data();
  return { store, raw, firestore };
}

describe.skipIf(!IS_EMULATED)("a database whose documents another program wrote", () => {
  test("is read right, by day, and its documents stay as they are", async () => {
    const { store, raw } = await aProject();
    const before = await Promise.all(Object.keys(OTHERS).map(raw));
    const found = await store.metrics.find({ limit: 10 });
    expect(found.map(({ id, date, value }) => [id, date, value])).toEqual([
      [`mara_phone_call_quantity_${DAY_1}_justcall`, `${DAY_1}T00:00:00.000Z`, 15],
      [`mara_talk_time_minutes_${DAY_1}_justcall`, `${DAY_1}T00:00:00.000Z`, 60],
      [`former_email_quantity_${DAY_2}_copper`, `${DAY_2}T00:00:00.000Z`, 7],
      [`mara_phone_call_quantity_${DAY_2}_justcall`, `${DAY_2}T00:00:00.000Z`, 4],
    ]);
    const day = await store.metrics.find({ from: DAY_1, to: DAY_1, limit: 10 });
    expect(day).toHaveLength(2);
    expect(found[0]?.createdAt).toBe("2026-06-11T00:00:00.000Z");
    expect(await Promise.all(Object.keys(OTHERS).map(raw))).toEqual(before);
  });

  test("is on the boards at once: 15 calls of 3,600 seconds, then 4", async () => {
    const { store } = await aProject();
    const types = ["phone_call_quantity", "talk_time_minutes", "email_quantity"] as const;
    const { rows } = await store.teamDays.sums(types, { from: DAY_1, to: DAY_2 });
    expect(rows).toEqual([
      { type: "email_quantity", day: DAY_2, reps: 7, unassigned: null },
      { type: "phone_call_quantity", day: DAY_1, reps: 15, unassigned: null },
      { type: "phone_call_quantity", day: DAY_2, reps: 4, unassigned: null },
      { type: "talk_time_minutes", day: DAY_1, reps: 3600, unassigned: null },
    ]);
  });

  test("its people and marks are read as far as they go: an address is enough, and a mark may be a timestamp", async () => {
    const { store, firestore } = await aProject();
    await firestore.collection("users").doc("mara").set({ email: MARA.email, plan: "pro" });
    await firestore
      .collection("settings")
      .doc("mara")
      .set({ lastJustCallSyncAt: new Date("2026-06-12T01:00:00Z") });
    const [user] = await store.users.list();
    expect(user).toMatchObject({ id: "mara", name: MARA.email, role: "rep", timeZone: null });
    expect(await store.settings.user("mara")).toEqual({
      lastJustCallSyncAt: "2026-06-12T01:00:00.000Z",
      lastCopperSyncAt: null,
    });
    const windows = { mara: [DAY_1, DAY_1] } as const;
    const { syncedAt } = await new Story(store).sync({ people: PEOPLE, windows });
    expect(await store.settings.user("mara")).toEqual({
      lastJustCallSyncAt: syncedAt,
      lastCopperSyncAt: null,
    });
  });

  test("a sync changes the days that it counts, which keep createdAt, and leaves the others; twice is once", async () => {
    const { store, raw } = await aProject();
    await store.users.add([MARA]);
    const story = new Story(store);
    const untouched = await raw(`mara_phone_call_quantity_${DAY_2}_justcall`);
    const calls = Array.from({ length: 15 }, (_, n) =>
      aCall(String(n), MARA_SEAT, Date.parse(NOON_1) + n * 60_000, 240),
    );
    const sync = {
      people: PEOPLE,
      windows: { mara: [DAY_1, DAY_1] },
      personKeys: [MARA_SEAT],
      calls,
    } as const;
    // The same number; yet not in the form that the contract says.
    const first = await story.sync(sync);
    expect(first.reps[0]?.changes).toEqual({ added: 0, changed: 2, unchanged: 0 });
    const written = await raw(`mara_phone_call_quantity_${DAY_1}_justcall`);
    expect(written?.["value"]).toBe(15);
    expect(written?.["date"].toDate().toISOString()).toBe(`${DAY_1}T00:00:00.000Z`);
    expect(written?.["createdAt"].toDate().toISOString()).toBe("2026-06-11T00:00:00.000Z");
    expect(await raw(`mara_phone_call_quantity_${DAY_2}_justcall`)).toEqual(untouched);
    const second = await story.sync(sync);
    expect(second.reps[0]?.changes).toEqual({ added: 0, changed: 0, unchanged: 2 });
  });

  test("the documents are as the contract says: real timestamps, no field too few", async () => {
    const { store, raw } = await aProject();
    await store.users.add([MARA]);
    const { syncedAt } = await new Story(store).sync({
      people: PEOPLE,
      windows: { mara: [DAY_2, DAY_2] },
      calls: [aCall("1", MARA_SEAT, NOON_2, 90)],
    });
    const id = `mara_talk_time_minutes_${DAY_2}_justcall`;
    const { date, createdAt, ...fields } = (await raw(id)) ?? {};
    expect(fields).toEqual({
      id,
      userId: "mara",
      type: "talk_time_minutes",
      value: 1.5,
      source: "justcall",
      metadata: { totalSeconds: 90, averageSeconds: 90, syncedAt },
    });
    expect(date.toDate().toISOString()).toBe(`${DAY_2}T00:00:00.000Z`);
    expect(createdAt.toDate().toISOString()).toBe(syncedAt);
  });

  test("a document that is no metric is named, not passed over", async () => {
    const projectId = newProjectId();
    const firestore = connect(projectId);
    await firestore.collection("metrics").doc("odd").set({ userId: "mara", value: "many" });
    const store = openFirestoreStore({ projectId, emulated: true });
    open.push(
      store,
      { close: () => firestore.terminate() },
      { close: () => clearProject(projectId) },
    );
    await firestore
      .collection("metrics")
      .doc("odd")
      .update({ date: new Date(`${DAY_1}T00:00:00Z`) });
    await expect(store.metrics.find({ limit: 10 })).rejects.toThrow(/metrics\/odd.*value/);
  });
});
