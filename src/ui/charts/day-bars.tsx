import styles from "./day-bars.module.css";
import type { Point } from "./points.ts";

const STEP = 6;
const BAR = 4;
const HEIGHT = 30;

interface DayBarsProps {
  readonly points: readonly Point[];
  /** The top of the scale, shared by all rows of a table so that their sizes can be compared. */
  readonly top: number;
}

/** A drawing for whatever names it: a bar a day, from zero. A day that is not known has not even a ground line; today's bar is hollow. */
export function DayBars({ points, top }: DayBarsProps) {
  const width = points.length * STEP;
  return (
    <svg
      className={styles["chart"]}
      viewBox={`0 0 ${width} ${HEIGHT + 2}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {points.map(({ day, value }, index) => {
        if (value === null) return null;
        const x = index * STEP;
        const height = top === 0 ? 0 : Math.round((value / top) * (HEIGHT - 1) * 10) / 10;
        const today = index === points.length - 1;
        return (
          <g key={day}>
            <rect className={styles["ground"]} x={x} y={HEIGHT} width={STEP} height={1} />
            {height > 0 && (
              <rect
                className={today ? styles["today"] : styles["bar"]}
                x={today ? x + 0.5 : x}
                y={HEIGHT - height}
                width={today ? BAR - 1 : BAR}
                height={height}
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}
