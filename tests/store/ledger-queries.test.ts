import { DatabaseSync } from "node:sqlite";
import { afterEach, expect, test, vi } from "vitest";
import type { ActivityKind, Source } from "#src/domain/activity/activity.ts";
import { readConfig } from "#src/server/config.ts";
import { openStore } from "#src/server/open-store.ts";
import type { Ledger } from "#src/store/ledger.ts";
import { onEveryEngine } from "#tests/builders/engines.ts";
import { aCall, aLogged, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";

afterEach(() => vi.restoreAllMocks());

const DAYS = {
  mara: ["2026-06-10", "2026-06-11"],
  unassigned: ["2026-06-10", "2026-06-11"],
} as const;

onEveryEngine("the ledger", (engine) => {
  test("is never gone through from its beginning to its end when a source is synced or a board looks at it", async () => {
    const place = engine.newPlace();
    const settings = { ...place.settings, CALLBOARD_AUTH: "off", CALLBOARD_LOG: "silent" };
    const open = () => openStore(readConfig(settings, "server"), { checkIntegrity: false });
    const first = await open();
    await first.users.add([aUser("mara"), aUser("teo")]);
    const mapping = { types: { "user/702301": "call" }, stages: {} } as const;
    await first.settings.changeWorkspace({ mapping });
    const story = new Story(first);
    await syncBoth(story, "mara");
    await first.close();

    // Statements are kept for as long as a store is open: another makes them anew. What a change of the mapping asks is about all.
    const plans = watchPlans();
    const store = await open();
    const next = Object.assign(new Story(store, 2), { now: story.now });
    // A record has vanished, and one person is another's.
    await syncBoth(next, "teo");
    await lookAt(store.ledger);
    await store.close();
    await place.remove();
    expect(plans.size).toBeGreaterThan(8);
    expect([...plans].filter(([, steps]) => steps.some(isThroughAll))).toEqual([]);
  });
});

async function syncBoth(story: Story, whose: string): Promise<void> {
  const person = aPerson("j1", `${whose}@example.com`);
  const logged = [
    aLogged("10", "c1", "2026-06-10T09:00:30Z"),
    aLogged("11", "c1", "2026-06-10T10:00:00Z"),
  ];
  await story.sync({
    windows: DAYS,
    people: [person],
    calls: [aCall(`1${whose}`, "j1", "2026-06-10T09:00:00Z", 60)],
  });
  await story.sync({
    source: "copper",
    windows: DAYS,
    people: [{ ...person, source: "copper" as const, id: "c1" }],
    calls: whose === "mara" ? logged : logged.slice(1),
  });
}

async function lookAt(ledger: Ledger): Promise<void> {
  const [from, to] = [Date.parse("2026-06-10"), Date.parse("2026-06-11")];
  const kinds: [Source, string, ActivityKind][] = [
    ["justcall", "j1", "call"],
    ["copper", "c1", "call"],
    ["copper", "c1", "won_deal"],
  ];
  for (const [source, key, kind] of kinds) {
    await ledger.tallyCalls(source, [key], from, to);
    await ledger.tallyAnswers(source, [key], from, to);
    const query = { source, kind, personKeys: [key], from, to, limit: 10 };
    for (const state of ["present", "gone"] as const)
      for (const after of [null, { at: to, sourceId: "1" }])
        await ledger.findActivities({ ...query, state, after });
  }
}

/** How SQLite goes about each statement on the ledger that is made from now on. */
function watchPlans(): ReadonlyMap<string, readonly string[]> {
  const plans = new Map<string, string[]>();
  const prepare = DatabaseSync.prototype.prepare;
  vi.spyOn(DatabaseSync.prototype, "prepare").mockImplementation(function (
    this: DatabaseSync,
    sql,
  ) {
    // What empties a scratch database is about all of it.
    if (/\b(from|join|update) activity\b/.test(sql) && !sql.startsWith("delete")) {
      const steps = prepare.call(this, `explain query plan ${sql}`).all();
      plans.set(
        sql,
        steps.map(({ detail }) => String(detail)),
      );
    }
    return prepare.call(this, sql);
  });
  return plans;
}

/** All rows, or all of a source. */
function isThroughAll(step: string): boolean {
  return /^SCAN activity\b|^SEARCH activity .*\(source=\?\)$/.test(step);
}
