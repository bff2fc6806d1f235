import type { Metadata } from "next";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import { isManager } from "#src/server/caller.ts";
import { requireCaller } from "#src/server/page-caller.ts";
import { services } from "#src/server/services.ts";
import { rangeHref, readRange, type SearchParams } from "#src/ui/range/range-href.ts";
import { earlierDays, heatDays, lineDays } from "#src/ui/team/chart-windows.ts";
import { TEAM_PATH, TeamPage } from "#src/ui/team/team-page.tsx";

export const metadata: Metadata = { title: "Team" };

interface PageProps {
  readonly searchParams: Promise<SearchParams>;
}

export default async function Page({ searchParams }: PageProps) {
  const params = await searchParams;
  const { reports, store, config } = await services();
  const chosen = readRange(params, dayOf(Date.now(), config.workspaceZone));
  const caller = await requireCaller(rangeHref(TEAM_PATH, params, chosen));
  const { asked, compare } = chosen;
  const by = measureFrom(params["by"]);
  const [kpis, metrics, leaderboard, pace, users] = await Promise.all([
    reports.teamKpis(asked),
    compare ? reports.teamMetrics(asked, true) : null,
    reports.teamLeaderboard(asked, by),
    reports.teamPace(asked, by),
    store.users.list(),
  ]);
  const drawn = lineDays(kpis);
  const beforeFrom = drawn.from === kpis.from ? (metrics?.before?.from ?? null) : null;
  const [trends, earlier, heat] = await Promise.all([
    reports.teamTrends(drawn),
    compare ? reports.teamTrends(earlierDays(drawn, beforeFrom)) : null,
    reports.teamHeatMap(heatDays(kpis), by),
  ]);
  return (
    <TeamPage
      params={params}
      chosen={chosen}
      kpis={kpis}
      trends={trends}
      earlier={earlier}
      leaderboard={leaderboard}
      pace={pace}
      heat={heat}
      users={users}
      today={dayOf(Date.parse(kpis.asOf), kpis.timeZone)}
      maySetGoals={isManager(caller)}
    />
  );
}

/** An address that somebody mistyped still shows the board. */
function measureFrom(asked: SearchParams[string]): MetricType {
  const name = [asked ?? []].flat()[0];
  return METRIC_TYPES.find((type) => type === name) ?? "phone_call_quantity";
}
