import { PlotLink } from "#src/ui/charts/plot-link.tsx";
import { describePoints } from "#src/ui/charts/points.ts";
import { SPARK_ENDS, Sparkline } from "#src/ui/charts/sparkline.tsx";
import { UNKNOWN } from "#src/ui/format/numbers.ts";
import styles from "./tile.module.css";
import type { TileProps } from "./tile.tsx";

type TileSparkProps = Pick<TileProps, "explained" | "points" | "format" | "dailyTarget" | "end"> & {
  readonly label: string;
};

/** The last days as a line whose days open their lists. */
export function TileSpark(props: TileSparkProps) {
  const { explained, points, format, dailyTarget, label, end = "today" } = props;
  const days = points.map(({ day }) => day);
  const last = points.at(-1)?.value ?? null;
  const target = dailyTarget ?? null;
  const from = days[0] ?? explained.from;
  const to = days.at(-1) ?? explained.to;
  return (
    <figure className={styles["figure"]}>
      <PlotLink
        explained={{ ...explained, from, to, window: null }}
        label={describePoints(label, points, format, end === "today" ? null : end)}
        texts={points.map(({ value }) => (value === null ? "no number" : format(value)))}
        days={days}
        ends={SPARK_ENDS}
      >
        <Sparkline label={null} points={points} format={format} dailyTarget={target} />
      </PlotLink>
      <figcaption className={styles["caption"]} aria-hidden="true">
        <span>{end === "today" ? `last ${points.length} days` : `${points.length} days`}</span>
        {target !== null && <span className={styles["target"]}>target {format(target)}</span>}
        <span>
          {end} {last === null ? UNKNOWN : format(last)}
        </span>
      </figcaption>
    </figure>
  );
}
