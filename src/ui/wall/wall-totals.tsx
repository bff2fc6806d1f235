import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { Kpi, TeamKpis } from "#src/reports/team-kpis.ts";
import { Amount } from "#src/ui/format/amount.tsx";
import { kpiChange } from "#src/ui/format/kpi-change.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { UNKNOWN } from "#src/ui/format/numbers.ts";
import { PaceBar } from "#src/ui/pace/pace-bar.tsx";
import { StatusChip } from "#src/ui/pace/status-chip.tsx";
import { ChangeLine } from "#src/ui/tiles/change-line.tsx";
import styles from "./wall-totals.module.css";

/** More would be too small to be read across a room. */
const MOST = 4;
/** So many characters fit at full size: "12,345". */
const SHORT = 6;

/** The team's numbers, as large as they go, with how each stands against its goal. */
export function WallTotals({ kpis }: { readonly kpis: TeamKpis }) {
  const shown = kpis.kpis.slice(0, MOST);
  return (
    <div className={styles["totals"]} data-count={shown.length}>
      {shown.map((kpi) => (
        <Total key={kpi.type} kpi={kpi} frame={kpis} />
      ))}
    </div>
  );
}

function Total({ kpi, frame }: { readonly kpi: Kpi; readonly frame: TeamKpis }) {
  const { type, value } = kpi;
  const format = measureFormat(type);
  const text = value === null ? UNKNOWN : format(value);
  return (
    <article className={styles["total"]} aria-label={DEFINITIONS[type].label}>
      <h2 className={styles["label"]}>{DEFINITIONS[type].label}</h2>
      <p className={styles["value"]} data-long={text.length > SHORT || undefined}>
        <Amount text={text} />
      </p>
      <ChangeLine change={kpiChange(frame, kpi)} />
      <div className={styles["pace"]}>
        <StatusChip pace={kpi} value={value} format={format} />
        <PaceBar pace={kpi} value={value} />
        {kpi.prorated !== null && <p className={styles["target"]}>target {format(kpi.prorated)}</p>}
      </div>
    </article>
  );
}
