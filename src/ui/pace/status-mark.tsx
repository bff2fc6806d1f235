import { type GoalStanding, STATUS_SIGNS } from "./pace-words.ts";
import styles from "./status-chip.module.css";

/** "▼ behind", where there is no room for how far. Nothing where there is no goal. */
export function StatusMark({ status }: { readonly status: GoalStanding }) {
  if (status === "no_goal") return null;
  const { sign, word } = STATUS_SIGNS[status];
  return (
    <span className={styles["chip"]} data-status={status}>
      <span className={styles["sign"]} aria-hidden="true">
        {sign}
      </span>
      {word}
    </span>
  );
}
