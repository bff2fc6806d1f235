import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "#src/server/config.ts";
import { openStore } from "#src/server/open-store.ts";
import { copyStore } from "#src/server/store-copy.ts";
import type { Store } from "#src/store/store.ts";
import { type Engine, FIRESTORE, SQLITE, type StorePlace } from "#tests/builders/engines.ts";
import { callboard } from "#tests/builders/processes.ts";
import { aCall, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const MARA = aUser("mara");
const RANGE = ["--from", "2026-06-10", "--to", "2026-06-12"];

function placeOf(engine: Engine): StorePlace {
  const place = engine.newPlace();
  closing.push(place.remove);
  return place;
}

async function storeAt({ settings }: StorePlace): Promise<Store> {
  const store = await openStore(readConfig(settings, "cli"), { checkIntegrity: false });
  closing.push(() => store.close());
  return store;
}

/** Mara's two days, with `calls` calls on the first: 60 s each. */
async function filled(engine: Engine, calls = 3): Promise<{ place: StorePlace; store: Store }> {
  const place = placeOf(engine);
  const store = await storeAt(place);
  await store.users.add([MARA]);
  await new Story(store).sync({
    people: [aPerson("11", MARA.email)],
    windows: { mara: ["2026-06-10", "2026-06-11"] },
    calls: Array.from({ length: calls }, (_, n) =>
      aCall(String(n), "11", Date.parse("2026-06-10T12:00:00Z") + n * 1_000, 60),
    ),
  });
  return { place, store };
}

const digestsOf = async ({ settings }: StorePlace) => {
  const { code, stdout, stderr } = await callboard(["digest", ...RANGE, "--json"], settings);
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout).days as { day: string; documents: number; digest: string | null }[];
};

describe.skipIf(!FIRESTORE.isHere)("callboard digest", () => {
  test("is the same of both engines, another of another number, and none of a day without documents", async () => {
    const places = [await filled(SQLITE), await filled(FIRESTORE), await filled(SQLITE, 4)];
    const [sqlite, firestore, other] = await Promise.all(
      places.map(({ place }) => digestsOf(place)),
    );
    expect(sqlite?.map(({ day, documents }) => [day, documents])).toEqual([
      ["2026-06-10", 2],
      ["2026-06-11", 2],
      ["2026-06-12", 0],
    ]);
    expect(sqlite?.[0]?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(sqlite?.[2]?.digest).toBeNull();
    expect(firestore).toEqual(sqlite);
    expect(other?.[0]?.digest).not.toBe(sqlite?.[0]?.digest);
    expect(other?.[1]).toEqual(sqlite?.[1]);
  });

  test("refuses days the wrong way round", async () => {
    const words = ["digest", "--from", "2026-06-12", "--to", "2026-06-10"];
    const { code, stderr } = await callboard(words, placeOf(SQLITE).settings);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("2026-06-12 lies after 2026-06-10"),
    ]);
  });
});

describe("callboard export and import", () => {
  const ENGINES = [SQLITE, FIRESTORE].filter(({ isHere }) => isHere);

  test.each(ENGINES)("what $name exported, every engine takes in", async (engine) => {
    const { place, store } = await filled(engine);
    const { stdout, code } = await callboard(["export"], place.settings);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ callboard: "export", version: 1 });
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      callboard: "end",
      counts: { user: 1, person: 1, activity: 3, metric: 4, coverage: 2, settings: 1, run: 1 },
    });
    const file = join(place.folder, "export.jsonl");
    const written = await callboard(["export", "--out", file, "--json"], place.settings);
    expect(JSON.parse(written.stdout)).toMatchObject({ records: lines.length - 2 });
    for (const other of ENGINES) {
      const target = placeOf(other);
      const taken = await callboard(["import", file, "--json"], target.settings);
      expect([taken.code, taken.stderr]).toEqual([0, ""]);
      expect(JSON.parse(taken.stdout).counts).toMatchObject({ activity: 3, metric: 4 });
      expect(await digestsOf(target)).toEqual(await digestsOf(place));
      const documents = await (await storeAt(target)).metrics.find({ limit: 10 });
      expect(documents).toEqual(await store.metrics.find({ limit: 10 }));
      // Not into a store that has something.
      const again = await callboard(["import", file], target.settings);
      expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("[conflict]")]);
    }
  });

  test("a file that is cut off, broken or says other counts is refused by its line, and nothing is written", async () => {
    const { place } = await filled(SQLITE);
    const file = join(place.folder, "export.jsonl");
    await callboard(["export", "--out", file], place.settings);
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    const target = placeOf(SQLITE);
    const refused = async (text: readonly string[]) => {
      const broken = join(place.folder, "broken.jsonl");
      writeFileSync(broken, `${text.join("\n")}\n`);
      const { code, stderr } = await callboard(["import", broken], target.settings);
      expect(code).toBe(2);
      expect(await (await storeAt(target)).users.list()).toEqual([]);
      return stderr;
    };
    expect(await refused(lines.slice(0, -1))).toContain("cut off");
    expect(await refused(lines.slice(1))).toMatch(/Line 1 .*not the beginning/);
    expect(await refused(lines.filter((_, n) => n !== 3))).toMatch(
      /says 3 of activity, and there are 2/,
    );
    expect(await refused(lines.with(2, "{"))).toMatch(/Line 3 .*not JSON/);
    expect(
      await refused(lines.map((line) => line.replace('"role":"rep"', '"role":"king"'))),
    ).toMatch(/Line 2 .*role/);
    expect(
      await refused(lines.map((line) => line.replace('"version":1', '"version":2'))),
    ).toContain("version");
    const none = await callboard(["import", join(place.folder, "none.jsonl")], target.settings);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining("cannot be read")]);
  });
});

