import type { Store } from "../store.ts";
import { createApiKeyStore } from "./api-keys.ts";
import { createArchive } from "./archive.ts";
import { createCoverageStore } from "./coverage.ts";
import { type DatabaseOptions, openDatabase } from "./database.ts";
import { createGoalStore } from "./goals.ts";
import { createLedger } from "./ledger.ts";
import { createMetricStore } from "./metrics.ts";
import { createPeopleStore } from "./people.ts";
import { createSettingsStore } from "./settings.ts";
import { createShareLinkStore } from "./share-links.ts";
import { createSyncRunStore } from "./sync-runs.ts";
import { createTeamDayStore } from "./team-days.ts";
import { createUserStore } from "./users.ts";

/** Opens the embedded store in this file; several processes may have it open at once. */
export function openSqliteStore(file: string, options: DatabaseOptions): Store {
  const database = openDatabase(file, options);
  return {
    users: createUserStore(database),
    people: createPeopleStore(database),
    metrics: createMetricStore(database),
    teamDays: createTeamDayStore(database),
    coverage: createCoverageStore(database),
    settings: createSettingsStore(database),
    goals: createGoalStore(database),
    runs: createSyncRunStore(database),
    keys: createApiKeyStore(database),
    shareLinks: createShareLinkStore(database),
    ledger: createLedger(database),
    archive: createArchive(database),
    async check() {
      database.prepare("select count(*) from users").get();
    },
    async close() {
      database.close();
    },
  };
}
