import type { CSSProperties } from "react";
import type { Explained } from "#src/ui/explain/explain-href.ts";
import { formatDay, formatWeekdayShort } from "#src/ui/format/days.ts";
import { type ChartLines, highest, pointText, spreadLabels } from "./chart-lines.ts";
import { ChartTable } from "./chart-table.tsx";
import { dayTicks } from "./day-ticks.ts";
import { describeSeries } from "./describe-series.ts";
import styles from "./line-chart.module.css";
import { LineDrawing } from "./line-drawing.tsx";
import { PlotLink } from "./plot-link.tsx";
import { roundTicks } from "./round-ticks.ts";

/** How many labels fit under a chart as wide as a laptop's page, and as a phone's. */
const WIDE = 10;
const NARROW = 5;
/** Up to so many days each is named with its weekday. */
const WEEKDAYS = 9;
/** How far apart two labels at the lines' ends must be, in parts of the height. */
const APART = 0.1;
/** The name of the period before has two lines. */
const TWO_LINES_APART = 0.18;

export interface LineChartProps extends ChartLines {
  /** What is drawn: "Calls". */
  readonly label: string;
  /** The list that the whole opens; null: nothing is to be opened, as on a wall. */
  readonly explained: Explained | null;
  readonly format: (value: number) => string;
  /** On the axis, where there is less room. */
  readonly formatTick?: (value: number) => string;
  /** The marks of the axis, for the highest value. */
  readonly ticks?: (most: number) => readonly number[];
}

/**
 * A chart over days: axes, lines, target, the period before; each day opens its list. The lines are drawn to whatever size
 * there is, the words around them are text of the page.
 */
export function LineChart(props: LineChartProps) {
  const { label, explained, days, series, format, formatTick = format } = props;
  const ticks = axisOf(props);
  const top = ticks.at(-1) ?? 1;
  const labels = endLabels(props, top);
  const words = describeSeries(label, days, series[0]?.values ?? [], format);
  const drawing = (
    <span className={styles["frame"]} aria-hidden="true">
      <span className={styles["scale"]}>
        {ticks.map((tick) => (
          <span key={tick} style={fromTop(1 - tick / top)}>
            {formatTick(tick)}
          </span>
        ))}
      </span>
      <LineDrawing {...props} top={top} ticks={ticks} />
      {labels.length > 0 && (
        <span className={styles["labels"]}>
          {labels.map(({ name, line, at }) => (
            <span key={name} data-line={line} style={fromTop(at)}>
              {name}
            </span>
          ))}
        </span>
      )}
      <DayLabels days={days} />
    </span>
  );
  return (
    <div className={styles["chart"]} data-labelled={labels.length || undefined}>
      {explained === null ? (
        <div className={styles["link"]}>
          <span className="visually-hidden">{words}</span>
          {drawing}
        </div>
      ) : (
        <>
          <PlotLink
            explained={explained}
            label={words}
            days={days}
            texts={days.map((_, index) => pointText(props, index, format))}
            className={styles["link"]}
          >
            {drawing}
          </PlotLink>
          <ChartTable {...props} />
        </>
      )}
    </div>
  );
}

/** Nothing known is nothing to measure: "0" and "1" beside an empty chart would be somebody's numbers. */
function axisOf(props: LineChartProps): readonly number[] {
  const { series, earlier, target } = props;
  const lines = earlier ? [...series, earlier] : series;
  const known = lines.some(({ values }) => values.some((value) => value !== null));
  return known || target ? (props.ticks ?? roundTicks)(highest(props)) : [];
}

function DayLabels({ days }: Pick<ChartLines, "days">) {
  const wide = new Set(dayTicks(days, WIDE));
  const narrow = new Set(dayTicks(days, NARROW));
  const name = days.length <= WEEKDAYS ? formatWeekdayShort : formatDay;
  return (
    <span className={styles["days"]}>
      {days.map((day, index) => {
        if (!(wide.has(index) || narrow.has(index))) return null;
        const room = wide.has(index) ? (narrow.has(index) ? "any" : "wide") : "narrow";
        const style = { left: `${(((index + 0.5) / days.length) * 100).toFixed(2)}%` };
        return (
          <span key={day} data-room={room} style={style}>
            {name(day)}
          </span>
        );
      })}
    </span>
  );
}

/** Each line's name at the height where it ends; none where there is one line only. */
function endLabels({ series, earlier, target, days }: ChartLines, top: number) {
  const lines = series.map(({ name, values }, index) => ({
    name,
    line: String(index + 1),
    at: endOf(values, top),
  }));
  if (earlier?.values.some((value) => value !== null)) {
    const at = endOf(earlier.values.slice(0, days.length), top);
    lines.push({ name: earlier.name, line: "earlier", at });
  }
  if (target) lines.push({ name: target.name, line: "target", at: 1 - target.value / top });
  return lines.length < 2 ? [] : spreadLabels(lines, earlier ? TWO_LINES_APART : APART);
}

function endOf(values: readonly (number | null)[], top: number): number {
  return 1 - (values.findLast((value) => value !== null) ?? 0) / top;
}

function fromTop(part: number): CSSProperties {
  return { top: `${(part * 100).toFixed(2)}%` };
}
