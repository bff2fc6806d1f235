"use client";

import { type ReactNode, useEffect, useMemo } from "react";
import type { SourceStatus } from "#src/reports/source-status.ts";
import { SyncContext } from "./sync-context.ts";
import { useFollowedRun } from "./use-followed-run.ts";
import { useSourceWatch } from "./use-source-watch.ts";

interface SyncProviderProps {
  readonly status: SourceStatus;
  /** Why nobody can sync here; null: they can. */
  readonly blockedBecause: string | null;
  readonly children: ReactNode;
}

/** Keeps one sync in view for the whole page: the one started here, or one that somebody else started. */
export function SyncProvider({ status, blockedBecause, children }: SyncProviderProps) {
  const { state, start, follow, refresh } = useFollowedRun(status);
  const runningId = status.running?.runId ?? null;

  useEffect(() => {
    if (runningId !== null) follow(runningId);
  }, [runningId, follow]);

  useSourceWatch(status, follow, refresh);

  const sync = useMemo(
    () => ({ state, start, label: status.label, blockedBecause }),
    [state, start, status.label, blockedBecause],
  );
  return <SyncContext value={sync}>{children}</SyncContext>;
}
