import type { TeamOverview } from "#src/reports/team-overview.ts";
import type { Point } from "#src/ui/charts/points.ts";

/** The last 30 days as each tile draws them. */
export interface TileSeries {
  readonly calls: readonly Point[];
  readonly talk: readonly Point[];
  readonly average: readonly Point[];
  readonly calling: readonly Point[];
}

export function tileSeries({ spark, rows }: TeamOverview, unassigned: string): TileSeries {
  const reps = rows.filter((row) => row.userId !== unassigned);
  return {
    calls: spark.map(({ day, calls }) => ({ day, value: calls })),
    talk: spark.map(({ day, totalSeconds }) => ({ day, value: totalSeconds })),
    average: spark.map(({ day, calls, totalSeconds }) => ({
      day,
      value: calls === null || calls === 0 || totalSeconds === null ? null : totalSeconds / calls,
    })),
    calling: spark.map(({ day }, index) => {
      const known = reps.flatMap((row) => row.spark[index]?.calls ?? []);
      return { day, value: known.length === 0 ? null : known.filter((calls) => calls > 0).length };
    }),
  };
}
