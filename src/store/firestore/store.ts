import { AppError, isAppError } from "#src/domain/errors.ts";
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

/** How long a store may take to show that it is there (ms); Google's library itself would try for minutes. */
const CHECK_MS = 10_000;

/** A team's documents in Google Firestore; any number of processes may have them open. Connects when first asked. */
export function openFirestoreStore(options: FirestoreOptions): FirestoreStore {
  const connection = new Connection(options);
  const workspace = new Workspace(connection);
  const days = new TeamDayReader(workspace);
  const users = createUserStore(workspace);
  const people = createPeopleStore(workspace);
  return {
    users,
    people,
    metrics: createMetricStore(workspace),
    teamDays: createTeamDayStore(days),
    coverage: createCoverageStore(workspace, days),
    settings: createSettingsStore(workspace),
    goals: createGoalStore(workspace),
    runs: createSyncRunStore(workspace),
    keys: createApiKeyStore(connection),
    shareLinks: createShareLinkStore(connection),
    ledger: createLedger(workspace, { users, people }),
    archive: createArchive(workspace),
    check: () => answers(workspace.stamp(), options),
    close: () => connection.close(),
    usage: () => connection.usage.now(),
  };
}

async function answers(question: Promise<unknown>, { projectId }: FirestoreOptions): Promise<void> {
  const late = AbortSignal.timeout(CHECK_MS);
  const timeout = new Promise<never>((_, reject) =>
    late.addEventListener("abort", () => reject(new Error(`no answer in ${CHECK_MS / 1_000} s`))),
  );
  try {
    await Promise.race([question, timeout]);
  } catch (error) {
    if (isAppError(error)) throw error;
    const project = projectId === undefined ? "" : ` of the project ${projectId}`;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      "store_unavailable",
      `Firestore${project} cannot be used: ${reason}. Check GOOGLE_CLOUD_PROJECT, the credentials and the network.`,
      { cause: error },
    );
  }
}
