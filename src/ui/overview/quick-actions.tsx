import type { SourceStatus } from "#src/reports/source-status.ts";
import { FreshnessLine } from "#src/ui/shell/freshness-line.tsx";
import { blockReason } from "#src/ui/sync/block-reason.ts";
import { sourceWords } from "#src/ui/sync/source-words.ts";
import { SyncButton } from "#src/ui/sync/sync-button.tsx";
import { isInUse } from "./board-state.ts";
import styles from "./quick-actions.module.css";

interface QuickActionsProps {
  readonly sources: readonly SourceStatus[];
  readonly now: string;
  readonly zone: string;
  /** Why nothing can be synced; null: what is connected can be. */
  readonly blockedBecause: string | null;
}

export function QuickActions({ sources, now, zone, blockedBecause }: QuickActionsProps) {
  const connected = sources.filter(({ configured }) => configured);
  const several = connected.length > 1;
  // The telephone system's stays where it is not connected, and says so.
  const offered = sources.filter(({ source, configured }) => configured || source === "justcall");
  const reasons = new Set(offered.map((status) => blockReason(status, blockedBecause)));
  return (
    <section className={styles["strip"]} aria-labelledby="quick-actions">
      <h2 id="quick-actions" className={styles["title"]}>
        Quick Actions
      </h2>
      <div className={styles["buttons"]}>
        {several && <SyncButton name="Sync now" sources={connected.map(({ source }) => source)} />}
        {offered.map(({ source, label }) => (
          <SyncButton key={source} name={`Sync ${label}`} sources={[source]} quiet={several} />
        ))}
      </div>
      <noscript>
        <p className={styles["reason"]}>
          Syncing from this page needs script; without it, run{" "}
          {offered.map(({ source }, place) => (
            <span key={source}>
              {place > 0 && " and "}
              <code>npx callboard sync {source} --all</code>
            </span>
          ))}
          .
        </p>
      </noscript>
      {[...reasons].map(
        (reason) =>
          reason !== null && (
            <p key={reason} className={styles["reason"]}>
              {reason}
            </p>
          ),
      )}
      <div className={styles["sources"]}>
        {sources.map((status) =>
          isInUse(status) || status.source === "justcall" ? (
            <FreshnessLine key={status.source} status={status} now={now} zone={zone} />
          ) : (
            <p key={status.source} className={styles["unused"]} data-source={status.source}>
              {status.label} is not connected; it needs{" "}
              {sourceWords(status.source).settings.join(" and ")}.
            </p>
          ),
        )}
      </div>
    </section>
  );
}
