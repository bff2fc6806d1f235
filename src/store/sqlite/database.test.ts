import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import type { Goal } from "#src/domain/goals/goal.ts";
import { startNode } from "#tests/builders/processes.ts";
import { aPerson, aUser, Story } from "#tests/builders/store-sync.ts";
import { openDatabase } from "./database.ts";
import { createTables } from "./migrations/0001-create-tables.ts";
import { openSqliteStore } from "./store.ts";

const root = mkdtempSync(join(tmpdir(), "callboard-database-"));
let files = 0;

afterAll(() => rmSync(root, { recursive: true, force: true }));

function newFile(): string {
  files += 1;
  return join(root, String(files), "callboard.sqlite");
}

const QUICK = { checkIntegrity: false };
const MARA = aUser("mara");
const SEAT = "11";

describe("a database", () => {
  test("of the first version gets the sums of its documents: 12 + 7 calls, 90 + 30 seconds and 5 of nobody", async () => {
    const file = newFile();
    mkdirSync(dirname(file), { recursive: true });
    const db = new DatabaseSync(file);
    db.exec(createTables.sql);
    const put = db.prepare("insert into metrics values (?, ?, ?, ?, ?, ?, ?, ?)");
    const document = (userId: string, type: string, day: string, value: number, seconds: number) =>
      put.run(
        `${userId}_${type}_${day}_justcall`,
        userId,
        type,
        value,
        `${day}T00:00:00.000Z`,
        "justcall",
        JSON.stringify({ totalSeconds: seconds, averageSeconds: null, syncedAt: "" }),
        "2026-06-20T12:00:00.000Z",
      );
    document("teo", "phone_call_quantity", "2026-06-10", 12, 90);
    document("mara", "phone_call_quantity", "2026-06-10", 7, 30);
    document("teo", "talk_time_minutes", "2026-06-10", 1.5, 90);
    document("mara", "talk_time_minutes", "2026-06-10", 0.5, 30);
    document("unassigned", "talk_time_minutes", "2026-06-10", 5 / 60, 5);
    document("mara", "phone_call_quantity", "2026-06-11", 0, 0);
    db.exec("pragma user_version = 1");
    db.close();

    const store = openSqliteStore(file, { checkIntegrity: true });
    const types = ["phone_call_quantity", "talk_time_minutes"] as const;
    const range = { from: "2026-06-10", to: "2026-06-11" };
    const { userIds, rows } = await store.teamDays.sums(types, range);
    expect(rows.map(({ type, day, reps, unassigned }) => [type, day, reps, unassigned])).toEqual([
      ["phone_call_quantity", "2026-06-10", 12 + 7, null],
      ["phone_call_quantity", "2026-06-11", 0, null],
      ["talk_time_minutes", "2026-06-10", 90 + 30, 5],
    ]);
    const byRep = await store.teamDays.byRep(types, range);
    const calls = (row: number) => {
      const { values, unread } = byRep.rows[row]?.amounts ?? { values: [], unread: -1 };
      return Object.fromEntries(
        userIds.map((userId, n) => {
          const amount = values[n] ?? unread;
          return [userId, amount === unread ? "unread" : amount];
        }),
      );
    };
    expect(calls(0)).toEqual({ mara: 7, teo: 12 });
    expect(calls(1)).toEqual({ mara: 0, teo: "unread" });
    expect(await store.goals.list()).toEqual([]);
    await store.close();
    // Opened again there is nothing left to do, and the numbers of reps are the same.
    const again = openSqliteStore(file, QUICK);
    expect(await again.teamDays.byRep(types, range)).toEqual(byRep);
    await again.close();
  });
});

