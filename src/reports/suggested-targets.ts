import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import {
  type SuggestedTargets,
  suggestionRange,
  suggestTargets,
} from "#src/domain/goals/suggested-target.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { ReportContext } from "./context.ts";
import { readOpenDays } from "./open-days.ts";
import { RepAmounts } from "./rep-amounts.ts";

import type { Team } from "./team.ts";
import { teamValues } from "./team-values.ts";

/**
 * What goals could be by the last twelve weeks, of many reps (null: the team) and metrics over one read: a target for each
 * period, null where too little is known.
 */
export async function suggester(
  context: ReportContext,
  team: Team,
  types: readonly MetricType[],
): Promise<(userId: string | null, type: MetricType) => SuggestedTargets> {
  const { weekStart } = context;
  const now = context.clock();
  const today = dayOf(now, context.workspaceZone);
  const range = suggestionRange(today, weekStart);
  const days = await context.store.teamDays.byRep(types, range);
  const amounts = new RepAmounts(days, await readOpenDays(context, team, range, now));
  return (userId, type) =>
    suggestTargets({
      today,
      weekStart,
      team: team.settings.calendar,
      rep: userId === null ? null : team.calendarOf(userId),
      amounts:
        userId === null
          ? teamValues(team, amounts, days.rows, type)
          : repValues(amounts, userId, type, range),
    });
}

function repValues(
  amounts: RepAmounts,
  userId: string,
  type: MetricType,
  range: DayRange,
): Map<Day, number> {
  const values = new Map<Day, number>();
  for (const day of eachDay(range.from, range.to)) {
    const amount = amounts.on(type, userId, day);
    if (amount !== null) values.set(day, toValue(type, amount));
  }
  return values;
}
