import type { Day } from "#src/domain/calendar/day.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import type { TeamRepDay } from "#src/store/team-days.ts";
import type { RepAmounts } from "./rep-amounts.ts";
import { countedReps, type Team } from "./team.ts";

/**
 * What the team came to on each day that is wholly known, in the unit of the metric's documents: a day is, where every rep's is
 * who is expected to have one and had begun by then; what nobody owns counts too.
 */
export function teamValues(
  team: Team,
  amounts: RepAmounts,
  rows: readonly TeamRepDay[],
  type: MetricType,
): Map<Day, number> {
  const values = new Map<Day, number>();
  for (const { type: rowType, day, unassigned } of rows) {
    if (rowType !== type) continue;
    const ofReps = countedReps(team, type, day)
      .filter(({ id }) => (team.calendarOf(id)?.startDay ?? day) <= day)
      .map(({ id }) => amounts.on(type, id, day));
    if (ofReps.length === 0 || ofReps.includes(null)) continue;
    const sum = ofReps.reduce<number>((total, amount) => total + (amount ?? 0), 0);
    values.set(day, toValue(type, sum + (unassigned ?? 0)));
  }
  return values;
}
