import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe } from "vitest";
import { clearProject, IS_EMULATED, newProjectId, storedInFirestore } from "./firestore.ts";

/** Where a store of some engine is kept. */
export interface StorePlace {
  /** Settings under which any process opens it. */
  readonly settings: Readonly<Record<string, string>>;
  /** A folder of the test's own. */
  readonly folder: string;
  /** All that is kept, as text: ledger, documents, coverage, settings, people; not the record of runs. */
  stored(): Promise<string>;
  remove(): Promise<void>;
}

export interface Engine {
  readonly name: "SQLite" | "Firestore";
  readonly isHere: boolean;
  newPlace(): StorePlace;
}

export const SQLITE: Engine = {
  name: "SQLite",
  isHere: true,
  newPlace() {
    const folder = newFolder();
    return {
      settings: { CALLBOARD_DATA: folder },
      folder,
      stored: async () => storedInSqlite(join(folder, "callboard.sqlite")),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

export const FIRESTORE: Engine = {
  name: "Firestore",
  isHere: IS_EMULATED,
  newPlace() {
    const folder = newFolder();
    const projectId = newProjectId();
    return {
      settings: {
        CALLBOARD_DATA: folder,
        CALLBOARD_STORE: "firestore",
        GOOGLE_CLOUD_PROJECT: projectId,
        FIRESTORE_EMULATOR_HOST: process.env["FIRESTORE_EMULATOR_HOST"] ?? "",
      },
      folder,
      stored: () => storedInFirestore(projectId, COLLECTIONS),
      async remove() {
        rmSync(folder, { recursive: true, force: true });
        await clearProject(projectId);
      },
    };
  },
};

/** The same tests on each engine; where one is not here they are skipped, which a run under CI does not let pass. */
export function onEveryEngine(name: string, tests: (engine: Engine) => void): void {
  for (const engine of [SQLITE, FIRESTORE])
    describe.skipIf(!engine.isHere)(`${name} (${engine.name})`, () => tests(engine));
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "callboard-workspace-"));
}

/** Facts come last: a sync that fails may have learned one. */
const COLLECTIONS = [
  "users",
  "people",
  "activities",
  "unreadable",
  "metrics",
  "coverage",
  "settings",
  "teamDays",
  "workspace",
  "goals",
  "commits",
  "facts",
];

const TABLES = [
  "users",
  "people",
  "activity",
  "unreadable",
  "metrics",
  "coverage",
  "settings",
  "team_rep",
  "team_day",
  "team_rep_day",
  "goal",
  "facts",
];

function storedInSqlite(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  const text = TABLES.map((table) => {
    const rows = database.prepare(`select * from ${table}`).all();
    return `${table}\n${rows
      .map((row) => JSON.stringify(row))
      .sort()
      .join("\n")}`;
  });
  database.close();
  return text.join("\n\n");
}
