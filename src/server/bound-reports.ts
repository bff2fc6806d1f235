import { calendarSheet } from "#src/reports/calendar-sheet.ts";
import type { ReportContext } from "#src/reports/context.ts";
import { explain } from "#src/reports/explain.ts";
import { goalList } from "#src/reports/goal-list.ts";
import { goalSheet } from "#src/reports/goal-sheet.ts";
import { metricDocuments } from "#src/reports/metric-documents.ts";
import { policyPreview } from "#src/reports/policy-preview.ts";
import { repOverview } from "#src/reports/rep-overview.ts";
import { sourceComparison } from "#src/reports/source-comparison.ts";
import { sourceStatus } from "#src/reports/source-status.ts";
import { syncRun } from "#src/reports/sync-run.ts";
import { teamGoals } from "#src/reports/team-goals.ts";
import { teamHeatMap } from "#src/reports/team-heat-map.ts";
import { teamKpis } from "#src/reports/team-kpis.ts";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamOverview } from "#src/reports/team-overview.ts";
import { teamPace } from "#src/reports/team-pace.ts";
import { teamTrends } from "#src/reports/team-trends.ts";
import { unmatched } from "#src/reports/unmatched.ts";

/** The reports, with their context filled in. */
export type Reports = { readonly [Name in keyof typeof REPORTS]: Bound<(typeof REPORTS)[Name]> };

const REPORTS = {
  calendarSheet,
  explain,
  goalList,
  goalSheet,
  metricDocuments,
  policyPreview,
  repOverview,
  sourceComparison,
  sourceStatus,
  syncRun,
  teamGoals,
  teamHeatMap,
  teamKpis,
  teamLeaderboard,
  teamMetrics,
  teamOverview,
  teamPace,
  teamTrends,
  unmatched,
};

/** A report without its first argument. */
type Bound<Report> = Report extends (context: infer _, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never;

export function bindReports(context: ReportContext): Reports {
  // Each entry keeps its own arguments and answer, which a map over the entries cannot tell the compiler.
  return Object.fromEntries(
    Object.entries(REPORTS).map(([name, report]) => [
      name,
      (...rest: unknown[]) =>
        (report as (context: ReportContext, ...rest: unknown[]) => unknown)(context, ...rest),
    ]),
  ) as unknown as Reports;
}
