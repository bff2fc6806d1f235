import type { Progress } from "#src/domain/goals/pace.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { PaceBar } from "#src/ui/pace/pace-bar.tsx";
import { StatusChip } from "#src/ui/pace/status-chip.tsx";
import { paceFacts } from "./pace-facts.ts";
import styles from "./tile-pace.module.css";

interface TilePaceProps {
  readonly type: MetricType;
  readonly value: number | null;
  readonly progress: Progress;
  /** "2 days missing" (`missingWords`): so much less is known than the words let believe. */
  readonly missing?: string | null;
}

/** How a goal goes: "4 ahead of pace", the bar, what it still needs a day and where it leads. Nothing without a goal. */
export function TilePace({ type, value, progress, missing = null }: TilePaceProps) {
  if (progress.target === null) return null;
  const format = measureFormat(type);
  return (
    <div className={styles["pace"]}>
      <div className={styles["standing"]}>
        <StatusChip pace={progress} value={value} format={format} />
        {missing !== null && <span className={styles["missing"]}>{missing}</span>}
      </div>
      <PaceBar pace={progress} value={value} />
      <p className={styles["facts"]}>
        {paceFacts({ ...progress, value }, format).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
    </div>
  );
}
