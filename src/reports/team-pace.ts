import type { DayRange } from "#src/domain/calendar/period.ts";
import type { Progress } from "#src/domain/goals/pace.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { localNowIn } from "./local-now.ts";
import { RepAmounts } from "./rep-amounts.ts";
import { goalFrame, repProgress, targetOf } from "./rep-progress.ts";
import { type ReportFrame, reportFrame } from "./report-frame.ts";
import { type AskedPeriod, type ReportWindow, resolveWindow } from "./report-window.ts";
import { readTeam, type Team } from "./team.ts";

export interface RepPace extends Progress {
  readonly userId: string;
  readonly userName: string;
  /** So far, in the unit of the metric's documents. */
  readonly value: number | null;
}

export interface TeamPace extends ReportFrame {
  readonly type: MetricType;
  /** Reps with a goal of this period and type, the furthest behind first; by name where the workspace does not rank. */
  readonly reps: readonly RepPace[];
}

/** Who is behind, and how far. */
export async function teamPace(
  context: ReportContext,
  asked: AskedPeriod,
  type: MetricType = "phone_call_quantity",
): Promise<TeamPace> {
  const now = context.clock();
  const team = await readTeam(context);
  const window = resolveWindow(asked, context);
  const [repDays, goals, frame] = await Promise.all([
    context.store.teamDays.byRep([type], window),
    goalFrame(context, team, window, now),
    reportFrame(context, team, window, now),
  ]);
  const amounts = new RepAmounts(repDays);
  const bound =
    goals === null ? [] : team.reps.filter(({ id }) => targetOf(goals, type, id) !== null);
  const reps = bound.flatMap(({ id, name }): RepPace[] => {
    if (goals === null) return [];
    const amount = amounts.sum(type, id, window);
    const value = amount === null ? null : toValue(type, amount);
    const { units: _, ...progress } = repProgress(goals, type, id, {
      value,
      complete: !amounts.series(type, id, begun(team, id, window, now)).includes(null),
    });
    return [{ userId: id, userName: name, value, ...progress }];
  });
  const ranked = team.settings.ranks === "shown";
  const order = ({ paceIndex }: RepPace) => (ranked ? (paceIndex ?? Number.MAX_VALUE) : 0);
  return {
    ...frame,
    type,
    reps: reps.sort((a, b) => order(a) - order(b) || a.userName.localeCompare(b.userName)),
  };
}

/** The days of the window that have begun where the rep is. */
function begun(team: Team, userId: string, window: ReportWindow, now: number): DayRange {
  return { from: window.from, to: localNowIn(team, userId, now, window).today };
}
