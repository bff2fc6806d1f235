import type { Day } from "#src/domain/calendar/day.ts";
import type { Period } from "#src/domain/calendar/period.ts";
import { type Goal, TEAM, targetOn } from "#src/domain/goals/goal.ts";
import { teamTargetOn } from "#src/domain/goals/team-target.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { goalList, type ListedGoal } from "./goal-list.ts";
import { READ_TYPES } from "./report-frame.ts";
import { suggester } from "./suggested-targets.ts";
import { readTeam, type Team } from "./team.ts";

export interface GoalCell {
  readonly type: MetricType;
  /** In force today, in the unit of the metric's documents; null: no goal. */
  readonly target: number | null;
  /** The next one that is set for a later day. */
  readonly coming: { readonly fromDay: Day; readonly target: number | null } | null;
  /** By the last twelve weeks; null where too little is known. */
  readonly suggested: number | null;
}

export interface GoalRow {
  /** Null: the team. */
  readonly userId: string | null;
  readonly userName: string;
  readonly cells: readonly GoalCell[];
}

/** The goals of the reps whose calls are read, as they count for the team. */
export interface RepGoals {
  /** Null unless each of them has one. */
  readonly sum: number | null;
  readonly reps: number;
  readonly without: number;
}

/** The goals of one period, as a sheet to fill in: the team first, then everybody whose calls count. */
export interface GoalSheet {
  readonly period: Period;
  readonly today: Day;
  /** IANA zone of the workspace. */
  readonly zone: string;
  /** The columns: metrics that are read for everybody first. */
  readonly types: readonly MetricType[];
  readonly readTypes: readonly MetricType[];
  readonly rows: readonly GoalRow[];
  /** What stands in for a goal that the team does not have, in the order of `types`. */
  readonly ofReps: readonly RepGoals[];
  /** Set for a later day, the next first. */
  readonly coming: readonly ListedGoal[];
  /** What was set lately, the latest first. */
  readonly history: readonly ListedGoal[];
}

const MOST_HISTORY = 100;

export async function goalSheet(context: ReportContext, period: Period): Promise<GoalSheet> {
  const types = [...READ_TYPES, ...METRIC_TYPES.filter((type) => !READ_TYPES.includes(type))];
  const team = await readTeam(context);
  const [{ today, goals }, kept, suggest] = await Promise.all([
    goalList(context, { period }),
    context.store.goals.list(),
    suggester(context, team, types),
  ]);
  const byScope = Map.groupBy(goals, ({ userId, type }) => `${type} ${userId ?? TEAM}`);
  const people = [{ id: null, name: "The team" }, ...peopleOf(team)];
  const rows = people.map(({ id, name }): GoalRow => {
    const cells = types.map((type) => {
      const own = byScope.get(`${type} ${id ?? TEAM}`) ?? [];
      return { ...cellOf(own), type, suggested: suggest(id, type)[period] };
    });
    return { userId: id, userName: name, cells };
  });
  return {
    period,
    today,
    zone: context.workspaceZone,
    types,
    readTypes: READ_TYPES,
    rows,
    ofReps: types.map((type) => ofReps(kept, team, { type, period }, today)),
    coming: goals
      .filter((goal) => goal.state === "coming" && goal.target !== goal.before)
      .sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1)),
    history: goals.toSorted((a, b) => (a.setAt > b.setAt ? -1 : 1)).slice(0, MOST_HISTORY),
  };
}

/** Everybody whose calls are read, and reps whose calls may be one day. */
function peopleOf(team: Team) {
  const read = new Set(team.reps.map(({ id }) => id));
  return team.users.filter(({ id, active, role }) => active && (role === "rep" || read.has(id)));
}

function cellOf(goals: readonly ListedGoal[]): Pick<GoalCell, "target" | "coming"> {
  const next = goals.find((goal) => goal.state === "coming" && goal.target !== goal.before);
  return {
    target: goals.find(({ state }) => state === "in_force")?.target ?? null,
    coming: next === undefined ? null : { fromDay: next.fromDay, target: next.target },
  };
}

/** What counts for the team by its reps' goals alone, and how many of them have none. */
function ofReps(
  goals: readonly Goal[],
  team: Team,
  asked: Pick<Goal, "type" | "period">,
  today: Day,
): RepGoals {
  const reps = team.reps.map(({ id }) => id);
  const personal = goals.filter(({ scope }) => scope !== TEAM);
  return {
    sum: teamTargetOn(personal, reps, asked, today)?.target ?? null,
    reps: reps.length,
    without: reps.filter((scope) => targetOn(personal, { ...asked, scope }, today) === null).length,
  };
}
