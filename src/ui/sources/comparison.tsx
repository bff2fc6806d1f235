import type { SourceComparison } from "#src/reports/source-comparison.ts";
import { formatCount, plural } from "#src/ui/format/numbers.ts";
import { ComparedChart } from "./compared-chart.tsx";
import { ComparedDays } from "./compared-days.tsx";
import styles from "./comparison.module.css";
import { ReasonTable } from "./reason-table.tsx";
import { signed } from "./reason-words.ts";
import type { ShownComparison } from "./sources-href.ts";

export interface ComparisonProps {
  readonly comparison: SourceComparison;
  readonly shown: ShownComparison;
  readonly zone: string;
  readonly nameOf: (userId: string) => string;
}

/** Both sources side by side, and why they differ. */
export function Comparison(props: ComparisonProps) {
  const { comparison, shown } = props;
  const { compared, same, totals, reasons } = comparison;
  if (compared === 0) {
    return (
      <>
        <p className={styles["none"]} data-state="nothing-compared">
          No rep-day of this range has been read by both sources, so there is nothing to compare.
        </p>
        <ComparedDays {...props} />
      </>
    );
  }
  return (
    <>
      <dl className={styles["totals"]}>
        <Total name="JustCall" value={formatCount(totals.justcall)} />
        <Total name="Copper" value={formatCount(totals.copper)} />
        <Total name="Difference" value={signed(totals.copper - totals.justcall)} />
      </dl>
      <p className={styles["same"]}>
        <strong>
          {formatCount(same)} of {plural(compared, "rep-day")}
        </strong>{" "}
        {compared === 1 ? "is" : "are"} equal. Calls of the days that both sources have read.
      </p>
      <ComparedChart comparison={comparison} shown={shown} />
      {reasons.length === 0 ? (
        <p className={styles["none"]} data-state="no-differences">
          No differences: every call is in both sources, on the same day, under the same rep.
        </p>
      ) : (
        <ReasonTable reasons={reasons} days={comparison.days} />
      )}
      <ComparedDays {...props} />
    </>
  );
}

function Total({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles["total"]}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
