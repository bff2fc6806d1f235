import { z } from "zod";
import { PERIODS, type Period } from "#src/domain/calendar/period.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import { publicReport } from "./public-report.ts";
import { parametersOf, windowParameters } from "./report-query.ts";

const parameters = parametersOf({
  period: windowParameters.period.meta({
    description: "Only the goals of this period; all unless given.",
    example: "weekly",
  }),
});

const targets = z
  .object(
    Object.fromEntries(METRIC_TYPES.map((type) => [type, z.number().optional()])) as Record<
      MetricType,
      z.ZodOptional<z.ZodNumber>
    >,
  )
  .meta({ id: "Targets", description: "A target for each metric type that has one." });

export const teamGoalsReport = publicReport({
  name: "team-goals",
  summary: "The team's goals",
  description:
    "What the team is to reach in each period, as of today: its own target, else the sum of its reps' once each of them has one.",
  parameters,
  query: parameters,
  answer: z
    .object({
      teamGoals: z.object(
        Object.fromEntries(PERIODS.map((period) => [period, targets.optional()])) as Record<
          Period,
          z.ZodOptional<typeof targets>
        >,
      ),
    })
    .meta({ id: "TeamGoals" }),
  csv: {
    columns: ["period", "type", "target"],
    rows: ({ teamGoals }) =>
      PERIODS.flatMap((period) =>
        METRIC_TYPES.flatMap((type) => {
          const target = teamGoals[period]?.[type];
          return target === undefined ? [] : [[period, type, target]];
        }),
      ),
  },
  onWall: true,
  example: "",
});
