"use client";

import { createContext, use } from "react";
import type { SyncState } from "./sync-state.ts";

export interface Sync {
  readonly state: SyncState;
  readonly start: () => void;
  /** As people write the source. */
  readonly label: string;
  /** Why nobody can sync here; null: they can. */
  readonly blockedBecause: string | null;
}

export const SyncContext = createContext<Sync | null>(null);

/** The one sync that all buttons and lines of the page speak of. */
export function useSync(): Sync {
  const sync = use(SyncContext);
  if (sync === null) throw new Error("useSync is used outside of a SyncProvider");
  return sync;
}
