"use client";

import { useRouter } from "next/navigation";
import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { Source } from "#src/domain/activity/activity.ts";
import type { SourceStatus } from "#src/reports/source-status.ts";
import { endOf, failureOf, isUnreachable } from "./run-end.ts";
import { startSync } from "./sync-api.ts";
import {
  type SyncEnd,
  type SyncState,
  statesOf,
  withBegun,
  withState,
  withUnreachable,
} from "./sync-state.ts";
import { useSyncToast } from "./use-sync-toast.ts";
import { watchRun } from "./watch-run.ts";

/** Starts syncs or follows those that are under way, one of each source, tells how they go, and refreshes the page when one has ended. */
export function useFollowedRuns(statuses: readonly SourceStatus[]) {
  const router = useRouter();
  const [states, setStates] = useState(() => statesOf(statuses));
  // What is under way right now, whether or not it has been drawn yet; without an id until the server answers.
  const current = useRef(new Map<Source, { runId: string | null; stop: AbortController }>());
  // Runs that have ended must not be taken up again from a page that was drawn before.
  const ended = useRef(new Set<string>());
  const toast = useSyncToast(statuses);

  const set = useCallback(
    (source: Source, next: SyncState) => setStates((before) => withState(before, source, next)),
    [],
  );

  // In a transition the old numbers stay on screen until the new ones are here.
  const refresh = useCallback(() => startTransition(() => router.refresh()), [router]);

  const finish = useCallback(
    (source: Source, end: SyncEnd) => {
      current.current.delete(source);
      set(source, end);
      toast.ended(source, end);
      // Without a server, a refresh would leave the page and its numbers for the browser's error page.
      if (!isUnreachable(end)) refresh();
    },
    [set, toast, refresh],
  );

  const follow = useCallback(
    (source: Source, runId: string) => {
      const present = current.current.get(source);
      if (ended.current.has(runId) || present?.runId === runId) return;
      // A sync that was just asked for gets its id when the server answers.
      if (present?.runId === null) return;
      present?.stop.abort();
      const stop = new AbortController();
      current.current.set(source, { runId, stop });
      setStates((before) => withBegun(before, source));
      const conclude = (end: SyncEnd) => {
        if (stop.signal.aborted) return;
        ended.current.add(runId);
        finish(source, end);
      };
      watchRun(runId, stop.signal, {
        onProgress: (progress) => set(source, { phase: "running", progress, unreachable: false }),
        onUnreachable: () => setStates((before) => withUnreachable(before, source)),
      }).then(
        (run) => conclude(endOf(run, source)),
        (error: unknown) => conclude(failureOf(error)),
      );
    },
    [set, finish],
  );

  const start = useCallback(
    (sources: readonly Source[]) => {
      toast.started(sources);
      for (const source of sources) {
        if (current.current.has(source)) continue;
        const asked = { runId: null, stop: new AbortController() };
        current.current.set(source, asked);
        setStates((before) => withBegun(before, source));
        startSync(source).then(
          (runId) => {
            if (asked.stop.signal.aborted) return;
            current.current.delete(source);
            follow(source, runId);
          },
          (error: unknown) => {
            if (!asked.stop.signal.aborted) finish(source, failureOf(error));
          },
        );
      }
    },
    [toast, follow, finish],
  );

  useEffect(() => {
    const runs = current.current;
    return () => {
      for (const { stop } of runs.values()) stop.abort();
      runs.clear();
      toast.drop();
    };
  }, [toast]);

  return { states, start, follow, refresh };
}
