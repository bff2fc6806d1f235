import { z } from "zod";
import { SOURCES } from "#src/domain/activity/activity.ts";
import { AppError, ERROR_CODES } from "#src/domain/errors.ts";
import {
  type Lease,
  RUN_STATES,
  type SyncOutcome,
  type SyncProgress,
  type SyncRun,
  type SyncRunStore,
  type SyncScope,
} from "../sync-runs.ts";
import type { Connection, Found, Reads } from "./connection.ts";
import { json, readAs } from "./stored.ts";
import type { Workspace } from "./workspace.ts";
import type { Write } from "./writes.ts";

export const RUNS = "syncRuns";
const LEASES = "leases";

/** A document should be written about once a second at most; what comes sooner is left out, the next one tells it all. */
const PROGRESS_EVERY_MS = 1_000;
/** A run's record holds 1 MiB; of more unreadable rows than fit, the rest is only kept aside (`unreadable`). */
const MOST_ERRORS = 2_000;

const schema = z.object({
  source: z.enum(SOURCES),
  scope: json(z.custom<SyncScope>((scope) => scope !== undefined)),
  request: z.string(),
  askedBy: z.string(),
  state: z.enum(RUN_STATES),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  progress: json(z.custom<SyncProgress>((progress) => typeof progress === "object")),
  outcome: json(z.custom<SyncOutcome>((outcome) => typeof outcome === "object")).nullable(),
  error: z.object({ code: z.enum(ERROR_CODES), message: z.string() }).nullable(),
});

const leaseSchema = z.object({
  runId: z.string(),
  fence: z.number(),
  /** ms; 0: given back. */
  expiresAt: z.number(),
});

export function toRun(found: Found): SyncRun {
  return { id: found.id, ...readAs(schema, found) };
}

export function runWrite({ id, scope, progress, outcome, ...run }: SyncRun): Write {
  return {
    kind: "set",
    path: runPath(id),
    data: {
      ...run,
      scope: JSON.stringify(scope),
      progress: JSON.stringify(progress),
      outcome: outcome === null ? null : JSON.stringify(outcome),
    },
  };
}

/** Throws `conflict` unless the lease is still this holder's. */
export async function assertHeld(reads: Pick<Reads, "get">, lease: Lease): Promise<void> {
  const held = await readLease(reads, lease.key);
  if (held === null || held.fence !== lease.fence || held.expiresAt === 0) {
    throw new AppError(
      "conflict",
      "Another sync took over while this one stood still; nothing was written.",
    );
  }
}

type RunEnd = { outcome: SyncOutcome } | { error: SyncRun["error"] };

const INTERRUPTED: RunEnd = {
  error: {
    code: "interrupted",
    message:
      "The process that ran this sync stopped in the middle. Nothing was written; sync again.",
  },
};

/** Whether a run has succeeded; only the transaction that decides its commit says so. */
export async function isDone(connection: Connection, runId: string): Promise<boolean> {
  const found = await (await connection.reads()).get(runPath(runId));
  return found !== null && toRun(found).state === "done";
}

/** Closes the run and gives its lease back, whose fence goes on rising. */
export function finishWrites(lease: Lease, finishedAt: string, end: RunEnd): Write[] {
  return [
    runEnd(lease.runId, finishedAt, end),
    { kind: "merge", path: leasePath(lease.key), data: { expiresAt: 0 } },
  ];
}

function runEnd(runId: string, finishedAt: string, end: RunEnd): Write {
  const done = "outcome" in end;
  return {
    kind: "merge",
    path: runPath(runId),
    data: {
      state: done ? "done" : "failed",
      finishedAt,
      outcome: done ? JSON.stringify(end.outcome) : null,
      error: done ? null : end.error,
    },
  };
}

/** As much of an outcome as a run's record holds. */
export function fitting(outcome: SyncOutcome): SyncOutcome {
  const all = outcome.errors.length;
  if (all <= MOST_ERRORS) return outcome;
  return {
    reps: outcome.reps.map((rep) => ({ ...rep, errors: rep.errors.slice(0, 20) })),
    errors: outcome.errors.slice(0, MOST_ERRORS),
    warnings: [
      ...outcome.warnings,
      `${all} rows could not be read; the first ${MOST_ERRORS} are named here, all are kept aside.`,
    ],
  };
}