describe.skipIf(!FIRESTORE.isHere)("callboard store copy", () => {
  test("moves everything from SQLite to Firestore and back, day by day the same", async () => {
    const { place, store } = await filled(SQLITE);
    const target = FIRESTORE.newPlace();
    closing.push(target.remove);
    const settings = { ...target.settings, ...place.settings, CALLBOARD_STORE: "sqlite" };
    const words = ["store", "copy", "--from", "sqlite", "--to", "firestore"];
    const { code, stdout, stderr } = await callboard([...words, "--json"], settings);
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ days: 2, resumed: false, counts: { activity: 3 } });
    expect(await digestsOf(target)).toEqual(await digestsOf(place));
    const documents = await store.metrics.find({ limit: 10 });
    expect(await (await storeAt(target)).metrics.find({ limit: 10 })).toEqual(documents);
    // Once more changes nothing.
    expect((await callboard(words, settings)).code).toBe(0);

    const home = placeOf(SQLITE);
    const back = { ...target.settings, ...home.settings, CALLBOARD_STORE: "firestore" };
    const returned = await callboard(
      ["store", "copy", "--from", "firestore", "--to", "sqlite"],
      back,
    );
    expect([returned.code, returned.stderr]).toEqual([0, ""]);
    expect(await (await storeAt(home)).metrics.find({ limit: 10 })).toEqual(documents);
  });

  test("goes on where it was cut short", async () => {
    const { store } = await filled(SQLITE);
    const target = await storeAt(placeOf(FIRESTORE));
    let writes = 0;
    const failing: Store = {
      ...target,
      archive: {
        ...target.archive,
        async write(records) {
          writes += 1;
          if (writes === 4) throw new Error("the network is gone");
          await target.archive.write(records);
        },
      },
    };
    const seen: number[] = [];
    const tools = { fromName: "here", onProgress: (written: number) => seen.push(written) };
    await expect(copyStore(store, failing, tools)).rejects.toThrow("the network is gone");
    const before = seen.length;
    expect(before).toBe(3);
    // Somebody else's copy does not go on with this one.
    await expect(copyStore(store, target, { ...tools, fromName: "there" })).rejects.toMatchObject({
      code: "conflict",
    });
    const outcome = await copyStore(store, target, tools);
    expect(outcome).toMatchObject({ resumed: true, days: 2 });
    // What was there was not written again.
    expect(seen[before]).toBeLessThan(seen[before - 1] ?? 0);
    expect(await target.metrics.find({ limit: 10 })).toEqual(
      await store.metrics.find({ limit: 10 }),
    );
  });

  test("into a store that holds something else is refused", async () => {
    const [{ store }, { store: other }] = [await filled(SQLITE), await filled(FIRESTORE)];
    const tools = { fromName: "here", onProgress: () => undefined };
    await expect(copyStore(store, other, tools)).rejects.toMatchObject({ code: "conflict" });
  });

  test("that differs in the end says so", async () => {
    const { store } = await filled(SQLITE);
    const target = await storeAt(placeOf(SQLITE));
    const lossy: Store = {
      ...target,
      archive: {
        ...target.archive,
        write: (records) =>
          target.archive.write(
            records.map((one) =>
              one.kind === "metric" ? { ...one, value: { ...one.value, value: 99 } } : one,
            ),
          ),
      },
    };
    const tools = { fromName: "here", onProgress: () => undefined };
    await expect(copyStore(store, lossy, tools)).rejects.toThrow(/something else of 2026-06-1/);
  });
});
