import { type Spot, toPath, toRuns } from "./line-path.ts";
import { describePoints, type Point } from "./points.ts";
import styles from "./sparkline.module.css";

const WIDTH = 240;
const HEIGHT = 52;
const PAD = 5;
/** Where the first and last day stand, as parts of the width: for whoever finds a day from a place. */
export const SPARK_ENDS = [PAD / WIDTH, 1 - PAD / WIDTH] as const;

interface SparklineProps {
  /** Null: whatever is around it says what it is, as a link does. */
  readonly label: string | null;
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
  /** What a working day should reach; null: none is set. */
  readonly dailyTarget?: number | null;
}

/**
 * A line on its own range: it shows the pattern, not the size. Days that are not known leave a gap; today is hollow, since
 * it is not over. The target's line is part of the range.
 */
export function Sparkline({ label, points, format, dailyTarget = null }: SparklineProps) {
  const scale = toScale(points, dailyTarget);
  const step = (WIDTH - 2 * PAD) / Math.max(1, points.length - 1);
  const runs = toRuns(
    points.map(({ value }) => value),
    (value, index) => ({ x: PAD + index * step, y: scale(value) }),
  );
  const today = points.at(-1)?.value === null ? undefined : runs.at(-1)?.at(-1);
  const named = label !== null;
  return (
    <svg
      className={styles["chart"]}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role={named ? "img" : undefined}
      aria-label={named ? describePoints(label, points, format) : undefined}
      aria-hidden={named ? undefined : "true"}
    >
      {dailyTarget !== null && (
        <path className={styles["target"]} d={`M0 ${scale(dailyTarget)}H${WIDTH}`} />
      )}
      {runs.map((run) => (
        <Run key={run[0]?.x} run={run} endsToday={run.at(-1) === today} />
      ))}
      {today && <circle className={styles["today"]} cx={today.x} cy={today.y} r={3.5} />}
    </svg>
  );
}

function Run({ run, endsToday }: { readonly run: readonly Spot[]; readonly endsToday: boolean }) {
  const settled = endsToday ? run.slice(0, -1) : run;
  const [only] = settled;
  if (settled.length === 1 && only && !endsToday) {
    return <circle className={styles["lone"]} cx={only.x} cy={only.y} r={1.6} />;
  }
  return (
    <>
      <path className={styles["line"]} d={toPath(settled)} />
      {endsToday && <path className={styles["unfinished"]} d={toPath(run.slice(-2))} />}
    </>
  );
}

/** Heights over the range of the values and the target. */
function toScale(points: readonly Point[], target: number | null): (value: number) => number {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (target !== null) values.push(target);
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  return (value) => {
    const share = span === 0 ? (value === 0 ? 0 : 0.5) : (value - low) / span;
    return Math.round((HEIGHT - PAD - share * (HEIGHT - 2 * PAD)) * 10) / 10;
  };
}
