import type { Source } from "#src/domain/activity/activity.ts";
import { AppError, toAppError } from "#src/domain/errors.ts";
import type { Store } from "#src/store/store.ts";
import type { Lease, SyncOutcome, SyncRun } from "#src/store/sync-runs.ts";
import { NO_PROGRESS } from "./report-progress.ts";
import { type LeaseTools, takeLease } from "./run-lease.ts";

export interface RecountTools extends Pick<LeaseTools, "clock" | "sleep"> {
  readonly store: Store;
  readonly workspaceZone: string;
  readonly newId: () => string;
}

/**
 * Counts a source's ledger anew by what has been set since it was last counted: who is whom, what types and stages stand for.
 * Nothing is read and no mark moves; only documents of days on which something counts otherwise are written. Throws `AppError`.
 */
export async function recountLedger(
  tools: RecountTools,
  source: Source,
  askedBy: string,
): Promise<void> {
  const { store, clock } = tools;
  const claimed = await takeLease(
    `recount:${source}`,
    // Of no source: a recount must not make a source look as if it had just been read.
    newRun(tools, askedBy),
    { ...tools, runs: store.runs },
    () => undefined,
  );
  if (claimed.kind === "joined") throw new AppError("conflict", "The ledger is counted already.");
  const intake = await store.ledger.openIntake(source);
  try {
    await intake.commit(toPlan(tools, source, claimed.lease));
  } catch (error) {
    const { code, message } = toAppError(error);
    await store.runs.fail(claimed.lease, { code, message }, new Date(clock()).toISOString());
    throw error;
  }
}

function toPlan({ clock, workspaceZone }: RecountTools, source: Source, lease: Lease) {
  const now = clock();
  return {
    lease,
    source,
    people: [],
    workspaceZone,
    windows: [],
    vanish: null,
    readStartedAt: now,
    syncedAt: new Date(now).toISOString(),
    conclude: (): SyncOutcome => ({ reps: [], errors: [], warnings: [] }),
  };
}

function newRun({ newId, clock }: RecountTools, askedBy: string): SyncRun {
  const id = newId();
  return {
    id,
    source: "manual",
    scope: "all",
    // Never the same: what was set meanwhile must be counted too, so nobody joins another's.
    request: `recount ${id}`,
    askedBy,
    state: "running",
    startedAt: new Date(clock()).toISOString(),
    finishedAt: null,
    progress: NO_PROGRESS,
    outcome: null,
    error: null,
  };
}
