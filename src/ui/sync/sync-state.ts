import type { Source } from "#src/domain/activity/activity.ts";
import type { RunUnderWay, SourceStatus } from "#src/reports/source-status.ts";

export type Progress = RunUnderWay["progress"];

/** How the sync of a source ended. */
export type SyncEnd =
  | { readonly phase: "done"; readonly message: string; readonly notes: readonly string[] }
  | { readonly phase: "failed"; readonly message: string };

/** What the page knows of the sync of a source that it follows. */
export type SyncState =
  | { readonly phase: "idle" }
  | {
      readonly phase: "running";
      readonly progress: Progress;
      /** Callboard itself does not answer right now; the run may well go on. */
      readonly unreachable: boolean;
    }
  | SyncEnd;

/** By source; one that is not named is idle. */
export type SyncStates = ReadonlyMap<Source, SyncState>;

export const IDLE: SyncState = { phase: "idle" };

export const NO_PROGRESS: Progress = {
  share: 0,
  pages: 0,
  calls: 0,
  waitedMs: 0,
  waitingMs: 0,
  waitingFor: null,
};

/** As the server drew the page. */
export function statesOf(statuses: readonly SourceStatus[]): SyncStates {
  return new Map(
    statuses.flatMap(({ source, running }) =>
      running === null
        ? []
        : [[source, { phase: "running", progress: running.progress, unreachable: false }]],
    ),
  );
}

/** Takes this source as running; how others ended is told until the first of the next syncs begins. */
export function withBegun(states: SyncStates, source: Source): SyncStates {
  if (states.get(source)?.phase === "running") return states;
  const kept = [...states.values()].some(({ phase }) => phase === "running") ? states : [];
  return new Map([
    ...kept,
    [source, { phase: "running", progress: NO_PROGRESS, unreachable: false }],
  ]);
}

export function withState(states: SyncStates, source: Source, next: SyncState): SyncStates {
  return new Map([...states, [source, next]]);
}

export function withUnreachable(states: SyncStates, source: Source): SyncStates {
  const before = states.get(source);
  if (before?.phase !== "running") return states;
  return withState(states, source, { ...before, unreachable: true });
}
