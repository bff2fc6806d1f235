import { z } from "zod";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { dayText, everyType, writtenAs } from "./fields.ts";
import { publicReport } from "./public-report.ts";
import { publicFrameFields } from "./report-frame.ts";
import { askedWindow, parametersOf, windowParameters } from "./report-query.ts";

const parameters = parametersOf({
  ...windowParameters,
  compare: z
    .enum(["true", "false"], "compare must be true or false")
    .optional()
    .meta({
      description: "Whether to give `before`: the same elapsed working part of the window before.",
      override: writtenAs({ type: "boolean" }),
      example: true,
    }),
});

export const teamMetricsReport = publicReport({
  name: "team-metrics",
  summary: "The team's totals",
  description:
    "The sum of every metric over all reps and the calls nobody owns, and the part of it that nobody owns.",
  parameters,
  query: parameters.transform(({ compare, ...window }, context) => ({
    asked: askedWindow(window, context),
    compare: compare === "true",
  })),
  answer: z
    .object({
      ...publicFrameFields,
      totals: everyType,
      unassigned: everyType,
      before: z.object({ from: dayText, to: dayText, totals: everyType }).nullable(),
    })
    .meta({ id: "TeamMetrics" }),
  csv: {
    columns: ["from", "to", "type", "value", "unassigned", "before"],
    rows: ({ from, to, totals, unassigned, before }) =>
      METRIC_TYPES.map((type) => [
        from,
        to,
        type,
        totals[type],
        unassigned[type],
        before?.totals[type] ?? null,
      ]),
  },
  onWall: true,
  example: "period=monthly",
});
