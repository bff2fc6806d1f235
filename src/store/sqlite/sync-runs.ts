import type { Source } from "#src/domain/activity/activity.ts";
import { AppError } from "#src/domain/errors.ts";
import { firstRow, rows } from "../counting/rows.ts";
import type { Lease, RunState, SyncOutcome, SyncRun, SyncRunStore } from "../sync-runs.ts";
import type { Database } from "./database.ts";

interface RunRow {
  id: string;
  source: Source;
  scope: string;
  request: string;
  askedBy: string;
  state: RunState;
  startedAt: string;
  finishedAt: string | null;
  progress: string;
  outcome: string | null;
  error: string | null;
}

const COLUMNS =
  "id, source, scope, request, askedBy, state, startedAt, finishedAt, progress, outcome, error";

function toRun(row: RunRow): SyncRun {
  return {
    ...row,
    scope: JSON.parse(row.scope),
    progress: JSON.parse(row.progress),
    outcome: row.outcome === null ? null : JSON.parse(row.outcome),
    error: row.error === null ? null : JSON.parse(row.error),
  };
}

/** Closes the run and gives its lease back; inside the caller's transaction, after `assertHeld`. */
export function finishRun(
  database: Database,
  lease: Lease,
  finishedAt: string,
  end: { outcome: SyncOutcome } | { error: SyncRun["error"] },
): void {
  const done = "outcome" in end;
  database
    .prepare("update sync_run set state = ?, finishedAt = ?, outcome = ?, error = ? where id = ?")
    .run(
      done ? "done" : "failed",
      finishedAt,
      done ? JSON.stringify(end.outcome) : null,
      done ? null : JSON.stringify(end.error),
      lease.runId,
    );
  // The row stays, so that its fence goes on rising.
  database
    .prepare("update lease set expiresAt = 0 where key = ? and fence = ?")
    .run(lease.key, lease.fence);
}

/** Throws `conflict` unless the lease is still this holder's. */
export function assertHeld(database: Database, lease: Lease): void {
  const row = firstRow<{ fence: number; expiresAt: number }>(
    database.prepare("select fence, expiresAt from lease where key = ?"),
    lease.key,
  );
  if (row === null || row.fence !== lease.fence || row.expiresAt === 0) {
    throw new AppError(
      "conflict",
      "Another sync took over while this one stood still; nothing was written.",
    );
  }
}

export function createSyncRunStore(database: Database): SyncRunStore {
  const find = (runId: string): SyncRun | null => {
    const row = firstRow<RunRow>(
      database.prepare(`select ${COLUMNS} from sync_run where id = ?`),
      runId,
    );
    return row === null ? null : toRun(row);
  };

  return {
    async claim(key, run, now, ttlMs) {
      return database.write(() => {
        const held = firstRow<{ runId: string; fence: number; expiresAt: number }>(
          database.prepare("select runId, fence, expiresAt from lease where key = ?"),
          key,
        );
        const holder = held === null ? null : find(held.runId);
        if (held !== null && holder !== null && held.expiresAt > now) {
          return { kind: "busy", run: holder };
        }
        const lease: Lease = { key, runId: run.id, fence: (held?.fence ?? 0) + 1 };
        if (held !== null && holder?.state === "running") {
          finishRun(database, { ...held, key }, run.startedAt, {
            error: {
              code: "interrupted",
              message:
                "The process that ran this sync stopped in the middle. Nothing was written; sync again.",
            },
          });
        }
        database
          .prepare(`insert into sync_run (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
          .run(
            run.id,
            run.source,
            JSON.stringify(run.scope),
            run.request,
            run.askedBy,
            "running",
            run.startedAt,
            null,
            JSON.stringify(run.progress),
            null,
            null,
          );
        database
          .prepare(
            `insert into lease (key, runId, fence, expiresAt) values (?, ?, ?, ?)
             on conflict (key) do update set runId = excluded.runId, fence = excluded.fence, expiresAt = excluded.expiresAt`,
          )
          .run(key, run.id, lease.fence, now + ttlMs);
        return { kind: "claimed", lease };
      });
    },

    async renew(lease, now, ttlMs) {
      const { changes } = database
        .prepare("update lease set expiresAt = ? where key = ? and fence = ? and expiresAt > 0")
        .run(now + ttlMs, lease.key, lease.fence);
      return Number(changes) === 1;
    },

    async progress(lease, progress) {
      database
        .prepare("update sync_run set progress = ? where id = ? and state = 'running'")
        .run(JSON.stringify(progress), lease.runId);
    },

    async fail(lease, error, finishedAt) {
      database.write(() => {
        // A run that was taken over is closed already, as interrupted.
        if (find(lease.runId)?.state === "running")
          finishRun(database, lease, finishedAt, { error });
      });
    },

    find: async (runId) => find(runId),

    running: async (source, now) =>
      rows<RunRow>(
        database.prepare(
          `select ${COLUMNS} from sync_run where source = ? and state = 'running'
           and id in (select runId from lease where expiresAt > ?) order by startedAt desc`,
        ),
        source,
        now,
      ).map(toRun),

    async lastSuccessAt(source) {
      const row = firstRow<{ finishedAt: string | null }>(
        database.prepare(
          "select max(finishedAt) as finishedAt from sync_run where source = ? and state = 'done'",
        ),
        source,
      );
      return row?.finishedAt ?? null;
    },

    async latest(source, state) {
      const row = firstRow<RunRow>(
        database.prepare(
          `select ${COLUMNS} from sync_run where source = ? and state = ? order by finishedAt desc limit 1`,
        ),
        source,
        state,
      );
      return row === null ? null : toRun(row);
    },
  };
}
