import { AppError } from "#src/domain/errors.ts";
import type { SyncRun } from "#src/store/sync-runs.ts";
import type { ReportContext } from "./context.ts";

/** One run as it stands. A run whose process died is reported as failed, not as running for ever. */
export async function syncRun(
  context: Pick<ReportContext, "store" | "clock">,
  runId: string,
): Promise<SyncRun> {
  const run = await context.store.runs.find(runId);
  if (run === null) throw new AppError("run_not_found", "There is no such sync.");
  if (run.state !== "running") return run;
  const alive = await context.store.runs.running(run.source, context.clock());
  if (alive.some((other) => other.id === run.id)) return run;
  // Between the two looks it may have ended.
  const ended = await context.store.runs.find(runId);
  if (ended !== null && ended.state !== "running") return ended;
  return {
    ...run,
    state: "failed",
    error: {
      code: "interrupted",
      message: "The sync stopped in the middle. Nothing was written; sync again.",
    },
  };
}
