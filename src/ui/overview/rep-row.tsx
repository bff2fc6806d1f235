import type { OverviewRow, TeamOverview } from "#src/reports/team-overview.ts";
import { DayBars } from "#src/ui/charts/day-bars.tsx";
import { describeChange } from "#src/ui/format/change.ts";
import { formatClock, formatCount, formatDuration, plural } from "#src/ui/format/numbers.ts";
import { ChangeMark } from "./change-mark.tsx";
import { Figure } from "./figure.tsx";
import styles from "./rep-table.module.css";

interface RepRowProps {
  readonly row: OverviewRow;
  readonly overview: TeamOverview;
  /** The most calls that any row has. */
  readonly most: number;
  /** The most calls that any row has on one day. */
  readonly top: number;
  readonly nobody: boolean;
}

export function RepRow({ row, overview, most, top, nobody }: RepRowProps) {
  const share = most === 0 || row.calls === null ? 0 : (row.calls / most) * 100;
  const average = row.calls === 0 ? "no calls" : "not synced";
  return (
    <tr className={nobody ? styles["nobody"] : undefined} data-user-id={row.userId}>
      <th scope="row" className={styles["rep"]}>
        {row.name}
        <Note row={row} nobody={nobody} />
      </th>
      <td className={styles["number"]}>
        <span className={styles["calls"]}>
          <Figure text={row.calls === null ? null : formatCount(row.calls)} />
        </span>
        <span className={styles["track"]} aria-hidden="true">
          <span className={styles["share"]} style={{ inlineSize: `${share.toFixed(1)}%` }} />
        </span>
      </td>
      <td className={styles["number"]}>
        <ChangeMark
          change={describeChange({
            now: row.calls,
            before: row.callsBefore,
            period: overview.period,
            beforeRange: overview.before,
            comparatives: ["more", "fewer"],
          })}
        />
      </td>
      <td className={styles["number"]}>
        <Figure text={row.totalSeconds === null ? null : formatDuration(row.totalSeconds)} />
      </td>
      <td className={`${styles["number"]} ${styles["wide"]}`}>
        <Figure
          text={row.averageSeconds === null ? null : formatClock(row.averageSeconds)}
          unknownWords={average}
        />
      </td>
      <td className={`${styles["chart"]} ${styles["wide"]}`}>
        <DayBars
          label={`${row.name}, calls`}
          points={row.spark.map(({ day, calls }) => ({ day, value: calls }))}
          top={top}
          format={formatCount}
        />
      </td>
    </tr>
  );
}

function Note({ row, nobody }: Pick<RepRowProps, "row" | "nobody">) {
  const text = nobody
    ? "calls nobody took, or whose agent is no user here"
    : row.missingDays > 0
      ? `${plural(row.missingDays, "day")} not synced`
      : null;
  return text === null ? null : <span className={styles["note"]}>{text}</span>;
}
