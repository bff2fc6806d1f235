import type { Store } from "../store.ts";
import { createApiKeyStore } from "./api-keys.ts";
import { createArchive } from "./archive.ts";
import { Connection, type FirestoreOptions } from "./connection.ts";
import { createCoverageStore } from "./coverage.ts";
import { createGoalStore } from "./goals.ts";
import { createLedger } from "./ledger.ts";
import { createMetricStore } from "./metrics.ts";
import { createPeopleStore } from "./people.ts";
import { TeamDayReader } from "./read-team-days.ts";
import { createSettingsStore } from "./settings.ts";
import { createShareLinkStore } from "./share-links.ts";
import { createSyncRunStore } from "./sync-runs.ts";
import { createTeamDayStore } from "./team-days.ts";
import type { Usage } from "./usage.ts";
import { createUserStore } from "./users.ts";
import { Workspace } from "./workspace.ts";

export interface FirestoreStore extends Store {
  /** What this process has read and written so far, by collection. */
  usage(): Usage;
}

/** A team's documents in Google Firestore; any number of processes may have them open. Connects when first asked. */
export function openFirestoreStore(options: FirestoreOptions): FirestoreStore {
  const connection = new Connection(options);
  const workspace = new Workspace(connection);
  const settings = createSettingsStore(workspace);
  const policy = async () => (await settings.workspace()).sourcePolicy;
  const days = new TeamDayReader(workspace, policy);
  const users = createUserStore(workspace);
  const people = createPeopleStore(workspace);
  return {
    users,
    people,
    metrics: createMetricStore(workspace),
    teamDays: createTeamDayStore(days),
    coverage: createCoverageStore(workspace, days),
    settings,
    goals: createGoalStore(workspace),
    runs: createSyncRunStore(workspace),
    keys: createApiKeyStore(connection),
    shareLinks: createShareLinkStore(connection),
    ledger: createLedger(workspace, { users, people, settings }),
    archive: createArchive(workspace),
    async check() {
      await workspace.stamp();
    },
    close: () => connection.close(),
    usage: () => connection.usage.now(),
  };
}
