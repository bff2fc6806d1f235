import type { Day } from "#src/domain/calendar/day.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { Kpi } from "#src/reports/team-kpis.ts";
import type { TeamTrends } from "#src/reports/team-trends.ts";
import { LineChart } from "#src/ui/charts/line-chart.tsx";
import { minuteTicks, roundTicks } from "#src/ui/charts/round-ticks.ts";
import { measureFormat, nameMeasure } from "#src/ui/format/measures.ts";
import styles from "./wall-trend.module.css";

interface WallTrendProps {
  readonly trends: TeamTrends;
  readonly types: readonly MetricType[];
  /** For what a working day should reach. */
  readonly kpis: readonly Kpi[];
  readonly today: Day;
}

/** How the last days went. */
export function WallTrend({ trends, types, kpis, today }: WallTrendProps) {
  return (
    <div className={styles["trends"]}>
      {types.map((type) => {
        const dailyTarget = kpis.find((kpi) => kpi.type === type)?.dailyTarget ?? null;
        const points = trends.series[type] ?? [];
        return (
          <div key={type} className={styles["trend"]}>
            <h2 className={styles["label"]}>
              {DEFINITIONS[type].label}, last {points.length} days
            </h2>
            <LineChart
              label={DEFINITIONS[type].label}
              explained={null}
              days={points.map(({ date }) => date)}
              series={[{ name: DEFINITIONS[type].label, values: points.map(({ value }) => value) }]}
              unfinished={today}
              target={dailyTarget === null ? null : { name: "target", value: dailyTarget }}
              format={(value) => nameMeasure(type, value)}
              formatTick={measureFormat(type)}
              ticks={type === "talk_time_minutes" ? minuteTicks : roundTicks}
            />
          </div>
        );
      })}
    </div>
  );
}
