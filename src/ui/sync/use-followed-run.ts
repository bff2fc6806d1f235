"use client";

import { useRouter } from "next/navigation";
import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { SourceStatus } from "#src/reports/source-status.ts";
import { RefusedError, type RunAnswer, startSync } from "./sync-api.ts";
import { NO_PROGRESS, type SyncState } from "./sync-state.ts";
import { announceDone, announceFailure, announceStart, dropAnnouncement } from "./sync-toast.ts";
import { watchRun } from "./watch-run.ts";

const UNREACHABLE =
  "Callboard cannot be reached. The numbers stay as they are; check the connection and sync again.";

/** Starts a sync or follows one that is under way, tells how it goes, and refreshes the page when it has ended. */
export function useFollowedRun({ source, running }: SourceStatus) {
  const router = useRouter();
  const [state, setState] = useState<SyncState>(
    running === null
      ? { phase: "idle" }
      : { phase: "running", progress: running.progress, unreachable: false },
  );
  // What is under way right now, whether or not it has been drawn yet.
  const current = useRef<{ runId: string | null; stop: AbortController } | null>(null);
  // Runs that have ended must not be taken up again from a page that was drawn before.
  const ended = useRef(new Set<string>());
  const asked = useRef(false);

  // In a transition the old numbers stay on screen until the new ones are here.
  const refresh = useCallback(() => startTransition(() => router.refresh()), [router]);

  const finish = useCallback(
    (next: Extract<SyncState, { phase: "done" | "failed" }>) => {
      current.current = null;
      setState(next);
      if (asked.current && next.phase === "done") announceDone(next.message, next.notes.length);
      if (asked.current && next.phase === "failed") announceFailure(next.message);
      asked.current = false;
      // Without a server, a refresh would leave the page and its numbers for the browser's error page.
      if (next.phase === "done" || next.message !== UNREACHABLE) refresh();
    },
    [refresh],
  );

  const follow = useCallback(
    (runId: string) => {
      if (ended.current.has(runId) || current.current?.runId === runId) return;
      // A sync that was just asked for gets its id when the server answers.
      if (current.current?.runId === null && asked.current) return;
      current.current?.stop.abort();
      const stop = new AbortController();
      current.current = { runId, stop };
      setState((before) =>
        before.phase === "running"
          ? before
          : { phase: "running", progress: NO_PROGRESS, unreachable: false },
      );
      watchRun(runId, stop.signal, {
        onProgress: (progress) => setState({ phase: "running", progress, unreachable: false }),
        onUnreachable: () =>
          setState((before) =>
            before.phase === "running" ? { ...before, unreachable: true } : before,
          ),
      }).then(
        (run) => {
          if (stop.signal.aborted) return;
          ended.current.add(runId);
          finish(endOf(run));
        },
        (error: unknown) => {
          if (stop.signal.aborted) return;
          ended.current.add(runId);
          finish({ phase: "failed", message: messageOf(error) });
        },
      );
    },
    [finish],
  );

  const start = useCallback(() => {
    announceStart();
    asked.current = true;
    if (current.current !== null) return;
    current.current = { runId: null, stop: new AbortController() };
    setState({ phase: "running", progress: NO_PROGRESS, unreachable: false });
    startSync(source).then(
      (runId) => {
        current.current = null;
        follow(runId);
      },
      (error: unknown) => finish({ phase: "failed", message: messageOf(error) }),
    );
  }, [source, follow, finish]);

  useEffect(
    () => () => {
      current.current?.stop.abort();
      current.current = null;
      if (asked.current) dropAnnouncement();
    },
    [],
  );

  return { state, start, follow, refresh };
}

function endOf(run: RunAnswer): Extract<SyncState, { phase: "done" | "failed" }> {
  if (run.state === "failed")
    return { phase: "failed", message: run.error?.message ?? run.message };
  const left = run.errors.map(({ callId, reason }) => `Call ${callId} was left out: ${reason}`);
  return { phase: "done", message: run.message, notes: [...run.warnings, ...left] };
}

function messageOf(error: unknown): string {
  return error instanceof RefusedError ? error.message : UNREACHABLE;
}
