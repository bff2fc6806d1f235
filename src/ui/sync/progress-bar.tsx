import styles from "./sync-line.module.css";
import type { SyncState } from "./sync-state.ts";

/** The same as the words beside it, so only for the eye. */
export function ProgressBar({ state }: { readonly state: SyncState }) {
  const share = state.phase === "running" ? state.progress.share : 0;
  return (
    <span className={styles["bar"]} aria-hidden="true">
      <span className={styles["done"]} style={{ inlineSize: `${(4 + share * 96).toFixed(1)}%` }} />
    </span>
  );
}
