import type { Day } from "#src/domain/calendar/day.ts";
import { READ_TYPES } from "#src/reports/report-frame.ts";
import type { TeamKpis } from "#src/reports/team-kpis.ts";
import type { TeamLeaderboard } from "#src/reports/team-leaderboard.ts";
import type { TeamTrends } from "#src/reports/team-trends.ts";
import { formatRange } from "#src/ui/format/days.ts";
import { presetName } from "#src/ui/range/presets.ts";
import { Mark } from "#src/ui/shell/mark.tsx";
import { NotConfigured } from "#src/ui/states/not-configured.tsx";
import styles from "./wall.module.css";
import { WallAlarms } from "./wall-alarms.tsx";
import { WallLeaders } from "./wall-leaders.tsx";
import { WallStage } from "./wall-stage.tsx";
import { WallTotals } from "./wall-totals.tsx";
import { WallTrend } from "./wall-trend.tsx";
import { WallWatch } from "./wall-watch.tsx";

/** So many rows can be read across a room. */
const ROWS = 8;
/** Without ranks everybody has a turn, up to so many. */
const MOST_PANELS = 4;

export interface WallPageProps {
  readonly kpis: TeamKpis;
  /** Its people as strangers may read them. */
  readonly leaderboard: TeamLeaderboard;
  readonly trends: TeamTrends;
  /** The workspace's. */
  readonly today: Day;
}

/** The board for a screen on the wall: no page around it, nothing to open, nobody's address or number. */
export function WallPage({ kpis, leaderboard, trends, today }: WallPageProps) {
  const { period, back, asOf, timeZone, sources } = kpis;
  const updated = clockOf(asOf, timeZone);
  const synced = sources.some(({ lastSuccessAt }) => lastSuccessAt !== null);
  return (
    <div className={`on-board ${styles["wall"]}`} data-screen="wall">
      <header className={styles["head"]}>
        <Mark className={styles["mark"]} />
        <h1 className={styles["title"]}>
          {period === "custom" ? "Chosen days" : presetName(period, back)}
        </h1>
        <p className={styles["dates"]}>{formatRange(kpis)}</p>
        <p className={styles["clock"]}>
          <span>updated</span> <time dateTime={asOf}>{updated}</time>
        </p>
      </header>
      <WallWatch updated={updated} />
      {/* A screen without script loads itself anew instead. */}
      <noscript>
        <meta httpEquiv="refresh" content="60" />
      </noscript>
      <WallAlarms frame={kpis} />
      {synced ? (
        <WallStage panels={panelsOf({ kpis, leaderboard, trends, today })} />
      ) : (
        sources.every(({ configured }) => !configured) && <NotConfigured />
      )}
    </div>
  );
}

function panelsOf({ kpis, leaderboard, trends, today }: WallPageProps) {
  const rows = leaderboard.leaderboard;
  const pages = leaderboard.ranked ? 1 : Math.min(MOST_PANELS, Math.ceil(rows.length / ROWS));
  const leaders = Array.from({ length: rows.length === 0 ? 0 : pages }, (_, page) => ({
    name: pages === 1 ? "By rep" : `By rep, ${page + 1} of ${pages}`,
    content: <WallLeaders board={leaderboard} rows={rows.slice(page * ROWS, (page + 1) * ROWS)} />,
  }));
  return [
    { name: "Totals", content: <WallTotals kpis={kpis} /> },
    ...leaders,
    {
      name: "Trend",
      content: <WallTrend trends={trends} types={READ_TYPES} kpis={kpis.kpis} today={today} />,
    },
  ];
}

function clockOf(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone,
  }).format(new Date(instant));
}
