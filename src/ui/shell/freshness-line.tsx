import type { SourceFreshness } from "#src/reports/report-frame.ts";
import styles from "./freshness-line.module.css";
import { LastSynced } from "./last-synced.tsx";

interface FreshnessLineProps {
  readonly status: SourceFreshness;
  readonly now: string;
  readonly zone: string;
}

/** "JustCall: last synced 2 minutes ago", with a word, not only a colour, when that is long ago. */
export function FreshnessLine({ status, now, zone }: FreshnessLineProps) {
  const { label, source, configured, freshness, lastSuccessAt } = status;
  return (
    <p className={styles["line"]} data-freshness={freshness} data-source={source}>
      <span className={styles["dot"]} aria-hidden="true" />
      <span>
        {label}:{" "}
        {lastSuccessAt === null ? (
          configured ? (
            "never synced"
          ) : (
            "not connected"
          )
        ) : (
          <>
            last synced <LastSynced instant={lastSuccessAt} now={now} zone={zone} />
          </>
        )}
        {freshness === "ageing" && <strong className={styles["word"]}> ageing</strong>}
        {freshness === "stale" && <strong className={styles["word"]}> stale</strong>}
      </span>
    </p>
  );
}
