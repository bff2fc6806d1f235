import { z } from "zod";
import { KPI_COLUMNS, kpi } from "./progress.ts";
import { publicReport } from "./public-report.ts";
import { publicFrameFields } from "./report-frame.ts";
import { askedWindow, parametersOf, windowParameters } from "./report-query.ts";

const parameters = parametersOf(windowParameters);

export const teamKpisReport = publicReport({
  name: "team-kpis",
  summary: "The team against its goals",
  description:
    "Target, pace and projection of every metric that has numbers or a goal. Goals belong to a period: for days the target, and what follows from it, is null; `value`, `before` and `dailyTarget` are not.",
  parameters,
  query: parameters.transform((window, context) => ({ asked: askedWindow(window, context) })),
  answer: z
    .object({
      ...publicFrameFields,
      kpis: z.array(kpi),
      workingDays: z
        .object({ elapsed: z.number(), total: z.number() })
        .nullable()
        .meta({ description: "A day on which everybody works being one." }),
    })
    .meta({ id: "TeamKpis" }),
  csv: {
    columns: KPI_COLUMNS,
    rows: ({ kpis }) => kpis.map((one) => KPI_COLUMNS.map((column) => one[column])),
  },
  onWall: true,
  example: "period=quarterly",
});
