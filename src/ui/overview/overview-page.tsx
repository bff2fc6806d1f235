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
import styles from "./overview-page.module.css";
import { OverviewTiles } from "./overview-tiles.tsx";
import { PeriodSwitch } from "./period-switch.tsx";
import { QuickActions } from "./quick-actions.tsx";
import { RepTable } from "./rep-table.tsx";

export interface OverviewPageProps {
  readonly overview: TeamOverview;
  readonly sources: readonly SourceStatus[];
  /** The source that the buttons sync. */
  readonly status: SourceStatus;
  /** The id under which calls without an owner are counted. */
  readonly unassigned: string;
  /** Whether whoever looks may start a sync of the whole team. */
  readonly maySync: boolean;
}

export function OverviewPage({
  overview,
  sources,
  status,
  unassigned,
  maySync,
}: OverviewPageProps) {
  const blockedBecause = blockReason(overview, status, maySync);
  const { range, zone, period, now } = overview;
  return (
    <SyncProvider status={status} blockedBecause={blockedBecause}>
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
            <SyncButton name="Sync JustCall Data" quiet />
          </div>
        </div>
        <SyncLine lastNotes={status.warnings} lastError={status.lastError?.message ?? null} />
        <Content overview={overview} status={status} unassigned={unassigned} />
      </section>
    </SyncProvider>
  );
}

function Content({
  overview,
  status,
  unassigned,
}: Pick<OverviewPageProps, "overview" | "status" | "unassigned">) {
  const synced =
    status.lastSuccessAt !== null || overview.spark.some(({ calls }) => calls !== null);
  if (!status.configured && !synced) return <NotConfigured />;
  if (overview.userCount === 0) return <NoUsers />;
  if (!synced) return <FirstSync lastError={status.lastError?.message ?? null} />;
  return (
    <>
      <OverviewNotices overview={overview} status={status} />
      <OverviewTiles overview={overview} />
      <RepTable overview={overview} unassigned={unassigned} />
    </>
  );
}

function blockReason(
  { userCount }: TeamOverview,
  { configured, label }: SourceStatus,
  maySync: boolean,
): string | null {
  if (!configured) return `${label} is not connected yet.`;
  if (!maySync) return "Your key may sync only your own calls.";
  if (userCount === 0) return "Add a user first.";
  return null;
}
