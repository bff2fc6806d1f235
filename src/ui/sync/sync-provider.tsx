"use client";

import { type ReactNode, useEffect, useMemo } from "react";
import type { SourceStatus } from "#src/reports/source-status.ts";
import { blockReason } from "./block-reason.ts";
import { SyncContext } from "./sync-context.ts";
import { IDLE } from "./sync-state.ts";
import { useFollowedRuns } from "./use-followed-runs.ts";
import { useSourceWatch } from "./use-source-watch.ts";

interface SyncProviderProps {
  readonly statuses: readonly SourceStatus[];
  /** Why nobody can sync anything here; null: they can. */
  readonly blockedBecause: string | null;
  readonly children: ReactNode;
}

/** Keeps one sync of each source in view for the whole page: one started here, or one that somebody else started. */
export function SyncProvider({ statuses, blockedBecause, children }: SyncProviderProps) {
  const { states, start, follow, refresh } = useFollowedRuns(statuses);

  useEffect(() => {
    for (const { source, running } of statuses) {
      if (running !== null) follow(source, running.runId);
    }
  }, [statuses, follow]);

  useSourceWatch(statuses, follow, refresh);

  const sync = useMemo(() => {
    const sources = statuses.map((status) => ({
      source: status.source,
      label: status.label,
      state: states.get(status.source) ?? IDLE,
      blockedBecause: blockReason(status, blockedBecause),
    }));
    return { sources, start };
  }, [statuses, states, start, blockedBecause]);
  return <SyncContext value={sync}>{children}</SyncContext>;
}
