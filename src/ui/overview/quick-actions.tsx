import type { SourceStatus } from "#src/reports/source-status.ts";
import { FreshnessLine } from "#src/ui/shell/freshness-line.tsx";
import { SyncButton } from "#src/ui/sync/sync-button.tsx";
import styles from "./quick-actions.module.css";

interface QuickActionsProps {
  readonly sources: readonly SourceStatus[];
  readonly now: string;
  readonly zone: string;
  readonly blockedBecause: string | null;
}

export function QuickActions({ sources, now, zone, blockedBecause }: QuickActionsProps) {
  return (
    <section className={styles["strip"]} aria-labelledby="quick-actions">
      <h2 id="quick-actions" className={styles["title"]}>
        Quick Actions
      </h2>
      <SyncButton name="Sync JustCall" />
      <noscript>
        <p className={styles["reason"]}>
          Syncing from this page needs script; without it, run{" "}
          <code>npx callboard sync justcall --all</code>.
        </p>
      </noscript>
      {blockedBecause !== null && <p className={styles["reason"]}>{blockedBecause}</p>}
      <div className={styles["sources"]}>
        {sources.map((status) => (
          <FreshnessLine key={status.source} status={status} now={now} zone={zone} />
        ))}
      </div>
    </section>
  );
}
