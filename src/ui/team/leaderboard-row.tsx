import Link from "next/link";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { LeaderboardRow as Row, TeamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { explainHref, wholeWindow } from "#src/ui/explain/explain-href.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { formatCount, plural } from "#src/ui/format/numbers.ts";
import { Figure } from "#src/ui/overview/figure.tsx";
import { StatusMark } from "#src/ui/pace/status-mark.tsx";
import { dashboardHref, rangeOf } from "#src/ui/rep/dashboard-href.ts";
import styles from "./leaderboard.module.css";

interface LeaderboardRowProps {
  readonly row: Row;
  readonly board: TeamLeaderboard;
  readonly beside: readonly MetricType[];
  /** The most that any row has. */
  readonly most: number;
  /** Whether anybody has a goal. */
  readonly goals: boolean;
}

export function LeaderboardRow({ row, board, beside, most, goals }: LeaderboardRowProps) {
  const { userId, userName, value, missingDays } = row;
  // Whoever has nothing yet leads nobody.
  const rank = value === 0 ? null : row.rank;
  const { by, ranked } = board;
  const share = most === 0 || value === null ? 0 : (value / most) * 100;
  return (
    <tr data-user-id={userId} data-first={rank === 1 || undefined}>
      {ranked && (
        <td className={styles["rank"]}>
          <Figure text={rank === null ? null : formatCount(rank)} unknownWords="no rank" />
        </td>
      )}
      <th scope="row">
        <Link href={dashboardHref(userId, rangeOf(board))} prefetch={false}>
          {userName}
        </Link>
        {missingDays > 0 && <small>{plural(missingDays, "day")} not synced</small>}
      </th>
      <td className={`${styles["number"]} ${styles["value"]}`}>
        <Amount type={by} row={row} board={board} />
        <span className={styles["track"]} aria-hidden="true">
          <span className={styles["share"]} style={{ inlineSize: `${share.toFixed(1)}%` }} />
        </span>
      </td>
      {beside.map((type) => (
        <td key={type} className={`${styles["number"]} ${styles["wide"]}`}>
          <Amount type={type} row={row} board={board} />
        </td>
      ))}
      {goals && (
        <td className={styles["goal"]}>
          {row.pct !== null && <span className={styles["share-of"]}>{Math.floor(row.pct)} %</span>}{" "}
          <StatusMark status={row.status} />
        </td>
      )}
    </tr>
  );
}

interface AmountProps extends Pick<LeaderboardRowProps, "row" | "board"> {
  readonly type: MetricType;
}

/** The number, which opens its list. */
function Amount({ type, row, board }: AmountProps) {
  const value = row.values[type] ?? null;
  if (value === null) return <Figure text={null} />;
  const explained = { measure: type, userId: row.userId, ...wholeWindow(board) };
  return (
    <Link href={explainHref(explained)} prefetch={false}>
      {measureFormat(type)(value)}
    </Link>
  );
}
