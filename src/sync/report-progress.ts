import type { ReadWatch } from "#src/domain/activity/activity-source.ts";
import type { SyncProgress } from "#src/store/sync-runs.ts";

/** Progress is written this often (ms) at most: often enough to watch, seldom enough not to matter. */
const WRITE_EVERY_MS = 200;

export const NO_PROGRESS: SyncProgress = {
  share: 0,
  pages: 0,
  calls: 0,
  waitedMs: 0,
  waitingMs: 0,
  waitingFor: null,
};

export interface ProgressReport extends ReadWatch {
  warnings(): string[];
  /** How much of all that is to be read has been read, from 0 to 1. */
  onShare(share: number): void;
  readonly progress: SyncProgress;
}

/** Counts what a read tells of itself and hands it on to whoever looks. */
export function createProgressReport(
  clock: () => number,
  write: (progress: SyncProgress) => void,
): ProgressReport {
  let progress: SyncProgress = { ...NO_PROGRESS };
  let writtenAt = 0;
  const warnings = new Map<string, number>();

  const update = (change: Partial<SyncProgress>, now: boolean) => {
    progress = { ...progress, ...change };
    if (!now && clock() - writtenAt < WRITE_EVERY_MS) return;
    writtenAt = clock();
    write(progress);
  };

  return {
    get progress() {
      return progress;
    },
    onPage: (rows) =>
      update(
        { pages: progress.pages + 1, calls: progress.calls + rows, waitingMs: 0, waitingFor: null },
        progress.waitingFor !== null || progress.pages === 0,
      ),
    onShare: (share) => update({ share }, false),
    onWait: (milliseconds, reason) =>
      update(
        { waitedMs: progress.waitedMs + milliseconds, waitingMs: milliseconds, waitingFor: reason },
        true,
      ),
    onWarning: (text) => {
      warnings.set(text, (warnings.get(text) ?? 0) + 1);
    },
    /** Each sentence once, with how often it happened. */
    warnings: () =>
      [...warnings].map(([text, times]) => (times === 1 ? text : `${text} (${times} times)`)),
  };
}
