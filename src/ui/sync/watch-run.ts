import { RefusedError, type RunAnswer, readRun } from "./sync-api.ts";
import type { Progress } from "./sync-state.ts";

const POLL_MS = 400;
const RETRY_MS = 3000;

interface Watcher {
  readonly onProgress: (progress: Progress) => void;
  /** Asked in vain; it is asked again until the signal aborts. */
  readonly onUnreachable: () => void;
}

/** Looks at a run until it has ended. A lost connection does not end the watch: the run goes on without us. */
export async function watchRun(
  runId: string,
  signal: AbortSignal,
  { onProgress, onUnreachable }: Watcher,
): Promise<RunAnswer> {
  for (;;) {
    let pause = POLL_MS;
    try {
      const run = await readRun(runId, signal);
      signal.throwIfAborted();
      if (run.state !== "running") return run;
      onProgress(run.progress);
    } catch (error) {
      if (signal.aborted || error instanceof RefusedError) throw error;
      onUnreachable();
      pause = RETRY_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    signal.throwIfAborted();
  }
}
