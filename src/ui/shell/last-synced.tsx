"use client";

import { useSyncExternalStore } from "react";
import { formatAgo, formatInstant } from "#src/ui/format/instants.ts";

const TICK_MS = 15_000;

interface LastSyncedProps {
  readonly instant: string;
  /** The server's clock when the page was made: both sides must draw the same at first. */
  readonly now: string;
  readonly zone: string;
}

/** "2 minutes ago", growing older while the page is open. */
export function LastSynced({ instant, now, zone }: LastSyncedProps) {
  const made = Date.parse(now);
  const current = useSyncExternalStore(
    subscribe,
    // A reader's clock may be wrong; it is not let run before the server's.
    () => Math.max(made, Math.floor(Date.now() / TICK_MS) * TICK_MS),
    () => made,
  );
  return (
    <time dateTime={instant} title={formatInstant(instant, zone)}>
      {formatAgo(instant, current)}
    </time>
  );
}

function subscribe(changed: () => void): () => void {
  const timer = setInterval(changed, TICK_MS);
  return () => clearInterval(timer);
}
