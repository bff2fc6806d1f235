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
}

/** How a goal goes: "4 ahead of pace", the bar, what it still needs a day and where it leads. Nothing without a goal. */
export function TilePace({ type, value, progress }: TilePaceProps) {
  if (progress.target === null) return null;
  const format = measureFormat(type);
  return (
    <div className={styles["pace"]}>
      <StatusChip pace={progress} value={value} format={format} />
      <PaceBar pace={progress} value={value} />
      <p className={styles["facts"]}>
        {paceFacts(progress, format).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
    </div>
  );
}
