import { z } from "zod";
import { amount, dayText } from "./fields.ts";
import { KPI_COLUMNS, kpi } from "./progress.ts";
import { publicReport } from "./public-report.ts";
import { publicFrameFields } from "./report-frame.ts";
import { askedWindow, parametersOf, windowParameters } from "./report-query.ts";

const MISSING = "userId is missing: name the rep, as the leaderboard does";

const parameters = parametersOf({
  ...windowParameters,
  userId: z.string(MISSING).min(1, MISSING).meta({
    description: "The rep, as the leaderboard names them.",
    example: "ada",
  }),
});

/** A rep's own target is the only one. */
const COLUMNS = KPI_COLUMNS.filter((column) => column !== "targetFrom");

const spark = z.array(z.object({ day: dayText, value: amount })).meta({
  id: "Spark",
  description: "The last 30 days.",
});

/** What `/api/public` says of one rep, and what a page says of them, but for single calls. */
const repOverviewFields = {
  userId: z.string(),
  userName: z.string(),
  zone: z.string().meta({ description: "In which the rep's days are cut." }),
  matched: z.boolean().meta({
    description: "False: no source knows anybody with this person's e-mail address.",
  }),
  beforeRange: z
    .object({ from: dayText, to: dayText })
    .meta({ description: "The days before that the window is held against." }),
  kpis: z.array(kpi.omit({ targetFrom: true }).extend({ spark }).meta({ id: "RepKpi" })),
  averageSeconds: z.object({ value: amount, before: amount, spark }),
  answered: z
    .object({
      share: amount,
      answered: z.number().int(),
      attempts: z.number().int(),
      before: amount,
    })
    .meta({ description: "Outgoing calls that were answered, out of all outgoing calls; 0 to 1." }),
  byHour: z
    .array(z.object({ hour: z.number().int(), calls: z.number(), answered: z.number() }))
    .meta({ description: "24 hours of the rep's clock, over the window." }),
  calendar: z
    .array(
      z.object({
        day: dayText,
        calls: amount,
        target: amount,
        attainment: amount,
        working: z.boolean(),
        holiday: z.string().nullable(),
      }),
    )
    .meta({ description: "The last 30 days." }),
  streak: z
    .object({
      days: z.number().int(),
      best: z.number().int(),
      bestEndedOn: dayText.nullable(),
      todayHit: z.boolean().nullable(),
    })
    .nullable()
    .meta({ description: "Working days in a row on which the daily goal was reached." }),
};

export const userOverviewReport = publicReport({
  name: "user-overview",
  summary: "One rep",
  description:
    "A rep's numbers against their goals, their last 30 days, and when in the day they call. As CSV: the numbers against their goals.",
  parameters,
  query: parameters.transform(({ userId, ...window }, context) => ({
    asked: askedWindow(window, context),
    userId,
  })),
  answer: z.object({ ...publicFrameFields, ...repOverviewFields }).meta({ id: "UserOverview" }),
  csv: {
    columns: COLUMNS,
    rows: ({ kpis }) => kpis.map((one) => COLUMNS.map((column) => one[column])),
  },
  onWall: false,
  example: "userId=ada&period=monthly",
});
