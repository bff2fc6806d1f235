import type { Source } from "#src/domain/activity/activity.ts";
import type { ErrorCode } from "#src/domain/errors.ts";
import type { SyncRun } from "#src/store/sync-runs.ts";
import type { ReportContext } from "./context.ts";

/** How old the last success may be (ms) to be called fresh, and then ageing; what is older is stale. */
const FRESH_MS = 2 * 3_600_000;
const AGEING_MS = 24 * 3_600_000;

export type Freshness = "never" | "fresh" | "ageing" | "stale";

export interface SourceStatus {
  readonly source: Source;
  /** As people write it. */
  readonly label: string;
  readonly configured: boolean;
  /** ISO instant. */
  readonly lastSuccessAt: string | null;
  readonly freshness: Freshness;
  /** The last failure, as long as no success has come after it. */
  readonly lastError: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly at: string;
  } | null;
  /** The run under way that began last. */
  readonly running: RunUnderWay | null;
  /** Rows kept aside because they cannot be read. */
  readonly unreadableRows: number;
  /** What the last successful sync warned of. */
  readonly warnings: readonly string[];
}

export interface RunUnderWay {
  readonly runId: string;
  readonly startedAt: string;
  readonly scope: SyncRun["scope"];
  readonly progress: SyncRun["progress"];
}

/** Per source: is it connected, when did it last succeed, what went wrong since, what is running. */
export async function sourceStatus(context: ReportContext): Promise<SourceStatus[]> {
  return Promise.all(
    context.sources.map(async ({ source, label, configured }) => {
      if (!configured && !(await wasConnected(context, source)))
        return notConfigured(source, label);
      const { runs, ledger } = context.store;
      const now = context.clock();
      const [done, failed, [running], unreadableRows] = await Promise.all([
        runs.latest(source, "done"),
        runs.latest(source, "failed"),
        runs.running(source, now),
        ledger.countUnreadable(source),
      ]);
      const lastSuccessAt = done?.finishedAt ?? null;
      return {
        source,
        label,
        configured,
        lastSuccessAt,
        freshness: freshnessOf(lastSuccessAt, now),
        lastError: errorSince(failed, lastSuccessAt),
        running: running === undefined ? null : toRunUnderWay(running),
        unreadableRows,
        warnings: done?.outcome?.warnings ?? [],
      };
    }),
  );
}

/** Whether anything was ever read from a source; who it knows is kept in memory, so that asking costs nothing. */
export async function wasConnected(
  { store }: Pick<ReportContext, "store">,
  source: Source,
): Promise<boolean> {
  return (await store.people.list(source)).length > 0;
}

function notConfigured(source: Source, label: string): SourceStatus {
  return {
    source,
    label,
    configured: false,
    lastSuccessAt: null,
    freshness: "never",
    lastError: null,
    running: null,
    unreadableRows: 0,
    warnings: [],
  };
}

export function freshnessOf(lastSuccessAt: string | null, now: number): Freshness {
  if (lastSuccessAt === null) return "never";
  const age = now - Date.parse(lastSuccessAt);
  if (age <= FRESH_MS) return "fresh";
  return age <= AGEING_MS ? "ageing" : "stale";
}

function errorSince(
  failed: SyncRun | null,
  lastSuccessAt: string | null,
): SourceStatus["lastError"] {
  if (failed?.error == null || failed.finishedAt === null) return null;
  if (lastSuccessAt !== null && failed.finishedAt <= lastSuccessAt) return null;
  return { ...failed.error, at: failed.finishedAt };
}

function toRunUnderWay(run: SyncRun): RunUnderWay {
  return { runId: run.id, startedAt: run.startedAt, scope: run.scope, progress: run.progress };
}