export function createSyncRunStore(workspace: Workspace): SyncRunStore {
  const { connection } = workspace;
  /** Of the runs of this process: when they were last written down, and whether that is done. */
  const reports = new Map<string, { readonly at: number; readonly written: Promise<void> }>();

  const findRun = async (reads: Pick<Reads, "get">, runId: string): Promise<SyncRun | null> => {
    const found = await reads.get(runPath(runId));
    return found === null ? null : toRun(found);
  };
  const latestOf = async (source: string, state: string): Promise<SyncRun | null> => {
    const [found] = await (await connection.reads()).find(RUNS, (runs) =>
      runs
        .where("source", "==", source)
        .where("state", "==", state)
        .orderBy("finishedAt", "desc")
        .limit(1),
    );
    return found === undefined ? null : toRun(found);
  };

  const writeProgress = (runId: string, progress: SyncProgress) =>
    connection.transaction(async (changes) => {
      if ((await findRun(changes, runId))?.state !== "running") return;
      const data = { progress: JSON.stringify(progress) };
      changes.put({ kind: "merge", path: runPath(runId), data });
    });

  return {
    async claim(key, run, now, ttlMs) {
      const reads = await connection.reads();
      for (;;) {
        const found = await reads.get(leasePath(key));
        const held = found === null ? null : readAs(leaseSchema, found);
        const holder = held === null ? null : await findRun(reads, held.runId);
        if (held !== null && holder !== null && held.expiresAt > now)
          return { kind: "busy", run: holder };
        const lease: Lease = { key, runId: run.id, fence: (held?.fence ?? 0) + 1 };
        const begun: SyncRun = {
          ...run,
          state: "running",
          finishedAt: null,
          outcome: null,
          error: null,
        };
        const died = holder?.state === "running" ? holder.id : null;
        const claimed = await connection.writeIfUnchanged(
          leasePath(key),
          found,
          { runId: run.id, fence: lease.fence, expiresAt: now + ttlMs },
          [runWrite(begun), ...(died === null ? [] : [runEnd(died, run.startedAt, INTERRUPTED)])],
        );
        if (!claimed) continue;
        if (died !== null) await workspace.journal.forget(died);
        return { kind: "claimed", lease };
      }
    },

    renew: (lease, now, ttlMs) =>
      connection.transaction(async (changes) => {
        const held = await readLease(changes, lease.key);
        if (held === null || held.fence !== lease.fence || held.expiresAt === 0) return false;
        changes.put({
          kind: "merge",
          path: leasePath(lease.key),
          data: { expiresAt: now + ttlMs },
        });
        return true;
      }),

    async progress(lease, progress) {
      const told = reports.get(lease.runId) ?? { at: 0, written: Promise.resolve() };
      const matters = progress.share === 1 || progress.waitingFor !== null;
      if (!matters && Date.now() - told.at < PROGRESS_EVERY_MS) return;
      // One after the other: two writers of one document would wait for each other for seconds.
      const written = told.written.then(() => writeProgress(lease.runId, progress));
      reports.set(lease.runId, { at: Date.now(), written: written.catch(() => undefined) });
      await written;
      if (progress.share === 1) reports.delete(lease.runId);
    },

    async fail(lease, error, finishedAt) {
      await reports.get(lease.runId)?.written;
      reports.delete(lease.runId);
      await connection.transaction(async (changes) => {
        const held = await readLease(changes, lease.key);
        // A run that was taken over is closed already, as interrupted.
        if ((await findRun(changes, lease.runId))?.state !== "running") return;
        const [ended, freed] = finishWrites(lease, finishedAt, { error });
        if (ended !== undefined) changes.put(ended);
        if (freed !== undefined && held?.fence === lease.fence) changes.put(freed);
      });
    },

    find: async (runId) => findRun(await connection.reads(), runId),

    async running(source, now) {
      const reads = await connection.reads();
      const leases = await reads.find(LEASES, (all) => all.where("expiresAt", ">", now));
      const paths = leases.map((found) => runPath(readAs(leaseSchema, found).runId));
      const runs = (await reads.getAll(paths)).filter((found) => found !== null).map(toRun);
      return runs
        .filter((run) => run.source === source && run.state === "running")
        .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    },

    latest: latestOf,
    lastSuccessAt: async (source) => (await latestOf(source, "done"))?.finishedAt ?? null,
  };
}

async function readLease(reads: Pick<Reads, "get">, key: string) {
  const found = await reads.get(leasePath(key));
  return found === null ? null : readAs(leaseSchema, found);
}

function runPath(id: string): string {
  return `${RUNS}/${id}`;
}

function leasePath(key: string): string {
  return `${LEASES}/${encodeURIComponent(key)}`;
}
