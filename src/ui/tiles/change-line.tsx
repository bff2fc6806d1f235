import type { Change } from "#src/ui/format/change.ts";
import styles from "./change-line.module.css";

const ARROWS = { up: "▲", down: "▼", same: "=", new: "✦", unknown: "" } as const;

/** The whole sentence: "▲ 12 % more than by this time last week (84)". */
export function ChangeLine({ change }: { readonly change: Change | null }) {
  if (change === null) return null;
  const arrow = ARROWS[change.direction];
  return (
    <p className={styles["line"]} data-direction={change.direction}>
      {arrow !== "" && (
        <span className={styles["arrow"]} aria-hidden="true">
          {arrow}{" "}
        </span>
      )}
      {change.amount !== null && <strong className={styles["amount"]}>{change.amount} </strong>}
      {change.words}
    </p>
  );
}
