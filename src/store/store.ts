import type { ApiKeyStore } from "./api-keys.ts";
import type { Archive } from "./archive.ts";
import type { CoverageStore } from "./coverage.ts";
import type { GoalStore } from "./goals.ts";
import type { Ledger } from "./ledger.ts";
import type { MetricStore } from "./metrics.ts";
import type { PeopleStore } from "./people.ts";
import type { SettingsStore } from "./settings.ts";
import type { ShareLinkStore } from "./share-links.ts";
import type { SyncRunStore } from "./sync-runs.ts";
import type { TeamDayStore } from "./team-days.ts";
import type { UserStore } from "./users.ts";

/**
 * What the inside asks of storage. Each engine answers all of it, and nothing outside `store/<engine>` knows which one
 * stands behind. Every method may fail with whatever its engine throws; "not there" is `null`, never an error.
 */
export interface Store {
  readonly users: UserStore;
  readonly people: PeopleStore;
  readonly ledger: Ledger;
  readonly metrics: MetricStore;
  readonly teamDays: TeamDayStore;
  readonly coverage: CoverageStore;
  readonly settings: SettingsStore;
  readonly goals: GoalStore;
  readonly runs: SyncRunStore;
  readonly keys: ApiKeyStore;
  readonly shareLinks: ShareLinkStore;
  /** Everything there is, for moving. */
  readonly archive: Archive;
  /** Rejects when the store cannot answer a read. */
  check(): Promise<void>;
  close(): Promise<void>;
}
