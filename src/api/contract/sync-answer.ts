import type { Day } from "#src/domain/calendar/day.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { Changes, RepOutcome, RowError, SyncOutcome, SyncRun } from "#src/store/sync-runs.ts";

/** The answer to a sync of one rep, by HTTP and on the command line. */
export interface RepSyncAnswer {
  readonly success: true;
  /** "Synced 45 calls, wrote 60 metrics" */
  readonly message: string;
  readonly userId: string;
  readonly userEmail: string | null;
  readonly startDate: Day;
  readonly endDate: Day;
  readonly totalCalls: number;
  readonly callsProcessed: number;
  readonly metricsWritten: number;
  readonly errors: readonly RowError[];
  readonly changes: Changes;
  readonly warnings: readonly string[];
  readonly runId: string;
}

/** The answer to a sync of everybody. */
export interface TeamSyncAnswer {
  readonly success: true;
  readonly message: string;
  readonly totalCalls: number;
  readonly metricsWritten: number;
  readonly changes: Changes;
  readonly users: readonly RepSyncAnswer[];
  readonly unassigned: { readonly calls: number };
  readonly warnings: readonly string[];
  readonly errors: readonly RowError[];
  readonly runId: string;
}

export function toRepAnswer(run: SyncRun, userId: string): RepSyncAnswer {
  const { reps, warnings } = outcomeOf(run);
  const rep = reps.find((candidate) => candidate.userId === userId);
  if (rep === undefined) throw new Error(`run ${run.id} has no outcome for ${userId}`);
  return repAnswer(run, rep, warnings);
}

/** The rows that a run could not read, of those it was for: a source may have to read everybody's to sync one rep. */
export function unreadableRows({ scope, outcome }: SyncRun): readonly RowError[] {
  if (outcome === null) return [];
  if (scope === "all") return outcome.errors;
  return outcome.reps.find(({ userId }) => userId === scope.userId)?.errors ?? [];
}

export function toTeamAnswer(run: SyncRun): TeamSyncAnswer {
  const { reps, warnings, errors } = outcomeOf(run);
  const sums = totalsOf(reps);
  return {
    success: true,
    message: messageOf(run, sums.totalCalls, sums.metricsWritten),
    ...sums,
    users: reps.filter((rep) => rep.userId !== UNASSIGNED).map((rep) => repAnswer(run, rep, [])),
    unassigned: { calls: reps.find((rep) => rep.userId === UNASSIGNED)?.callsProcessed ?? 0 },
    warnings,
    errors,
    runId: run.id,
  };
}

/** What a finished run comes to, in a sentence. */
export function runMessage(run: SyncRun): string {
  if (run.outcome === null) return run.error?.message ?? "Syncing…";
  const { totalCalls, metricsWritten } = totalsOf(run.outcome.reps);
  return messageOf(run, totalCalls, metricsWritten);
}

function repAnswer(run: SyncRun, rep: RepOutcome, warnings: readonly string[]): RepSyncAnswer {
  const metricsWritten = written(rep.changes);
  return {
    success: true,
    message: messageOf(run, rep.totalCalls, metricsWritten),
    userId: rep.userId,
    userEmail: rep.userEmail,
    startDate: rep.startDate,
    endDate: rep.endDate,
    totalCalls: rep.totalCalls,
    callsProcessed: rep.callsProcessed,
    metricsWritten,
    errors: rep.errors,
    changes: rep.changes,
    warnings,
    runId: run.id,
  };
}

function totalsOf(reps: readonly RepOutcome[]) {
  const changes = { added: 0, changed: 0, unchanged: 0 };
  let totalCalls = 0;
  for (const rep of reps) {
    totalCalls += rep.totalCalls;
    changes.added += rep.changes.added;
    changes.changed += rep.changes.changed;
    changes.unchanged += rep.changes.unchanged;
  }
  return { totalCalls, metricsWritten: written(changes), changes };
}

/** Documents now in place, whether this sync had to write them or found them right. */
function written(changes: Changes): number {
  return changes.added + changes.changed + changes.unchanged;
}

function messageOf({ source }: SyncRun, calls: number, metrics: number): string {
  const what = source === "copper" ? "activities" : "calls";
  return `Synced ${calls} ${what}, wrote ${metrics} metrics`;
}

function outcomeOf(run: SyncRun): SyncOutcome {
  if (run.outcome === null) throw new Error(`run ${run.id} has no outcome`);
  return run.outcome;
}
