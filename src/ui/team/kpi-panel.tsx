import Link from "next/link";
import type { Day } from "#src/domain/calendar/day.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { Kpi, TeamKpis } from "#src/reports/team-kpis.ts";
import type { TrendPoint } from "#src/reports/team-trends.ts";
import type { EarlierSeries } from "#src/ui/charts/chart-lines.ts";
import { LineChart } from "#src/ui/charts/line-chart.tsx";
import { minuteTicks, roundTicks } from "#src/ui/charts/round-ticks.ts";
import { explainHref, wholeWindow } from "#src/ui/explain/explain-href.ts";
import { Amount } from "#src/ui/format/amount.tsx";
import { kpiChange } from "#src/ui/format/kpi-change.ts";
import { measureFormat, nameMeasure } from "#src/ui/format/measures.ts";
import { UNKNOWN } from "#src/ui/format/numbers.ts";
import { ChangeLine } from "#src/ui/tiles/change-line.tsx";
import { missingWords } from "#src/ui/tiles/missing-words.ts";
import { TilePace } from "#src/ui/tiles/tile-pace.tsx";
import { drawnName, earlierName } from "./chart-windows.ts";
import styles from "./kpi-panel.module.css";

interface KpiPanelProps {
  readonly frame: TeamKpis;
  readonly kpi: Kpi;
  /** The days drawn. */
  readonly trend: readonly TrendPoint[];
  /** The days laid under them; null: none are. */
  readonly earlier: readonly TrendPoint[] | null;
  /** The workspace's. */
  readonly today: Day;
}

/** One number of the team: how much, against before and against its goal, and how it came about day by day. */
export function KpiPanel({ frame, kpi, trend, earlier, today }: KpiPanelProps) {
  const { type, value } = kpi;
  const { label, counts } = DEFINITIONS[type];
  return (
    <article className={styles["panel"]} aria-label={label}>
      <div className={styles["figures"]}>
        <h2 className={styles["label"]} title={counts}>
          {label}
        </h2>
        <p className={styles["value"]} data-known={value !== null}>
          <Value frame={frame} kpi={kpi} />
        </p>
        <ChangeLine change={kpiChange(frame, kpi)} />
        <TilePace type={type} value={value} progress={kpi} missing={missingWords(frame, "team")} />
      </div>
      <PanelChart {...{ frame, kpi, trend, earlier, today }} />
    </article>
  );
}

function PanelChart({ frame, kpi, trend, earlier, today }: KpiPanelProps) {
  const { type, dailyTarget } = kpi;
  const [from, to] = [trend[0]?.date ?? frame.from, trend.at(-1)?.date ?? frame.to];
  const drawn = drawnName({ from, to }, frame, today);
  return (
    <div className={styles["days"]}>
      {drawn !== null && <p className={styles["drawn"]}>The {drawn}</p>}
      <LineChart
        label={DEFINITIONS[type].label}
        explained={{ measure: type, userId: null, from, to }}
        days={trend.map(({ date }) => date)}
        series={[{ name: "these days", values: trend.map((point) => point.value) }]}
        earlier={earlier && earlierSeries(from, earlier)}
        unfinished={today}
        target={dailyTarget === null ? null : { name: "target", value: dailyTarget }}
        format={(amount) => nameMeasure(type, amount)}
        formatTick={measureFormat(type)}
        ticks={type === "talk_time_minutes" ? minuteTicks : roundTicks}
      />
    </div>
  );
}

function earlierSeries(from: Day, earlier: readonly TrendPoint[]): EarlierSeries {
  const short = earlierName(from, earlier[0]?.date ?? from);
  return { name: `same weekdays, ${short}`, short, values: earlier.map(({ value }) => value) };
}

function Value({ frame, kpi: { type, value } }: Pick<KpiPanelProps, "frame" | "kpi">) {
  if (value === null) {
    return (
      <>
        <span aria-hidden="true">{UNKNOWN}</span> <small>not synced</small>
      </>
    );
  }
  return (
    <Link
      className={styles["open"]}
      href={explainHref({ measure: type, userId: null, ...wholeWindow(frame) })}
      prefetch={false}
    >
      <Amount text={measureFormat(type)(value)} />
      <span className="visually-hidden">, what is behind it</span>
    </Link>
  );
}
