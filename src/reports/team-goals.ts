import { PERIODS, type Period } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { TEAM, targetOn } from "#src/domain/goals/goal.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { readTeam } from "./team.ts";

export interface TeamGoals {
  /** Only what has a target. */
  readonly teamGoals: Partial<Record<Period, Partial<Record<MetricType, number>>>>;
}

/** What the team is to reach in each period, as of today: its own target, else the sum of its reps'. */
export async function teamGoals(context: ReportContext): Promise<TeamGoals> {
  const today = dayOf(context.clock(), context.workspaceZone);
  const [goals, team] = await Promise.all([context.store.goals.list(), readTeam(context)]);
  const answer: Partial<Record<Period, Partial<Record<MetricType, number>>>> = {};
  for (const period of PERIODS) {
    for (const type of METRIC_TYPES) {
      const scopes = team.reps.map(({ id }) => id);
      const reps = scopes.flatMap((scope) => targetOn(goals, { scope, type, period }, today) ?? []);
      const target =
        targetOn(goals, { scope: TEAM, type, period }, today) ??
        (reps.length === 0 ? null : reps.reduce((sum, each) => sum + each, 0));
      if (target !== null) answer[period] = { ...answer[period], [type]: target };
    }
  }
  return { teamGoals: answer };
}
