import type { Store } from "../store.ts";
import { createApiKeyStore } from "./api-keys.ts";
import { createCoverageStore } from "./coverage.ts";
import { type DatabaseOptions, firstRow, openDatabase } from "./database.ts";
import { openIntake } from "./intake.ts";
import { createIntakeTables } from "./intake-tables.ts";
import { createMetricStore } from "./metrics.ts";
import { createPeopleStore } from "./people.ts";
import { createSettingsStore } from "./settings.ts";
import { createSyncRunStore } from "./sync-runs.ts";
import { countUnreadable } from "./unreadable.ts";
import { createUserStore } from "./users.ts";

/** Opens the embedded store in this file; several processes may have it open at once. */
export function openSqliteStore(file: string, options: DatabaseOptions): Store {
  const database = openDatabase(file, options);
  createIntakeTables(database);
  return {
    users: createUserStore(database),
    people: createPeopleStore(database),
    metrics: createMetricStore(database),
    coverage: createCoverageStore(database),
    settings: createSettingsStore(database),
    runs: createSyncRunStore(database),
    keys: createApiKeyStore(database),
    ledger: {
      openIntake: async (source) => openIntake(database, source),
      countUnreadable: async (source) => countUnreadable(database, source),
      async tallyCalls(source, personKeys, from, to) {
        const tally = firstRow<{ calls: number; totalSeconds: number | null }>(
          database.prepare(
            `select count(*) as calls, sum(totalSeconds) as totalSeconds from activity
             where source = ? and kind = 'call' and state = 'present'
               and personKey in (select value from json_each(?)) and at >= ? and at < ?`,
          ),
          source,
          JSON.stringify(personKeys),
          from,
          to,
        );
        return { calls: tally?.calls ?? 0, totalSeconds: tally?.totalSeconds ?? 0 };
      },
    },
    async check() {
      database.prepare("select count(*) from users").get();
    },
    async close() {
      database.close();
    },
  };
}
