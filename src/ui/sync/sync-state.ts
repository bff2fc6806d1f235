import type { RunUnderWay } from "#src/reports/source-status.ts";

export type Progress = RunUnderWay["progress"];

/** What the page knows of the sync it follows. */
export type SyncState =
  | { readonly phase: "idle" }
  | {
      readonly phase: "running";
      readonly progress: Progress;
      /** Callboard itself does not answer right now; the run may well go on. */
      readonly unreachable: boolean;
    }
  | { readonly phase: "done"; readonly message: string; readonly notes: readonly string[] }
  | { readonly phase: "failed"; readonly message: string };

export const NO_PROGRESS: Progress = {
  share: 0,
  pages: 0,
  calls: 0,
  waitedMs: 0,
  waitingMs: 0,
  waitingFor: null,
};
