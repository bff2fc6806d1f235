import type { SourceComparison } from "#src/reports/source-comparison.ts";
import { type ChartLines, pointText } from "#src/ui/charts/chart-lines.ts";
import { ChartTable } from "#src/ui/charts/chart-table.tsx";
import { describeSeries } from "#src/ui/charts/describe-series.ts";
import { LineChart } from "#src/ui/charts/line-chart.tsx";
import { bandEnds } from "#src/ui/charts/plot-place.ts";
import { formatCount } from "#src/ui/format/numbers.ts";
import styles from "./compared-chart.module.css";
import { type ShownComparison, sourcesHref } from "./sources-href.ts";

interface ComparedChartProps {
  readonly comparison: Pick<SourceComparison, "byDay" | "from" | "to">;
  readonly shown: ShownComparison;
}

/** Both sources day by day. A day opens its own comparison: what counts of it is only one of the two lines. */
export function ComparedChart({ comparison, shown }: ComparedChartProps) {
  const { byDay, from, to } = comparison;
  const days = byDay.map(({ day }) => day);
  const copper = byDay.map((one) => one.copper);
  const lines: ChartLines = {
    days,
    series: [
      { name: "JustCall", values: byDay.map(({ justcall }) => justcall) },
      { name: "Copper", values: copper },
    ],
  };
  return (
    <div className={styles["chart"]}>
      <a
        className={styles["link"]}
        href={sourcesHref({ ...shown, from, to })}
        data-plot={bandEnds(days.length)
          .map((end) => Number(end.toFixed(4)))
          .join(" ")}
        data-first={days[0]}
        data-texts={days.map((_, index) => pointText(lines, index, formatCount)).join("\n")}
      >
        <LineChart label="Calls in JustCall" explained={null} format={formatCount} {...lines} />
        <span className="visually-hidden">
          {describeSeries("Calls in Copper", days, copper, formatCount)}
        </span>
      </a>
      <ChartTable label="Calls in both sources" format={formatCount} {...lines} />
    </div>
  );
}
