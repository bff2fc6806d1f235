import { formatCount } from "#src/ui/format/numbers.ts";
import { type PaceShown, paceWords, STATUS_SIGNS } from "./pace-words.ts";
import styles from "./status-chip.module.css";

interface StatusChipProps {
  readonly pace: PaceShown;
  readonly value: number | null;
  readonly format?: (value: number) => string;
}

/** "▼ 12 behind pace": sign, words and colour. Nothing where there is no goal. */
export function StatusChip({ pace, value, format = formatCount }: StatusChipProps) {
  if (pace.status === "no_goal") return null;
  return (
    <span className={styles["chip"]} data-status={pace.status}>
      <span className={styles["sign"]} aria-hidden="true">
        {STATUS_SIGNS[pace.status].sign}
      </span>
      {paceWords(pace, value, format)}
      <StatusWord status={pace.status} />
    </span>
  );
}

/** "12 behind pace" does not say how bad that is. */
function StatusWord({ status }: Pick<PaceShown, "status">) {
  if (status !== "at_risk") return null;
  return <span className={styles["word"]}>at risk</span>;
}
