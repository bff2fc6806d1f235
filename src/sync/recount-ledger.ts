import type { Source } from "#src/domain/activity/activity.ts";
import { AppError, toAppError } from "#src/domain/errors.ts";
import type { Lease, SyncOutcome, SyncRun } from "#src/store/sync-runs.ts";
import { NO_PROGRESS } from "./report-progress.ts";
import { keepLease, takeLease } from "./run-lease.ts";
import type { RunTools } from "./sync-service.ts";

/**
 * Counts a source's ledger anew by what has been set since it was last counted: who is whom, what types and stages stand for.
 * Nothing is read and no mark moves; only documents of days on which something counts otherwise are written. Throws `AppError`.
 */
export async function recountLedger(
  tools: RunTools,
  source: Source,
  askedBy: string,
): Promise<void> {
  const { store, clock } = tools;
  const run = newRun(tools, askedBy);
  const lease = { ...tools, runs: store.runs };
  const claimed = await takeLease(`recount:${source}`, run, lease, () => undefined);
  if (claimed.kind === "joined") throw new AppError("conflict", "The ledger is counted already.");
  // Nothing has to be told that the lease was lost: the commit looks for itself.
  const release = keepLease(claimed.lease, lease, new AbortController(), tools.every);
  try {
    const intake = await store.ledger.openIntake(source);
    await intake.commit(toPlan(tools, source, claimed.lease));
  } catch (error) {
    const { code, message } = toAppError(error);
    tools.onFailure(run, error);
    await store.runs.fail(claimed.lease, { code, message }, new Date(clock()).toISOString());
    throw error;
  } finally {
    release();
  }
}

function toPlan({ clock, workspaceZone }: RunTools, source: Source, lease: Lease) {
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

function newRun({ newId, clock }: Pick<RunTools, "newId" | "clock">, askedBy: string): SyncRun {
  const id = newId();
  return {
    id,
    // Of no source: a recount must not make a source look as if it had just been read.
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
