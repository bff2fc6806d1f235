import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "#src/server/config.ts";
import { importFile } from "#src/server/export.ts";
import { openStore } from "#src/server/open-store.ts";
import { copyStore } from "#src/server/store-copy.ts";
import { ARCHIVE_KINDS, type ArchiveRecord } from "#src/store/archive.ts";
import type { Store } from "#src/store/store.ts";
import { type Engine, FIRESTORE, onEveryEngine, SQLITE } from "#tests/builders/engines.ts";
import { callboard, startCallboard } from "#tests/builders/processes.ts";
import { aCall, aUser } from "#tests/builders/store-sync.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function opened(engine: Engine) {
  const place = engine.newPlace();
  closing.push(place.remove);
  const store = await openStore(readConfig(place.settings, "cli"), { checkIntegrity: false });
  closing.push(() => store.close());
  return { place, store };
}

const userRecord = (id: string, email = `${id}@example.com`): ArchiveRecord => ({
  kind: "user",
  value: aUser(id, { email }),
});

const keyRecord = (id: string, userId: string | null, hash = `hash of ${id}`): ArchiveRecord => ({
  kind: "key",
  value: { id, name: id, role: "rep", userId, hash, createdAt: "2026-01-01T00:00:00.000Z" },
});

const linkRecord = (id: string, hash: string): ArchiveRecord => ({
  kind: "shareLink",
  value: {
    id,
    name: id,
    kind: "wall",
    hash,
    createdBy: "boss",
    createdAt: "2026-01-01T00:00:00.000Z",
    revokedAt: null,
  },
});

function callRecord(sourceId: string): ArchiveRecord {
  const { person: _, ...call } = aCall(sourceId, null, "2026-06-10T12:00:00Z", 60);
  const nobody = {
    personKey: "",
    personName: null,
    personEmail: null,
    crm: null,
    twin: null,
  };
  return { kind: "activity", value: { ...call, ...nobody, state: "present", updatedAt: 0 } };
}

/** More than an import writes at a time, so that what is wrong behind them comes after a first step. */
const MANY = Array.from({ length: 600 }, (_, n) => userRecord(`user${n}`));

/** With the counts that it really has. */
function writeExport(folder: string, records: readonly ArchiveRecord[]): string {
  const counts = ARCHIVE_KINDS.map((kind): [string, number] => [
    kind,
    records.filter((record) => record.kind === kind).length,
  ]);
  const lines = [
    { callboard: "export", version: 1, exportedAt: "2026-06-20T12:00:00.000Z" },
    ...records,
    { callboard: "end", counts: Object.fromEntries(counts) },
  ];
  const file = join(folder, "export.jsonl");
  writeFileSync(file, `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
  return file;
}

async function heldIn(store: Store): Promise<number> {
  return Object.values(await store.archive.count()).reduce((all, count) => all + count, 0);
}

onEveryEngine("an import", (engine) => {
  test.each<[string, RegExp, readonly ArchiveRecord[]]>([
    [
      "a user",
      /Line 602 .*the user id of a line before it \(user0\)/,
      [userRecord("user0", "a@b")],
    ],
    [
      "an address in other letters",
      /Line 602 .*the e-mail address of a line before it \(user0@example.com\)/,
      [userRecord("zoe", "User0@Example.com")],
    ],
    [
      "a key's hash",
      /Line 603 .*the key hash/,
      [keyRecord("k1", null, "ab"), keyRecord("k2", null, "ab")],
    ],
    ["a link's hash", /Line 603 .*the link hash/, [linkRecord("l1", "ab"), linkRecord("l2", "ab")]],
    ["nobody's user", /Line 602 .*a key of zoe, and no such user/, [keyRecord("k1", "zoe")]],
  ])("of %s twice or unknown writes nothing and names the line", async (_, message, records) => {
    const { place, store } = await opened(engine);
    const file = writeExport(place.folder, [...MANY, ...records]);
    await expect(importFile(file, store, () => undefined)).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringMatching(message),
    });
    expect(await heldIn(store)).toBe(0);
  });

  test("that holds fewer in the end than the file has lines says so", async () => {
    const { place, store } = await opened(engine);
    const file = writeExport(place.folder, ["1", "2", "1"].map(callRecord));
    await expect(importFile(file, store, () => undefined)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("activity: 3 lines, 2 stored"),
    });
  });

  test("tells how far it is, up to all of it", async () => {
    const { place, store } = await opened(engine);
    const file = writeExport(place.folder, MANY);
    const seen: [number, number][] = [];
    await importFile(file, store, (written, of) => seen.push([written, of]));
    expect(seen).toEqual([
      [500, 600],
      [600, 600],
    ]);
  });
});

describe.skipIf(!FIRESTORE.isHere)("a copy of two people with one address", () => {
  test("names both, writes neither, and goes through once one has another", async () => {
    const [{ store: from }, { store: to }] = [await opened(FIRESTORE), await opened(SQLITE)];
    // As another program may have kept them.
    await from.archive.write([userRecord("ada"), userRecord("bob", "ADA@example.com")]);
    await from.archive.finish();
    const tools = { fromName: "here", onProgress: () => undefined };
    await expect(copyStore(from, to, tools)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("The users ada and bob have the same e-mail address"),
    });
    expect(await to.users.list()).toEqual([]);
    await from.users.update([aUser("bob")]);
    expect(await copyStore(from, to, tools)).toMatchObject({ counts: { user: 2 } });
  });
});

describe("callboard export", () => {
  test("that nobody reads to its end fails in a sentence", async () => {
    const { place, store } = await opened(SQLITE);
    // More than a pipe holds.
    const names = Array.from({ length: 10_000 }, (_, n) => userRecord(`user${n}`));
    await store.archive.write(names);
    const { child, finished } = startCallboard(["export"], place.settings);
    child.stdout?.once("data", () => child.stdout?.destroy());
    const { code, stderr } = await finished;
    expect([code, stderr]).toEqual([
      1,
      "callboard: Whoever read the export stopped before its end. [interrupted]\n",
    ]);
    // Nor is anything the matter with one that is read.
    expect((await callboard(["export"], place.settings)).code).toBe(0);
  });
});
