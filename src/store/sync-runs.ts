import type { Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { ErrorCode } from "#src/domain/errors.ts";

/** One rep, or everybody. */
export type SyncScope = { readonly userId: string } | "all";

/** How many documents a sync found new, different and as they were. */
export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface RowError {
  readonly callId: string;
  readonly reason: string;
}

/** What a sync came to for one rep. */
export interface RepOutcome {
  readonly userId: string;
  readonly userEmail: string | null;
  readonly startDate: Day;
  readonly endDate: Day;
  /** Distinct calls that the source returned for the rep in the window. */
  readonly totalCalls: number;
  /** Those counted. */
  readonly callsProcessed: number;
  readonly changes: Changes;
  readonly errors: readonly RowError[];
}

export interface SyncOutcome {
  /** The reps of the sync; `unassigned` is among them when everybody was synced. */
  readonly reps: readonly RepOutcome[];
  /** Rows that could not be read, whoever they belong to. */
  readonly errors: readonly RowError[];
  readonly warnings: readonly string[];
}

export interface SyncProgress {
  /** How much of the window has been read, from 0 to 1. */
  readonly share: number;
  readonly pages: number;
  readonly calls: number;
  /** Milliseconds spent waiting for the vendor's limits or between tries. */
  readonly waitedMs: number;
  /** Milliseconds of the wait under way; 0 while the run moves. */
  readonly waitingMs: number;
  /** Why the run stands still right now, in words; null while it moves. */
  readonly waitingFor: string | null;
}

export const RUN_STATES = ["running", "done", "failed"] as const;
export type RunState = (typeof RUN_STATES)[number];

export interface SyncRun {
  readonly id: string;
  readonly source: Source;
  readonly scope: SyncScope;
  /** What was asked for, as one text; a second asker of the same joins. */
  readonly request: string;
  readonly askedBy: string;
  readonly state: RunState;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly progress: SyncProgress;
  readonly outcome: SyncOutcome | null;
  readonly error: { readonly code: ErrorCode; readonly message: string } | null;
}

/** The right to sync one scope of one source, until `expiresAt`; whoever holds a lower fence has lost it. */
export interface Lease {
  readonly key: string;
  readonly runId: string;
  readonly fence: number;
}

export type Claim =
  | { readonly kind: "claimed"; readonly lease: Lease }
  | { readonly kind: "busy"; readonly run: SyncRun };

export interface SyncRunStore {
  /**
   * Takes the lease `key` and writes the run down as running, or says whose run holds it. A lease that has expired at
   * `now` (ms) is taken over and its run recorded as failed with `interrupted`. Holds across processes.
   */
  claim(key: string, run: SyncRun, now: number, ttlMs: number): Promise<Claim>;
  /** Moves the lease's end; false when it was lost. */
  renew(lease: Lease, now: number, ttlMs: number): Promise<boolean>;
  progress(lease: Lease, progress: SyncProgress): Promise<void>;
  /** Records the failure and gives the lease back. */
  fail(
    lease: Lease,
    error: { readonly code: ErrorCode; readonly message: string },
    finishedAt: string,
  ): Promise<void>;
  find(runId: string): Promise<SyncRun | null>;
  /** Runs whose lease is alive at `now` (ms), newest first. */
  running(source: Source, now: number): Promise<SyncRun[]>;
  /** The newest run that ended in this state. */
  latest(source: Source, state: "done" | "failed"): Promise<SyncRun | null>;
  /** ISO instant at which the newest run that succeeded ended. */
  lastSuccessAt(source: Source): Promise<string | null>;
}
