import { z } from "zod";
import { CALL_OUTCOMES } from "#src/domain/activity/activity.ts";
import { TWIN_RULES } from "#src/domain/activity/twin.ts";
import { MEASURES } from "#src/domain/metrics/measure.ts";
import type { CsvTable } from "./csv-table.ts";
import { amount, dayText, instantText, source, writtenAs } from "./fields.ts";
import { frameFields } from "./report-frame.ts";
import { askedWindow, parametersOf, windowParameters } from "./report-query.ts";
import type { Shape } from "./shape.ts";

const DEFAULT_LIMIT = 100;
/** As many calls are on a page at most, and of CSV unless said otherwise. */
export const MOST_LIMIT = 500;
const HOUR = "hour must be a whole number from 0 to 23";
const LIMIT = `limit must be a whole number from 1 to ${MOST_LIMIT}`;
const MEASURE = `measure must be one of ${MEASURES.join(", ")}`;

const wholeNumber = (message: string, least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message)
    .optional();

export const explainParameters = parametersOf({
  measure: z.enum(MEASURES, MEASURE).optional().meta({ description: "The number to open." }),
  type: z.enum(MEASURES, MEASURE).optional().meta({
    description: "The same, as the metric documents call it.",
    deprecated: true,
  }),
  userId: z.string().min(1, "userId must not be empty").optional().meta({
    description: "One rep, or `unassigned`; the team unless given.",
    example: "ada",
  }),
  ...windowParameters,
  hour: wholeNumber(HOUR, 0, 23).meta({
    description: "Only calls that began in this hour of the rep's clock.",
    override: writtenAs({ type: "integer", minimum: 0, maximum: 23 }),
  }),
  after: z.string().min(1, "after must not be empty").optional().meta({
    description: "`next` of the page before.",
  }),
  limit: wholeNumber(LIMIT, 1, MOST_LIMIT).meta({
    description: `How many calls a page lists; unless given ${DEFAULT_LIMIT}, as CSV ${MOST_LIMIT}.`,
    override: writtenAs({ type: "integer", minimum: 1, maximum: MOST_LIMIT }),
  }),
});

/** `GET /api/explain` */
export const explainQuery = explainParameters.transform(
  ({ measure, type, userId, hour, after, limit, ...window }, context) => {
    const asked = askedWindow(window, context);
    const named = measure ?? type;
    if (named === undefined || (measure !== undefined && type !== undefined && measure !== type)) {
      context.addIssue({ code: "custom", message: "measure is missing: name the number to open" });
      return z.NEVER;
    }
    return {
      measure: named,
      userId: userId ?? null,
      asked,
      hour: hour ?? null,
      after: after ?? null,
      limit: limit ?? DEFAULT_LIMIT,
    };
  },
);

const listedCall = z
  .object({
    callId: z.string(),
    source,
    at: instantText,
    day: dayText,
    zone: z.string().meta({ description: "In which that day was cut." }),
    userId: z.string(),
    userName: z.string(),
    direction: z.enum(["in", "out"]).nullable(),
    outcome: z.enum(CALL_OUTCOMES).nullable(),
    totalSeconds: z.number().int(),
    otherNumber: z.string().nullable(),
    text: z.string().nullable().meta({ description: "What a CRM says of it." }),
    amount: z.number().nullable().meta({ description: "Of a won deal." }),
    twins: z
      .array(
        z.object({
          source,
          callId: z.string().nullable(),
          rule: z.enum(TWIN_RULES),
          confidence: z.number(),
        }),
      )
      .meta({ description: "Other records of the same call, each counted with this one." }),
  })
  .meta({ id: "ListedCall" });

const unit = z.enum(["calls", "minutes", "seconds", "share", "reps", "items", "money"]);

const leftOut = z.object({
  reason: z.enum([
    "gone_at_source",
    "day_not_synced",
    "unreadable",
    "other_source",
    "same_call",
    "only_there",
  ]),
  text: z.string(),
  count: z.number().int(),
  examples: z.array(z.object({ callId: z.string(), at: instantText.nullable() })),
});

export const explanation = z
  .object({
    ...frameFields,
    measure: z.enum(MEASURES),
    userId: z.string().nullable(),
    userName: z.string(),
    zone: z.string().meta({ description: "Of the rep's days; the workspace's for the team." }),
    zones: z.array(z.string()).meta({ description: "In which the listed days were cut." }),
    hour: z.number().int().nullable(),
    value: amount,
    unit,
    definition: z.object({
      label: z.string(),
      unit,
      counts: z.string(),
      time: z.string(),
      credited: z.string(),
    }),
    counted: z
      .object({
        calls: z.number().int(),
        totalSeconds: z.number().int(),
        answered: z.number().int().nullable(),
      })
      .meta({ description: "Of the whole list, all pages." }),
    parts: z
      .array(z.object({ userId: z.string(), userName: z.string(), value: amount }))
      .meta({ description: "By rep, what nobody owns last." }),
    days: z.array(z.object({ day: dayText, value: amount })),
    calls: z.array(listedCall).nullable().meta({
      description: "Null where whoever asks may not see single calls.",
    }),
    next: z.string().nullable().meta({ description: "`after` of the next page." }),
    leftOut: z.array(leftOut).meta({ description: "What was not counted, and why." }),
    readAt: z
      .object({ from: instantText, to: instantText })
      .nullable()
      .meta({ description: "When the days behind it were read." }),
  })
  .meta({ id: "Explanation" });

const COLUMNS = [
  "callId",
  "source",
  "at",
  "day",
  "zone",
  "userId",
  "userName",
  "direction",
  "outcome",
  "totalSeconds",
  "otherNumber",
  "text",
  "amount",
] as const;

/** The calls of one page. */
export const callsTable: CsvTable<Pick<Shape<typeof explanation>, "calls">> = {
  columns: COLUMNS,
  rows: ({ calls }) => (calls ?? []).map((call) => COLUMNS.map((column) => call[column])),
};
