import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TEAM, targetOn } from "#src/domain/goals/goal.ts";
import { openSqliteStore } from "#src/store/sqlite/store.ts";
import type { Store } from "#src/store/store.ts";
import type { Caller } from "./caller.ts";
import { readConfig } from "./config.ts";
import { setGoals } from "./goals.ts";

const MANAGER: Caller = { name: "key:boss", role: "manager", userId: null };
const CALLS = { type: "phone_call_quantity", period: "daily" } as const;
const config = readConfig({}, "cli");

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "callboard-goals-"));
  store = openSqliteStore(join(folder, "callboard.sqlite"), { checkIntegrity: false });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

type Wish = readonly [fromDay: string, target: number | null];

/** Sets the team's goals in one request: how many changed, and how many did not. */
async function set(...wishes: readonly Wish[]): Promise<[changed: number, unchanged: number]> {
  const goals = wishes.map(([fromDay, target]) => ({ userId: null, ...CALLS, target, fromDay }));
  const { changes } = await setGoals({ store, config }, MANAGER, { goals });
  return [changes.changed, changes.unchanged];
}

async function targetsOn(...days: readonly string[]): Promise<(number | null)[]> {
  const goals = await store.goals.list();
  return days.map((day) => targetOn(goals, { scope: TEAM, ...CALLS }, day));
}

describe("goals in time", () => {
  test("are all kept, also one that says what was in force before the others came", async () => {
    await set(["2026-01-01", 50]);
    expect(await set(["2026-06-01", 60], ["2026-07-01", 50])).toEqual([2, 0]);
    expect(await targetsOn("2026-05-31", "2026-06-30", "2026-07-01")).toEqual([50, 60, 50]);
  });

  test("may come in any order of their days", async () => {
    await set(["2026-01-01", 50]);
    expect(await set(["2026-07-01", 50])).toEqual([1, 0]);
    expect(await set(["2026-06-01", 60])).toEqual([1, 0]);
    expect(await targetsOn("2026-05-31", "2026-06-30", "2026-07-01")).toEqual([50, 60, 50]);
  });

  test("end where they are to end, also when one before is set later", async () => {
    expect(await set(["2026-07-01", null])).toEqual([1, 0]);
    await set(["2026-06-01", 60]);
    expect(await targetsOn("2026-05-31", "2026-06-30", "2026-07-01")).toEqual([null, 60, null]);
  });

  test("set twice are set once, with who set them first", async () => {
    const wishes: Wish[] = [
      ["2026-06-01", 60],
      ["2026-07-01", null],
    ];
    await set(...wishes);
    const kept = await store.goals.list();
    expect(await set(...wishes)).toEqual([0, 2]);
    expect(await store.goals.list()).toEqual(kept);
    expect(await set(["2026-06-01", 61])).toEqual([1, 0]);
  });
});
