import type { TeamOverview } from "#src/reports/team-overview.ts";
import { PERIOD_WORDS } from "#src/ui/format/period-words.ts";
import { missingDaysText } from "./missing-days-text.ts";
import { RepRow } from "./rep-row.tsx";
import styles from "./rep-table.module.css";

interface RepTableProps {
  readonly overview: TeamOverview;
  /** The id under which calls without an owner are counted. */
  readonly unassigned: string;
}

/** Who did what. Bars and small charts share one scale from zero, so that rows can be compared. */
export function RepTable({ overview, unassigned }: RepTableProps) {
  const { rows, spark, period, missingRepDays } = overview;
  const most = Math.max(0, ...rows.map((row) => row.calls ?? 0));
  const top = Math.max(0, ...rows.flatMap((row) => row.spark.map(({ calls }) => calls ?? 0)));
  return (
    <div className={styles["frame"]}>
      <table className={styles["table"]}>
        <caption className={styles["caption"]}>
          <span className={styles["title"]}>By rep, {PERIOD_WORDS[period].within}</span>
          {missingRepDays > 0 && (
            <span className={styles["missing"]}>{missingDaysText(missingRepDays)}</span>
          )}
        </caption>
        <thead>
          <tr>
            <th scope="col">Rep</th>
            <th scope="col" className={styles["number"]}>
              Calls
            </th>
            <th scope="col" className={styles["number"]}>
              Change
            </th>
            <th scope="col" className={styles["number"]}>
              Talk time
            </th>
            <th scope="col" className={`${styles["number"]} ${styles["wide"]}`}>
              Average call
            </th>
            <th scope="col" className={styles["wide"]}>
              Last {spark.length} days
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RepRow
              key={row.userId}
              row={row}
              overview={overview}
              most={most}
              top={top}
              nobody={row.userId === unassigned}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
