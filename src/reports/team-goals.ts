import { PERIODS, type Period } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { teamTargetOn } from "#src/domain/goals/team-target.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { readTeam } from "./team.ts";

export interface TeamGoals {
  /** Only what has a target. */
  readonly teamGoals: Partial<Record<Period, Partial<Record<MetricType, number>>>>;
}

/** What the team is to reach in each period, as of today; in one of them, where only that is asked for. */
export async function teamGoals(context: ReportContext, only?: Period): Promise<TeamGoals> {
  const today = dayOf(context.clock(), context.workspaceZone);
  const [goals, team] = await Promise.all([context.store.goals.list(), readTeam(context)]);
  const reps = team.reps.map(({ id }) => id);
  const answer: Partial<Record<Period, Partial<Record<MetricType, number>>>> = {};
  for (const period of only === undefined ? PERIODS : [only]) {
    for (const type of METRIC_TYPES) {
      const target = teamTargetOn(goals, reps, { type, period }, today);
      if (target !== null) answer[period] = { ...answer[period], [type]: target.target };
    }
  }
  return { teamGoals: answer };
}
