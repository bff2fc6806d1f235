import type { SourceComparison } from "#src/reports/source-comparison.ts";
import { LineChart } from "#src/ui/charts/line-chart.tsx";
import { formatCount, plural } from "#src/ui/format/numbers.ts";
import settings from "#src/ui/settings/settings-page.module.css";
import { Notice } from "#src/ui/states/notice.tsx";
import { REASONS } from "./reason-words.ts";
import styles from "./sources.module.css";

/** Both sources over the days that both have read, and why they differ. */
export function ComparisonSummary({ comparison }: { readonly comparison: SourceComparison }) {
  const { from, to, compared, same, totals, byDay } = comparison;
  if (compared === 0) {
    return (
      <Notice tone="plain" state="nothing-compared" title="Nothing to compare yet.">
        No rep-day of these was read from both sources. Sync both for these days.
      </Notice>
    );
  }
  const difference = totals.copper - totals.justcall;
  return (
    <div className={settings["columns"]}>
      <section className={settings["card"]} aria-label="Totals">
        <dl className={styles["totals"]}>
          <Total name="JustCall" value={formatCount(totals.justcall)} />
          <Total name="Copper" value={formatCount(totals.copper)} />
          <Total name="Difference" value={signed(difference)} />
        </dl>
        <p>
          {formatCount(same)} of {plural(compared, "rep-day")} that both have read are equal.
        </p>
        <Reasons comparison={comparison} />
      </section>
      <section className={settings["card"]} aria-label="Over time">
        <LineChart
          label="Calls"
          explained={{ measure: "phone_call_quantity", userId: null, from, to }}
          days={byDay.map(({ day }) => day)}
          series={[
            { name: "JustCall", values: byDay.map(({ justcall }) => justcall) },
            { name: "Copper", values: byDay.map(({ copper }) => copper) },
          ]}
          format={(value) => plural(value, "call")}
          formatTick={formatCount}
        />
      </section>
    </div>
  );
}

function Total({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Reasons({ comparison }: { readonly comparison: SourceComparison }) {
  if (comparison.reasons.length === 0) return <p>No call differs.</p>;
  return (
    <ul className={styles["reasons"]}>
      {comparison.reasons.map(({ reason, count, effect }) => (
        <li key={reason} data-reason={reason}>
          <strong>
            {formatCount(count)} {REASONS[reason][0]}
          </strong>{" "}
          <span className={styles["effect"]}>({signed(effect)})</span> {REASONS[reason][1]}
        </li>
      ))}
    </ul>
  );
}

/** `+3`, `−2`, `0`. */
export function signed(number: number): string {
  if (number === 0) return "0";
  return number > 0 ? `+${formatCount(number)}` : `−${formatCount(-number)}`;
}
