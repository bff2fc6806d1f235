import type { Day } from "#src/domain/calendar/day.ts";
import { DEFINITIONS } from "#src/domain/metrics/measure.ts";
import type { User } from "#src/domain/people/person.ts";
import { READ_TYPES } from "#src/reports/report-frame.ts";
import type { TeamHeatMap } from "#src/reports/team-heat-map.ts";
import type { TeamKpis } from "#src/reports/team-kpis.ts";
import type { TeamLeaderboard } from "#src/reports/team-leaderboard.ts";
import type { TeamPace } from "#src/reports/team-pace.ts";
import type { TeamTrends } from "#src/reports/team-trends.ts";
import { formatRange } from "#src/ui/format/days.ts";
import type { ReadRange, SearchParams } from "#src/ui/range/range-href.ts";
import { RangePicker } from "#src/ui/range/range-picker.tsx";
import { FreshnessLine } from "#src/ui/shell/freshness-line.tsx";
import { BehindPace } from "./behind-pace.tsx";
import { KpiPanel } from "./kpi-panel.tsx";
import { Leaderboard } from "./leaderboard.tsx";
import { MeasureSwitch } from "./measure-switch.tsx";
import { asksForAll, MOST_REPS, MoreReps } from "./more-reps.tsx";
import { TeamHeat } from "./team-heat.tsx";
import styles from "./team-page.module.css";
import { TeamStates } from "./team-states.tsx";

export const TEAM_PATH = "/team-dashboard";

export interface TeamPageProps {
  readonly params: SearchParams;
  readonly chosen: ReadRange;
  readonly kpis: TeamKpis;
  readonly trends: TeamTrends;
  /** The window before, where it is compared with. */
  readonly earlier: TeamTrends | null;
  readonly leaderboard: TeamLeaderboard;
  readonly pace: TeamPace;
  readonly heat: TeamHeatMap;
  /** Everybody on this board, whether a source knows them or not. */
  readonly users: readonly User[];
  /** The workspace's. */
  readonly today: Day;
  readonly maySetGoals: boolean;
}

/** The whole team: what it came to, who did how much, who needs help, and how the days went. */
export function TeamPage(props: TeamPageProps) {
  const { params, chosen, kpis, leaderboard, today } = props;
  const { by } = leaderboard;
  const count = leaderboard.leaderboard.length;
  const rows = asksForAll(params)
    ? leaderboard.leaderboard
    : leaderboard.leaderboard.slice(0, MOST_REPS);
  const more = rows.length < count && (
    <MoreReps path={TEAM_PATH} params={params} chosen={chosen} count={count} />
  );
  const types = [...new Set([...READ_TYPES, ...kpis.kpis.map(({ type }) => type)])];
  return (
    <article>
      <header className={styles["head"]}>
        <div>
          <h1 className={styles["title"]}>Team</h1>
          <p className={styles["dates"]}>
            <span className={styles["printed"]}>{formatRange(kpis)} · </span>
            {kpis.timeZone} · each rep’s days in their own zone
          </p>
        </div>
        <div className={styles["sources"]}>
          {kpis.sources.map((status) => (
            <FreshnessLine
              key={status.source}
              status={status}
              now={kpis.asOf}
              zone={kpis.timeZone}
            />
          ))}
        </div>
      </header>
      <div className={styles["controls"]}>
        <RangePicker path={TEAM_PATH} params={params} chosen={chosen} shown={kpis} today={today} />
      </div>
      <TeamStates frame={kpis} board={leaderboard} users={props.users}>
        <Panels {...props} />
        <div className={styles["by"]}>
          <MeasureSwitch path={TEAM_PATH} params={params} chosen={chosen} types={types} by={by} />
        </div>
        <div className={styles["people"]}>
          <section aria-labelledby="leaderboard">
            <h2 id="leaderboard" className={styles["heading"]}>
              {leaderboard.ranked ? "Leaderboard" : `${DEFINITIONS[by].label} by rep`}
            </h2>
            <Leaderboard
              board={leaderboard}
              rows={rows}
              beside={READ_TYPES.filter((type) => type !== by)}
            />
            {more}
          </section>
          <section aria-labelledby="behind">
            <h2 id="behind" className={styles["heading"]}>
              Who is behind pace
            </h2>
            <BehindPace pace={props.pace} maySet={props.maySetGoals} />
          </section>
        </div>
        <TeamHeat
          heat={props.heat}
          leaderboard={leaderboard}
          shown={rows.length < count ? rows.map(({ userId }) => userId) : null}
          today={today}
        />
        {more}
      </TeamStates>
    </article>
  );
}

function Panels({ kpis, trends, earlier, today }: TeamPageProps) {
  return (
    <div className={`on-board ${styles["board"]}`} data-testid="board">
      {kpis.kpis.map((kpi) => (
        <KpiPanel
          key={kpi.type}
          frame={kpis}
          kpi={kpi}
          trend={trends.series[kpi.type] ?? []}
          earlier={earlier?.series[kpi.type] ?? null}
          today={today}
        />
      ))}
    </div>
  );
}
