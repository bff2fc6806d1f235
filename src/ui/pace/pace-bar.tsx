import styles from "./pace-bar.module.css";
import type { PaceShown } from "./pace-words.ts";

interface PaceBarProps {
  readonly pace: PaceShown;
  readonly value: number | null;
}

/** How far past the target a bar still has room, as a part of the target. */
const BEYOND = 1.15;

/**
 * So much of the target, with a line where it should be by now. Its right end is the target, or what has gone beyond it.
 * Only a drawing: the words beside it say the same.
 */
export function PaceBar({ pace, value }: PaceBarProps) {
  const { prorated, expected, status } = pace;
  if (prorated === null || prorated <= 0) return null;
  const full = Math.max(prorated, Math.min(value ?? 0, prorated * BEYOND));
  const part = (amount: number) =>
    `${Math.min(100, Math.max(0, (amount / full) * 100)).toFixed(1)}%`;
  return (
    <span className={styles["track"]} data-status={status} aria-hidden="true">
      {value !== null && <span className={styles["done"]} style={{ inlineSize: part(value) }} />}
      {value !== null && value > prorated && (
        <span className={styles["target"]} style={{ insetInlineStart: part(prorated) }} />
      )}
      {expected !== null && expected > 0 && expected < prorated && (
        <span className={styles["line"]} style={{ insetInlineStart: part(expected) }} />
      )}
    </span>
  );
}
