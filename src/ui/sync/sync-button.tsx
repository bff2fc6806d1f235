"use client";

import { useId } from "react";
import type { Source } from "#src/domain/activity/activity.ts";
import styles from "./sync-button.module.css";
import { useSync } from "./sync-context.ts";

interface SyncButtonProps {
  /** Stays the same while it runs: people and tests find the button by it. */
  readonly name: string;
  /** What it syncs. */
  readonly sources: readonly Source[];
  readonly quiet?: boolean;
}

export function SyncButton({ name, sources, quiet = false }: SyncButtonProps) {
  const sync = useSync();
  const reasonId = useId();
  const own = sync.sources.filter(({ source }) => sources.includes(source));
  const busy = own.some(({ state }) => state.phase === "running");
  const blockedBecause = own.find((one) => one.blockedBecause !== null)?.blockedBecause ?? null;
  const blocked = blockedBecause !== null;
  return (
    <>
      <button
        type="button"
        className={quiet ? `${styles["button"]} ${styles["quiet"]}` : styles["button"]}
        // Not "disabled": it keeps the focus, and can say why it does nothing.
        aria-disabled={blocked || busy}
        aria-busy={busy}
        aria-describedby={blocked ? reasonId : undefined}
        title={blockedBecause ?? undefined}
        onClick={() => {
          if (!blocked && !busy) sync.start(sources);
        }}
      >
        <svg className={styles["icon"]} viewBox="0 0 16 16" aria-hidden="true">
          <path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.5V5H10" />
        </svg>
        {name}
      </button>
      {blocked && (
        <span id={reasonId} className="visually-hidden">
          {blockedBecause}
        </span>
      )}
    </>
  );
}