describe("what is remembered", () => {
  test("is read anew after any write, of this process or another, and only then", async () => {
    const file = newFile();
    const [one, two] = [openSqliteStore(file, QUICK), openSqliteStore(file, QUICK)];
    const goal = {
      scope: "",
      type: "phone_call_quantity",
      period: "daily",
      fromDay: "2026-06-10",
      setBy: "boss",
      setAt: "2026-06-10T08:00:00.000Z",
    } as const;
    await one.goals.set([{ ...goal, target: 1 }]);
    const seen = await two.goals.list();
    expect(seen[0]?.target).toBe(1);
    expect(await two.goals.list()).toBe(seen);
    await one.goals.set([{ ...goal, target: 2 }]);
    expect((await two.goals.list())[0]?.target).toBe(2);
    await two.goals.set([{ ...goal, target: 3 }]);
    expect((await two.goals.list())[0]?.target).toBe(3);
    expect((await one.goals.list())[0]?.target).toBe(3);
    // A write that fails leaves what was read before as it was.
    const broken = { ...goal, target: 4, setBy: null } as unknown as Goal;
    await expect(two.goals.set([{ ...goal, target: 4 }, broken])).rejects.toThrow();
    expect((await two.goals.list())[0]?.target).toBe(3);

    expect((await two.settings.workspace()).ranks).toBe("shown");
    await one.settings.changeWorkspace({ ...(await one.settings.workspace()), ranks: "hidden" });
    expect((await two.settings.workspace()).ranks).toBe("hidden");
    await one.users.add([MARA]);
    await new Story(one).sync({
      people: [aPerson(SEAT, MARA.email)],
      windows: { mara: ["2026-06-10", "2026-06-10"] },
    });
    expect((await two.people.owners("justcall")).get(SEAT)).toBe("mara");
    expect((await two.teamDays.sums([], { from: "2026-06-10", to: "2026-06-10" })).userIds).toEqual(
      ["mara"],
    );
    const elsewhere = startNode(
      [
        "--input-type=module",
        "--eval",
        `
      import { openSqliteStore } from "#src/store/sqlite/store.ts";
      const store = openSqliteStore(${JSON.stringify(file)}, { checkIntegrity: false });
      await store.settings.setRepCalendar("mara", { weights: null, daysOff: ["2026-06-11"], startDay: null });
      await store.close();
    `,
      ],
      {},
    );
    expect(await two.settings.repCalendars()).toEqual(new Map());
    expect(await elsewhere.finished).toMatchObject({ code: 0, stderr: "" });
    expect((await two.settings.repCalendars()).get("mara")?.daysOff).toEqual(["2026-06-11"]);
    await one.close();
    await two.close();
  });

  test("is read once for as long as nobody writes to it", () => {
    const file = newFile();
    const [database, other] = [openDatabase(file, QUICK), openDatabase(file, QUICK)];
    let reads = 0;
    const answer = database.remember(() => ({ reads: ++reads }));
    expect([answer().reads, answer().reads]).toEqual([1, 1]);
    other.exec("insert into facts values ('a', '1')");
    expect([answer().reads, answer().reads]).toEqual([2, 2]);
    database.write(() => database.prepare("delete from facts").run());
    expect([answer().reads, answer().reads]).toEqual([3, 3]);
    other.prepare("select * from facts").all();
    expect(answer().reads).toBe(3);
    database.close();
    other.close();
  });

  test("sums a day anew whose documents a version wrote that sums nothing", async () => {
    const file = newFile();
    const store = openSqliteStore(file, QUICK);
    await store.users.add([MARA]);
    const story = new Story(store);
    const days = { from: "2026-06-10", to: "2026-06-10" };
    await story.sync({
      people: [aPerson(SEAT, MARA.email)],
      windows: { mara: ["2026-06-10", "2026-06-10"] },
    });
    const calls = async (from: typeof store) =>
      (await from.teamDays.sums(["phone_call_quantity"], days)).rows.map(({ reps }) => reps);
    expect(await calls(store)).toEqual([0]);
    const old = new DatabaseSync(file);
    old.exec("update metrics set value = 30 where type = 'phone_call_quantity'");
    old.close();
    await store.close();
    const again = openSqliteStore(file, QUICK);
    expect(await calls(again)).toEqual([30]);
    await again.close();
  });
});
