import { teamGoalsReport } from "./team-goals-report.ts";
import { teamKpisReport } from "./team-kpis-report.ts";
import { teamLeaderboardReport } from "./team-leaderboard-report.ts";
import { teamMetricsReport } from "./team-metrics-report.ts";
import { teamTrendsReport } from "./team-trends-report.ts";
import { userOverviewReport } from "./user-overview-report.ts";

/** What `/api/public` answers, in the order in which it is documented. */
export const PUBLIC_REPORTS = [
  teamMetricsReport,
  teamKpisReport,
  teamTrendsReport,
  teamGoalsReport,
  teamLeaderboardReport,
  userOverviewReport,
] as const;
