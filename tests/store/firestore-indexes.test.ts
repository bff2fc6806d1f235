import { afterAll, describe, expect, test } from "vitest";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { openFirestoreStore } from "#src/store/firestore/store.ts";
import { clearProject, IS_EMULATED, newProjectId } from "#tests/builders/firestore.ts";
import { declaredIndexes, usedIndexes } from "#tests/builders/firestore-indexes.ts";
import { aCall, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
import { everybody, MARA, MARA_SEAT, PEOPLE, TEO } from "#tests/contracts/contract-story.ts";

const RANGE = { from: "2026-06-01", to: "2026-06-30" };

describe.skipIf(!IS_EMULATED)("firestore.indexes.json", () => {
  const projectId = IS_EMULATED ? newProjectId() : "";
  const store = openFirestoreStore({ projectId, emulated: true });
  afterAll(async () => {
    await store.close();
    await clearProject(projectId);
  });

  test("names the indexes that the queries of the store need, each of them and no other", async () => {
    await store.users.add([MARA, TEO]);
    const story = new Story(store);
    const calls = [aCall("1", MARA_SEAT, "2026-06-10T12:00:00Z", 3)];
    const windows = everybody("2026-06-10", "2026-06-12");
    await story.sync({ people: PEOPLE, windows, calls });
    // One rep's own, with a new call; then somebody whose seat moves.
    const more = [...calls, aCall("2", MARA_SEAT, "2026-06-11T12:00:00Z", 3)];
    const own = {
      windows: { mara: ["2026-06-10", "2026-06-12"] },
      personKeys: [MARA_SEAT],
    } as const;
    await story.sync({ ...own, people: PEOPLE, calls: more });
    await store.users.add([aUser("zoe")]);
    await story.sync({ ...own, people: [aPerson(MARA_SEAT, "zoe@example.com")], calls: more });
    await story.sync({ people: PEOPLE, windows, calls: more });

    for (const userId of [undefined, "mara"])
      for (const type of [undefined, "talk_time_minutes"] as const)
        for (const source of [undefined, "justcall"] as const)
          for (const range of [{}, RANGE])
            await store.metrics.find({ userId, type, source, ...range, limit: 5 });
    const [from, to] = [Date.parse(`${RANGE.from}T00:00:00Z`), Date.parse(`${RANGE.to}T00:00:00Z`)];
    const personKeys = Array.from({ length: 31 }, (_, n) => String(n));
    await store.ledger.tallyCalls("justcall", personKeys, from, to);
    await store.ledger.tallyAnswers("justcall", personKeys, from, to);
    const state = "present";
    await store.ledger.findActivities({
      source: "justcall",
      kind: "call",
      personKeys,
      from,
      to,
      state,
      after: null,
      limit: 9,
    });
    await store.ledger.countUnreadable("justcall");
    await store.ledger.findUnreadable("justcall", personKeys, from, to);
    await store.teamDays.byRep(METRIC_TYPES, RANGE);
    await store.coverage.list("justcall", RANGE, null);
    await store.coverage.listOpen("justcall", RANGE);
    await store.people.list("justcall");
    await store.settings.repCalendars();
    await store.settings.user("mara");
    await store.goals.list();
    await store.runs.latest("justcall", "failed");
    await store.runs.lastSuccessAt("justcall");
    await store.runs.running("justcall", Date.now());
    await store.keys.find("k");
    await store.keys.list();
    await store.shareLinks.list();
    await store.shareLinks.revoke("l", "2026-06-12T00:00:00.000Z");

    expect(await usedIndexes(projectId)).toEqual(declaredIndexes());
  });
});
