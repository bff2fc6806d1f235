import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { LeaderboardRow, TeamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { measureFormat } from "#src/ui/format/measures.ts";
import { UNKNOWN } from "#src/ui/format/numbers.ts";
import { STATUS_SIGNS } from "#src/ui/pace/pace-words.ts";
import styles from "./wall-leaders.module.css";

interface WallLeadersProps {
  readonly board: TeamLeaderboard;
  /** The rows of this panel. */
  readonly rows: readonly LeaderboardRow[];
}

/** Who did how much, with bars of one scale. Without ranks it is by name, and nobody is first. */
export function WallLeaders({ board, rows }: WallLeadersProps) {
  const { by, ranked, leaderboard } = board;
  const most = Math.max(0, ...leaderboard.map(({ value }) => value ?? 0));
  return (
    <div className={styles["leaders"]}>
      <h2 className={styles["title"]}>{DEFINITIONS[by].label} by rep</h2>
      <ol className={styles["list"]} data-ranked={ranked}>
        {rows.map((row) => (
          <Leader key={row.userId} row={row} board={board} most={most} />
        ))}
      </ol>
      <StandingKey rows={rows} />
    </div>
  );
}

/** What the signs beside these rows mean; the words stand at each row already for whoever does not see them. */
function StandingKey({ rows }: Pick<WallLeadersProps, "rows">) {
  const standings = new Set(rows.map(({ status }) => status));
  standings.delete("no_goal");
  if (standings.size === 0) return null;
  return (
    <p className={styles["key"]} aria-hidden="true">
      {[...standings].map((status) => (
        <span key={status}>
          <span className={styles["status"]} data-status={status}>
            {STATUS_SIGNS[status].sign}
          </span>{" "}
          {STATUS_SIGNS[status].word}
        </span>
      ))}
    </p>
  );
}

interface LeaderProps extends Pick<WallLeadersProps, "board"> {
  readonly row: LeaderboardRow;
  readonly most: number;
}

function Leader({ row, board: { by, ranked }, most }: LeaderProps) {
  const { value, status } = row;
  // Whoever has nothing yet leads nobody.
  const rank = value === 0 ? null : row.rank;
  const share = most === 0 || value === null ? 0 : (value / most) * 100;
  return (
    <li className={styles["leader"]} data-first={rank === 1 || undefined}>
      {ranked && <span className={styles["rank"]}>{rank ?? UNKNOWN}</span>}
      <span className={styles["name"]}>{row.userName}</span>
      <span className={styles["value"]}>{value === null ? UNKNOWN : measureFormat(by)(value)}</span>
      <span className={styles["status"]} data-status={status}>
        {status !== "no_goal" && (
          <>
            <span aria-hidden="true">{STATUS_SIGNS[status].sign}</span>
            <span className="visually-hidden">{STATUS_SIGNS[status].word}</span>
          </>
        )}
      </span>
      <span className={styles["track"]} aria-hidden="true">
        <span className={styles["share"]} style={{ inlineSize: `${share.toFixed(1)}%` }} />
      </span>
    </li>
  );
}
