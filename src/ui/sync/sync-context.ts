"use client";

import { createContext, use } from "react";
import type { Source } from "#src/domain/activity/activity.ts";
import type { SyncState } from "./sync-state.ts";

/** A source and the sync of it that the page follows. */
export interface SyncedSource {
  readonly source: Source;
  /** As people write it. */
  readonly label: string;
  readonly state: SyncState;
  /** Why nobody can sync it here; null: they can. */
  readonly blockedBecause: string | null;
}

export interface Sync {
  readonly sources: readonly SyncedSource[];
  readonly start: (sources: readonly Source[]) => void;
}

export const SyncContext = createContext<Sync | null>(null);

/** The syncs that all buttons and lines of the page speak of, one of each source at a time. */
export function useSync(): Sync {
  const sync = use(SyncContext);
  if (sync === null) throw new Error("useSync is used outside of a SyncProvider");
  return sync;
}
