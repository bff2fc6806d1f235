import { addDays, earlierDay } from "#src/domain/calendar/day.ts";
import type { RangeUnits } from "#src/domain/calendar/working-calendar.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { latestDailyTarget, teamDailyTarget } from "#src/domain/goals/daily-target.ts";
import { TEAM } from "#src/domain/goals/goal.ts";
import { type Progress, progressOf } from "#src/domain/goals/pace.ts";
import { sumProgress, teamUnits } from "#src/domain/goals/team-progress.ts";
import { teamTargetOn } from "#src/domain/goals/team-target.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { type EarlierPart, earlierPart } from "./earlier-part.ts";
import { readOpenDays } from "./open-days.ts";
import { RepAmounts } from "./rep-amounts.ts";
import {
  type GoalFrame,
  goalFrame,
  NO_GOAL,
  perUnit,
  repProgress,
  targetOf,
  unitsOf,
} from "./rep-progress.ts";
import { READ_TYPES, type ReportFrame, reportReading } from "./report-frame.ts";
import { type AskedPeriod, resolveWindow } from "./report-window.ts";
import { readTeam, type Team } from "./team.ts";
import { teamAmount, totalsOf } from "./team-metrics.ts";
import { teamValues } from "./team-values.ts";

export interface Kpi extends Progress {
  readonly type: MetricType;
  /** So far, in the unit of the metric's documents. */
  readonly value: number | null;
  /** By the same elapsed working part of the window before. */
  readonly before: number | null;
  /** Whether the target is the team's own or the sum of its reps'; null without one. */
  readonly targetFrom: "team" | "reps" | null;
  /** What the window's last working day so far asks for; null without a goal. */
  readonly dailyTarget: number | null;
}

export interface TeamKpis extends ReportFrame {
  /** Calls and talk time, and whatever else has a number or a goal. */
  readonly kpis: readonly Kpi[];
  /** Of the calendar period, a day on which everybody works being one; null for days that are no period. */
  readonly workingDays: { readonly elapsed: number; readonly total: number } | null;
}

/** So many days back the scatter of a team's days is looked at: twenty working days and some free ones. */
const RECENT_DAYS = 35;

/** How the team stands against its goals. */
export async function teamKpis(context: ReportContext, asked: AskedPeriod): Promise<TeamKpis> {
  const now = context.clock();
  const team = await readTeam(context);
  const window = resolveWindow(asked, context, now);
  const today = dayOf(now, context.workspaceZone);
  const recent = { from: addDays(today, -RECENT_DAYS), to: addDays(today, -1) };
  const [days, past, open, goals] = await Promise.all([
    context.store.teamDays.sums(METRIC_TYPES, window),
    context.store.teamDays.byRep(METRIC_TYPES, recent),
    readOpenDays(context, team, recent, now),
    goalFrame(context, team, window, now),
  ]);
  const pastAmounts = new RepAmounts(past, open);
  const totals = totalsOf(days.rows, teamAmount);
  const unassigned = totalsOf(days.rows, (day) => day.unassigned);
  const shown = METRIC_TYPES.filter(
    (type) =>
      READ_TYPES.includes(type) ||
      totals[type] !== null ||
      (goals !== null && hasGoal(goals, team, type)),
  );
  const [{ frame, isComplete }, earlier] = await Promise.all([
    reportReading(context, team, window, now, shown),
    earlierPart(context, team, window, now, shown),
  ]);
  const reps = team.reps.map(({ id }) => ({ userId: id, calendar: team.calendarOf(id) }));
  const calendars = { team: team.settings.calendar, weekStart: context.weekStart };
  const allGoals = await context.store.goals.list();
  const lastDay = earlierDay(window.to, today);
  const kpis = shown.map((type): Kpi => {
    const value = totals[type];
    const dailyTarget = latestDailyTarget(lastDay, (day) =>
      teamDailyTarget(allGoals, reps, type, day, calendars),
    );
    const before = earlierValue(earlier, type, unassigned[type] !== null);
    if (goals === null) return { type, value, before, dailyTarget, targetFrom: null, ...NO_GOAL };
    const pastDays = [...teamValues(team, pastAmounts, past.rows, type)];
    const facts = {
      value,
      complete: isComplete(type),
      recentDays: perUnit(team, null, pastDays, today),
    };
    return { type, before, dailyTarget, ...teamProgress(goals, type, facts) };
  });
  const units = goals === null ? null : teamUnits(memberUnits(goals));
  return {
    ...frame,
    kpis,
    workingDays: units === null ? null : { elapsed: units.elapsed, total: units.own },
  };
}

interface TeamFacts {
  readonly value: number | null;
  readonly complete: boolean;
  readonly recentDays: readonly number[];
}

/**
 * All that the team did counts towards its target, also what nobody owns. Without a target the number stands alone, with its
 * projection.
 */
function teamProgress(
  frame: GoalFrame,
  type: MetricType,
  facts: TeamFacts,
): Omit<Kpi, "type" | "before" | "dailyTarget"> {
  const { team, periodOver } = frame;
  const { bands } = team.settings;
  const reps = team.reps.map(({ id }) => id);
  const found = teamTargetOn(frame.goals, reps, { type, period: frame.period }, frame.window.to);
  if (found?.from !== "reps") {
    const target = found?.target ?? null;
    const units = teamUnits(memberUnits(frame));
    const progress = progressOf({ ...facts, target, units, periodOver, bands });
    return { value: facts.value, targetFrom: found?.from ?? null, ...progress };
  }
  const members = reps.map((id) => {
    const { units, ...progress } = repProgress(frame, type, id, facts);
    return { progress, units };
  });
  const progress = sumProgress(members, { ...facts, periodOver, bands });
  return { value: facts.value, targetFrom: "reps", ...progress };
}

function memberUnits(frame: GoalFrame): RangeUnits[] {
  return frame.team.reps.map(({ id }) => unitsOf(frame, id));
}

function hasGoal(frame: GoalFrame, team: Team, type: MetricType): boolean {
  return [TEAM, ...team.reps.map(({ id }) => id)].some(
    (scope) => targetOf(frame, type, scope) !== null,
  );
}

function earlierValue(
  earlier: EarlierPart,
  type: MetricType,
  withUnassigned: boolean,
): number | null {
  const amount = earlier.teamAmount(type, withUnassigned);
  return amount === null ? null : toValue(type, amount);
}
