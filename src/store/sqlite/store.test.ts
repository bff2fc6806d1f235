import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { aCall, aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
import { storeContract } from "#tests/contracts/store.contract.ts";
import { openSqliteStore } from "./store.ts";

const root = mkdtempSync(join(tmpdir(), "callboard-store-"));
let files = 0;

afterAll(() => rmSync(root, { recursive: true, force: true }));

function newFile(): string {
  files += 1;
  return join(root, String(files), "callboard.sqlite");
}

const QUICK = { checkIntegrity: false };

storeContract("SQLite", async () => {
  const store = openSqliteStore(newFile(), QUICK);
  return { store, close: () => store.close() };
});

const MARA = aUser("mara");
const SEAT = "11";

async function fill(file: string, calls: number): Promise<void> {
  const store = openSqliteStore(file, QUICK);
  await store.users.add([MARA]);
  await new Story(store).sync({
    people: [aPerson(SEAT, MARA.email)],
    windows: { mara: ["2026-06-10", "2026-06-11"] },
    calls: Array.from({ length: calls }, (_, n) =>
      aCall(String(n), SEAT, Date.parse("2026-06-10T12:00:00Z") + n * 1_000, n),
    ),
  });
  await store.close();
}

/** Every table, row by row, read by another connection. */
function contentOf(file: string): Record<string, unknown[]> {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = db.prepare("select name from sqlite_schema where type = 'table'").all();
    return Object.fromEntries(
      tables.map(({ name }) => [String(name), db.prepare(`select * from "${name}"`).all()]),
    );
  } finally {
    db.close();
  }
}

