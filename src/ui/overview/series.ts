import type { TeamOverview } from "#src/reports/team-overview.ts";
import type { Point } from "#src/ui/charts/points.ts";

/** The last 30 days as each tile draws them. */
export interface TileSeries {
  readonly calls: readonly Point[];
  readonly talk: readonly Point[];
  readonly average: readonly Point[];
  readonly calling: readonly Point[];
}

export function tileSeries({ spark }: TeamOverview): TileSeries {
  return {
    calls: spark.map(({ day, calls }) => ({ day, value: calls })),
    talk: spark.map(({ day, totalSeconds }) => ({ day, value: totalSeconds })),
    average: spark.map(({ day, averageSeconds }) => ({ day, value: averageSeconds })),
    calling: spark.map(({ day, repsCalling }) => ({ day, value: repsCalling })),
  };
}
