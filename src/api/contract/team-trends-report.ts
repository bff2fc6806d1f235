import { z } from "zod";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import { amount, dayText } from "./fields.ts";
import { publicReport } from "./public-report.ts";
import { publicFrameFields } from "./report-frame.ts";
import { askedWindow, parametersOf, windowParameters } from "./report-query.ts";

const parameters = parametersOf(windowParameters);

const trend = z.array(z.object({ date: dayText, value: amount })).meta({ id: "Trend" });

export const teamTrendsReport = publicReport({
  name: "team-trends",
  summary: "The team day by day",
  description:
    "Every day of the window is present, null where nothing was synced. Types without any number are left out, but for calls and talk time.",
  parameters,
  query: parameters.transform((window, context) => ({ asked: askedWindow(window, context) })),
  answer: z
    .object({
      ...publicFrameFields,
      series: z.object(
        Object.fromEntries(METRIC_TYPES.map((type) => [type, trend.optional()])) as Record<
          MetricType,
          z.ZodOptional<typeof trend>
        >,
      ),
    })
    .meta({ id: "TeamTrends" }),
  csv: {
    columns: ["date", ...METRIC_TYPES],
    rows: ({ series }) =>
      (Object.values(series).find((one) => one !== undefined) ?? []).map(({ date }, place) => [
        date,
        ...METRIC_TYPES.map((type) => series[type]?.[place]?.value ?? null),
      ]),
  },
  onWall: true,
  example: "from=2026-07-01&to=2026-09-30",
});