/** Another process that runs this as a module, from the clone's root. */
function runElsewhere(script: string): ChildProcess {
  return spawn(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: join(import.meta.dirname, "../../.."),
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; errors: string }> {
  let errors = "";
  child.stderr?.on("data", (text) => {
    errors += String(text);
  });
  const [code] = await once(child, "close");
  return { code: typeof code === "number" ? code : null, errors };
}

describe("a file", () => {
  test("keeps everything from one opening to the next", async () => {
    const file = newFile();
    await fill(file, 10);
    const content = contentOf(file);
    const store = openSqliteStore(file, { checkIntegrity: true });
    expect(await store.users.list()).toEqual([MARA]);
    // 0 + 1 + … + 9 = 45
    expect(await new Story(store).board()).toEqual({
      "mara 2026-06-10": "10/45",
      "mara 2026-06-11": "0/0",
    });
    expect((await store.runs.latest("justcall", "done"))?.id).toBe("run-1");
    await store.close();
    expect(contentOf(file)).toEqual(content);
  });

  test("is made with its folder, and holds nothing at first", async () => {
    const file = newFile();
    const store = openSqliteStore(file, { checkIntegrity: true });
    expect(await store.users.list()).toEqual([]);
    await store.close();
  });

  test("can be open twice at once: what one writes the other reads, and a lease is one for both", async () => {
    const file = newFile();
    const [one, two] = [openSqliteStore(file, QUICK), openSqliteStore(file, QUICK)];
    await one.users.add([MARA]);
    expect(await two.users.list()).toEqual([MARA]);
    await expect(two.users.add([aUser("x", { email: "MARA@example.com" })])).rejects.toMatchObject({
      code: "conflict",
    });
    const lease = await new Story(one).claim("all");
    await expect(new Story(two).claim("all")).rejects.toThrow("busy");
    // An open intake takes no lock that the other would wait for.
    const intake = await one.ledger.openIntake("justcall");
    await intake.add("0", [aCall("1", SEAT, "2026-06-10T12:00:00Z", 5)], []);
    await two.users.add([aUser("teo")]);
    const plan = new Story(one).plan(lease, {
      people: [aPerson(SEAT, MARA.email)],
      windows: { mara: ["2026-06-10", "2026-06-10"] },
    });
    await intake.commit(plan);
    expect(await new Story(two).board()).toEqual({ "mara 2026-06-10": "1/5" });
    await one.close();
    await two.close();
  });

  test("is migrated by one of several processes that open it at once, and opened by all", async () => {
    for (let round = 0; round < 2; round++) {
      const file = newFile();
      const begin = Date.now() + 700;
      const children = [0, 1, 2].map((n) =>
        runElsewhere(`
          import { openSqliteStore } from "#src/store/sqlite/store.ts";
          while (Date.now() < ${begin});
          const store = openSqliteStore(${JSON.stringify(file)}, { checkIntegrity: true });
          await store.users.add([{ id: "u${n}", email: "u${n}@example.com", name: "u${n}", role: "rep",
            timeZone: null, active: true, createdAt: "2026-01-01T00:00:00.000Z" }]);
          await store.close();
        `),
      );
      for (const end of await Promise.all(children.map(endOf))) {
        expect(end).toEqual({ code: 0, errors: "" });
      }
      const store = openSqliteStore(file, { checkIntegrity: true });
      expect((await store.users.list()).map((user) => user.id)).toEqual(["u0", "u1", "u2"]);
      await store.close();
    }
  });

  test("of a newer Callboard is refused and left as it is", async () => {
    const file = newFile();
    await fill(file, 3);
    const db = new DatabaseSync(file);
    db.exec("pragma user_version = 9999");
    db.close();
    const content = contentOf(file);
    expect(() => openSqliteStore(file, QUICK)).toThrow(
      expect.objectContaining({
        code: "store_unavailable",
        message: expect.stringMatching(/9999.*newer/),
      }),
    );
    expect(contentOf(file)).toEqual(content);
  });

  test("with damage in its pages is refused when asked to look, naming the file", async () => {
    const file = newFile();
    await fill(file, 4_000);
    expect(readdirSync(join(file, "..")).sort()).toEqual(["callboard.sqlite"]);
    const size = readFileSync(file).length;
    const descriptor = openSync(file, "r+");
    for (let offset = 4096 * 20; offset + 64 < size; offset += 4096) {
      writeSync(descriptor, Buffer.alloc(64, 0xa5), 0, 64, offset);
    }
    expect(() => openSqliteStore(file, { checkIntegrity: true })).toThrow(
      expect.objectContaining({
        code: "store_unavailable",
        message: expect.stringContaining(file),
      }),
    );
  });

  test("that is no database at all is refused as the store's trouble, naming the file", () => {
    const file = newFile();
    openSqliteStore(file, QUICK).close();
    const descriptor = openSync(file, "w");
    writeSync(descriptor, "this is not a database ".repeat(500));
    expect(() => openSqliteStore(file, { checkIntegrity: true })).toThrow(
      expect.objectContaining({
        code: "store_unavailable",
        message: expect.stringContaining(file),
      }),
    );
  });

  test("is as it was when a process is killed while it fills an intake", async () => {
    const file = newFile();
    await fill(file, 20);
    const content = contentOf(file);
    const child = runElsewhere(`
      import { openSqliteStore } from "#src/store/sqlite/store.ts";
      import { aCall } from "#tests/builders/store-sync.ts";
      const store = openSqliteStore(${JSON.stringify(file)}, { checkIntegrity: false });
      const intake = await store.ledger.openIntake("justcall");
      for (let page = 0; ; page++) {
        const calls = Array.from({ length: 100 }, (_, n) =>
          aCall(String(page * 100 + n), "${SEAT}", 1781092800000 + n * 1000, 9999));
        await intake.add(String(page), calls, []);
        if (page === 200) process.stdout.write("filling");
        await new Promise(setImmediate);
      }
    `);
    const ended = once(child, "close");
    if (child.stdout === null) throw new Error("no output");
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await ended;
    expect(child.signalCode).toBe("SIGKILL");
    expect(contentOf(file)).toEqual(content);
    const store = openSqliteStore(file, { checkIntegrity: true });
    expect(await store.ledger.tallyCalls("justcall", [SEAT], 0, 4e12)).toEqual({
      calls: 20,
      // 0 + 1 + … + 19
      totalSeconds: 190,
    });
    await store.close();
  });
});
