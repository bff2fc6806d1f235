import type { SourceStatus } from "#src/reports/source-status.ts";
import type { TeamOverview } from "#src/reports/team-overview.ts";
import { formatRange } from "#src/ui/format/days.ts";
import { FirstSync } from "#src/ui/states/first-sync.tsx";
import { NoUsers } from "#src/ui/states/no-users.tsx";
import { NotConfigured } from "#src/ui/states/not-configured.tsx";
import { OverviewNotices } from "#src/ui/states/overview-notices.tsx";
import { SyncButton } from "#src/ui/sync/sync-button.tsx";
import { SyncLine } from "#src/ui/sync/sync-line.tsx";
import { SyncProvider } from "#src/ui/sync/sync-provider.tsx";
import { boardState, lastNotes, mainSource, toldErrors } from "./board-state.ts";
import styles from "./overview-page.module.css";
import { OverviewTiles } from "./overview-tiles.tsx";
import { PeriodSwitch } from "./period-switch.tsx";
import { QuickActions } from "./quick-actions.tsx";
import { RepTable } from "./rep-table.tsx";

export interface OverviewPageProps {
  readonly overview: TeamOverview;
  readonly sources: readonly SourceStatus[];
  /** The id under which calls without an owner are counted. */
  readonly unassigned: string;
  /** Whether whoever looks may start a sync of the whole team. */
  readonly maySync: boolean;
}

export function OverviewPage({ overview, sources, unassigned, maySync }: OverviewPageProps) {
  const blockedBecause = teamReason(overview, maySync);
  const { range, zone, period, now } = overview;
  const state = boardState(overview, sources);
  return (
    <SyncProvider statuses={sources} blockedBecause={blockedBecause}>
      <QuickActions sources={sources} now={now} zone={zone} blockedBecause={blockedBecause} />
      <section aria-labelledby="overview">
        <div className={styles["head"]}>
          <div>
            <h1 id="overview" className={styles["title"]}>
              Team Overview
            </h1>
            <p className={styles["dates"]}>
              {formatRange(range)} · {zone} · each rep’s days in their own zone
            </p>
          </div>
          <div className={styles["controls"]}>
            <PeriodSwitch period={period} />
            <SyncButton name="Sync JustCall Data" sources={["justcall"]} quiet />
          </div>
        </div>
        <SyncLine lastNotes={lastNotes(sources)} toldErrors={toldErrors(state, sources)} />
        {state === "not-configured" && <NotConfigured />}
        {state === "no-users" && <NoUsers />}
        {state === "first-sync" && <FirstSync status={mainSource(sources)} />}
        {state === "numbers" && (
          <>
            <OverviewNotices overview={overview} sources={sources} />
            <OverviewTiles overview={overview} />
            <RepTable overview={overview} unassigned={unassigned} />
          </>
        )}
      </section>
    </SyncProvider>
  );
}

/** Why no sync of the team can be started by whoever looks. */
function teamReason({ userCount }: TeamOverview, maySync: boolean): string | null {
  if (!maySync) return "Your key may sync only your own calls.";
  if (userCount === 0) return "Add a user first.";
  return null;
}
