import { describePoints, type Point } from "./points.ts";
import styles from "./sparkline.module.css";

const WIDTH = 240;
const HEIGHT = 52;
const PAD = 5;

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface SparklineProps {
  readonly label: string;
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
}

/** A line on its own range: it shows the pattern, not the size. Days that are not known leave a gap. */
export function Sparkline({ label, points, format }: SparklineProps) {
  const runs = toRuns(points);
  const today = points.at(-1)?.value === null ? undefined : runs.at(-1)?.at(-1);
  return (
    <svg
      className={styles["chart"]}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={describePoints(label, points, format)}
    >
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

/** The known days as unbroken runs of places on the drawing. */
function toRuns(points: readonly Point[]): Spot[][] {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const step = (WIDTH - 2 * PAD) / Math.max(1, points.length - 1);
  const runs: Spot[][] = [];
  let open = false;
  for (const [index, { value }] of points.entries()) {
    if (value === null) {
      open = false;
      continue;
    }
    if (!open) runs.push([]);
    open = true;
    const share = span === 0 ? (value === 0 ? 0 : 0.5) : (value - low) / span;
    runs.at(-1)?.push({
      x: round(PAD + index * step),
      y: round(HEIGHT - PAD - share * (HEIGHT - 2 * PAD)),
    });
  }
  return runs;
}

function toPath(spots: readonly Spot[]): string {
  return spots.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
