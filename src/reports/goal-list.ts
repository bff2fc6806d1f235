import type { Day } from "#src/domain/calendar/day.ts";
import type { Period } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { type Goal, TEAM } from "#src/domain/goals/goal.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { readTeam, type Team } from "./team.ts";

/** A goal as it was set, and what it changed. */
export interface ListedGoal {
  /** Null: the team. */
  readonly userId: string | null;
  readonly userName: string;
  readonly type: MetricType;
  readonly period: Period;
  readonly fromDay: Day;
  /** Null: no goal from that day on. */
  readonly target: number | null;
  /** What was in force the day before; null: no goal. */
  readonly before: number | null;
  readonly state: "past" | "in_force" | "coming";
  readonly setBy: string;
  /** ISO instant. */
  readonly setAt: string;
}

export interface GoalList {
  /** In the workspace's zone: goals up to here count. */
  readonly today: Day;
  /** By person and metric, the first day first. */
  readonly goals: readonly ListedGoal[];
}

export interface GoalListQuery {
  /** A rep, or `TEAM`; left out: everybody. */
  readonly scope?: string | undefined;
  readonly type?: MetricType | undefined;
  readonly period?: Period | undefined;
}

/** Every goal ever set, with who set it and whether it counts today. */
export async function goalList(
  context: ReportContext,
  query: GoalListQuery = {},
): Promise<GoalList> {
  const today = dayOf(context.clock(), context.workspaceZone);
  const [goals, team] = await Promise.all([context.store.goals.list(), readTeam(context)]);
  const asked = goals.filter(
    ({ scope, type, period }) =>
      (query.scope ?? scope) === scope &&
      (query.type ?? type) === type &&
      (query.period ?? period) === period,
  );
  return { today, goals: describe(asked, team, today) };
}

/** `goals` come by scope, type, period and day, so that one before is the one that it took the place of. */
function describe(goals: readonly Goal[], team: Team, today: Day): ListedGoal[] {
  return goals.map((goal, place) => {
    const [earlier, later] = [goals[place - 1], goals[place + 1]];
    const { scope, type, period, fromDay, target, setBy, setAt } = goal;
    const replaced = later !== undefined && sameKind(later, goal) && later.fromDay <= today;
    return {
      userId: scope === TEAM ? null : scope,
      userName: scope === TEAM ? "The team" : team.nameOf(scope),
      type,
      period,
      fromDay,
      target,
      before: earlier !== undefined && sameKind(earlier, goal) ? earlier.target : null,
      state: fromDay > today ? "coming" : replaced ? "past" : "in_force",
      setBy,
      setAt,
    };
  });
}

function sameKind(a: Goal, b: Goal): boolean {
  return a.scope === b.scope && a.type === b.type && a.period === b.period;
}
