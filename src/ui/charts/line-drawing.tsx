import type { ChartLines } from "./chart-lines.ts";
import styles from "./line-chart.module.css";
import { type Spot, toArea, toPath, toRuns } from "./line-path.ts";

// Stretched to whatever size there is; strokes keep their width.
const WIDTH = 1000;
const HEIGHT = 300;

interface LineDrawingProps extends ChartLines {
  /** What the upper edge stands for. */
  readonly top: number;
  readonly ticks: readonly number[];
}

export function LineDrawing({ top, ticks, ...lines }: LineDrawingProps) {
  const { days, series, earlier, target, unfinished } = lines;
  const yOf = (value: number) => Math.round((1 - value / top) * HEIGHT * 10) / 10;
  const place = (value: number, index: number): Spot => ({
    x: ((index + 0.5) / days.length) * WIDTH,
    y: yOf(value),
  });
  const ended = unfinished != null && days.at(-1) === unfinished;
  return (
    <svg
      className={styles["drawing"]}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path
        className={styles["grid"]}
        d={ticks.map((tick) => `M0 ${yOf(tick)}H${WIDTH}`).join("")}
      />
      <path className={styles["ground"]} d={`M0 ${HEIGHT}H${WIDTH}`} />
      {target && <path className={styles["target"]} d={`M0 ${yOf(target.value)}H${WIDTH}`} />}
      {earlier &&
        toRuns(earlier.values.slice(0, days.length), place).map((run) => (
          <path key={run[0]?.x} className={styles["earlier"]} d={pathOrDot(run)} />
        ))}
      {series.map(({ name, values }, index) => (
        <g key={name} data-line={index + 1}>
          <Line runs={toRuns(values, place)} open={ended && values.at(-1) !== null} />
        </g>
      ))}
    </svg>
  );
}

/** `open`: the last spot is a day that is not over; it hangs on the line by dots and is hollow. */
function Line({ runs, open }: { readonly runs: readonly Spot[][]; readonly open: boolean }) {
  const last = runs.at(-1);
  const today = open ? last?.at(-1) : undefined;
  return (
    <>
      {runs.map((run) => {
        const settled = open && run === last ? run.slice(0, -1) : run;
        return (
          <g key={run[0]?.x}>
            <path className={styles["area"]} d={toArea(settled, HEIGHT)} />
            {settled.length > 0 && <path className={styles["line"]} d={pathOrDot(settled)} />}
          </g>
        );
      })}
      {today && last && (
        <>
          <path className={styles["open"]} d={toPath(last.slice(-2))} />
          <path className={styles["ring"]} d={dot(today)} />
          <path className={styles["hole"]} d={dot(today)} />
        </>
      )}
    </>
  );
}

/** A day alone between gaps is a dot: a line of no length with round ends. */
function pathOrDot(run: readonly Spot[]): string {
  const [only] = run;
  return run.length === 1 && only ? dot(only) : toPath(run);
}

function dot({ x, y }: Spot): string {
  return `M${x} ${y}h0.01`;
}
