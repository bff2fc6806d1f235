import type { Activity, UnreadableRow } from "#src/domain/activity/activity.ts";
import type { Goal } from "#src/domain/goals/goal.ts";
import type { MetricDocument } from "#src/domain/metrics/metric.ts";
import type { User, VendorPerson } from "#src/domain/people/person.ts";
import type { ApiKey } from "./api-keys.ts";
import type { Coverage } from "./coverage.ts";
import type { ShareLink } from "./share-links.ts";
import type { SyncRun } from "./sync-runs.ts";

/** What is kept, in the order in which it is read and written: whoever is referred to comes first. */
export const ARCHIVE_KINDS = [
  "user",
  "person",
  "activity",
  "unreadable",
  "metric",
  "coverage",
  "settings",
  "fact",
  "goal",
  "run",
  "key",
  "shareLink",
] as const;
export type ArchiveKind = (typeof ARCHIVE_KINDS)[number];

/** A row of the ledger as it is kept. Whose it is, is derived from `personKey`. */
export type StoredActivity = Omit<Activity, "person" | "crm"> & {
  readonly personKey: string;
  readonly personName: string | null;
  readonly personEmail: string | null;
  /** What a CRM says of it, and the other record of the same call (`domain/activity`), JSON as it is kept. */
  readonly crm: string | null;
  readonly twin: string | null;
  readonly state: "present" | "gone";
  /** ms; when it last changed here. */
  readonly updatedAt: number;
};

/** What stands behind each kind. Sums of teams and leases are not kept: the first are derived, the second are of the moment. */
export interface ArchiveValues {
  readonly user: User;
  /** `owner`: whom this person's calls were last counted for; null before that. */
  readonly person: VendorPerson & { readonly owner: string | null };
  readonly activity: StoredActivity;
  readonly unreadable: UnreadableRow & { readonly seenAt: string };
  readonly metric: MetricDocument;
  readonly coverage: Coverage & { readonly closed: boolean };
  /** A user's marks and calendar by their id, or the workspace's settings under `workspace`. */
  readonly settings: { readonly id: string; readonly value: Readonly<Record<string, unknown>> };
  readonly fact: { readonly name: string; readonly value: unknown };
  readonly goal: Goal;
  /** Runs that have ended. */
  readonly run: SyncRun;
  readonly key: ApiKey;
  readonly shareLink: ShareLink;
}

export type ArchiveRecord = {
  readonly [Kind in ArchiveKind]: { readonly kind: Kind; readonly value: ArchiveValues[Kind] };
}[ArchiveKind];

/** Where a reading stands; the cursor is the engine's own. */
export interface ArchivePlace {
  readonly kind: ArchiveKind;
  readonly cursor: string;
}

/** Some records of one kind, and the place behind them. */
export interface ArchiveBatch {
  readonly records: readonly ArchiveRecord[];
  readonly place: ArchivePlace;
}

/** Everything that is kept, to be moved to another store. */
export interface Archive {
  /** From the beginning, or from behind a place that this engine gave before. While nobody writes, it is all of one state. */
  read(after: ArchivePlace | null): AsyncIterable<ArchiveBatch>;
  count(): Promise<Readonly<Record<ArchiveKind, number>>>;
  /** Puts these in place by their keys: absolute, so that twice is once. Nobody else may write meanwhile. */
  write(records: readonly ArchiveRecord[]): Promise<void>;
  /** Makes what is derived from what was written; until then boards may miss it. */
  finish(): Promise<void>;
}
