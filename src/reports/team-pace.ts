import type { Progress } from "#src/domain/goals/pace.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { expectedDays } from "./completeness.ts";
import type { ReportContext } from "./context.ts";
import { readOpenDays } from "./open-days.ts";
import { RepAmounts } from "./rep-amounts.ts";
import { goalFrame, repProgress, targetOf } from "./rep-progress.ts";
import { type ReportFrame, reportFrame } from "./report-frame.ts";
import { type AskedPeriod, resolveWindow } from "./report-window.ts";
import { readTeam } from "./team.ts";

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
  const window = resolveWindow(asked, context, now);
  const [repDays, open, goals, frame] = await Promise.all([
    context.store.teamDays.byRep([type], window),
    readOpenDays(context, team, window, now),
    goalFrame(context, team, window, now),
    reportFrame(context, team, window, now, [type]),
  ]);
  const amounts = new RepAmounts(repDays);
  const whole = new RepAmounts(repDays, open);
  const bound =
    goals === null ? [] : team.reps.filter(({ id }) => targetOf(goals, type, id) !== null);
  const reps = bound.flatMap(({ id, name }): RepPace[] => {
    if (goals === null) return [];
    const amount = amounts.sum(type, id, window);
    const value = amount === null ? null : toValue(type, amount);
    const { units: _, ...progress } = repProgress(goals, type, id, {
      value,
      complete: !whole.series(type, id, expectedDays(team, id, window, now)).includes(null),
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
