import Link from "next/link";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type {
  LeaderboardRow as LeaderboardRowData,
  TeamLeaderboard,
} from "#src/reports/team-leaderboard.ts";
import { explainHref, wholeWindow } from "#src/ui/explain/explain-href.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { Figure } from "#src/ui/overview/figure.tsx";
import styles from "./leaderboard.module.css";
import { LeaderboardRow } from "./leaderboard-row.tsx";

interface LeaderboardProps {
  readonly board: TeamLeaderboard;
  /** Those that are shown. */
  readonly rows: readonly LeaderboardRowData[];
  /** The other types that have a column. */
  readonly beside: readonly MetricType[];
}

/** Who did how much. Nobody's calls are a row of their own, so that the rows come to the team's sum. */
export function Leaderboard({ board, rows, beside }: LeaderboardProps) {
  const { by, ranked, leaderboard } = board;
  const most = Math.max(0, board.unassigned[by] ?? 0, ...leaderboard.map((row) => row.value ?? 0));
  const goals = leaderboard.some(({ target }) => target !== null);
  return (
    <table className={styles["table"]}>
      <caption className="visually-hidden">
        {DEFINITIONS[by].label} by rep{ranked ? ", the most first" : ", by name"}
      </caption>
      <thead>
        <tr>
          {ranked && (
            <th scope="col" className={styles["rank"]}>
              <span aria-hidden="true">#</span>
              <span className="visually-hidden">Rank</span>
            </th>
          )}
          <th scope="col">Rep</th>
          <th scope="col" className={styles["number"]}>
            {DEFINITIONS[by].label}
          </th>
          {beside.map((type) => (
            <th key={type} scope="col" className={`${styles["number"]} ${styles["wide"]}`}>
              {DEFINITIONS[type].label}
            </th>
          ))}
          {goals && (
            <th scope="col" className={styles["goal"]}>
              Goal
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <LeaderboardRow
            key={row.userId}
            row={row}
            board={board}
            beside={beside}
            most={most}
            goals={goals}
          />
        ))}
      </tbody>
      <tfoot>
        <Sum {...{ board, beside, goals }} name="Unassigned" userId={UNASSIGNED} />
        <Sum {...{ board, beside, goals }} name="Team" userId={null} />
      </tfoot>
    </table>
  );
}

interface SumProps extends Pick<LeaderboardProps, "board" | "beside"> {
  readonly name: string;
  /** `unassigned`, or null for the whole team. */
  readonly userId: string | null;
  readonly goals: boolean;
}

function Sum({ board, beside, goals, name, userId }: SumProps) {
  const { by, ranked } = board;
  const values = userId === null ? board.totals : board.unassigned;
  return (
    <tr data-sum={userId ?? "team"} data-user-id={userId ?? undefined}>
      {ranked && <td />}
      <th scope="row">
        {name}
        {userId !== null && <small>calls nobody took, or whose agent is no user here</small>}
      </th>
      {[by, ...beside].map((type) => {
        const value = values[type] ?? null;
        const classes = [styles["number"], type === by ? styles["value"] : styles["wide"]];
        return (
          <td key={type} className={classes.join(" ")}>
            {value === null ? (
              <Figure text={null} unknownWords="not synced" />
            ) : (
              <Link
                href={explainHref({ measure: type, userId, ...wholeWindow(board) })}
                prefetch={false}
              >
                {measureFormat(type)(value)}
              </Link>
            )}
          </td>
        );
      })}
      {goals && <td className={styles["goal"]} />}
    </tr>
  );
}
