import { z } from "zod";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { POLICY_MODES, type SourceRule } from "#src/domain/sources/source-policy.ts";
import { dayField } from "./days.ts";
import { amount, DAY_ON_THE_WIRE, dayText } from "./fields.ts";
import { parametersOf } from "./report-query.ts";
import { policyRequest } from "./source-settings.ts";

const count = z.number().int();
const dayParameter = (name: string, description: string) =>
  dayField(name).meta({ description, example: "2026-09-30", override: DAY_ON_THE_WIRE });

/** `GET /api/sources/comparison` */
export const comparisonParameters = parametersOf({
  from: dayParameter("from", "First day; 13 days before the last unless given."),
  to: dayParameter("to", "Last day, included; today unless given."),
  userId: z.string().min(1, "userId must not be empty").optional().meta({
    description: "One rep, or `unassigned`; everybody unless given.",
  }),
});

/** `GET /api/sources/preview`: a rule of the policy, in an address. */
export const previewParameters = parametersOf({
  type: z.enum(METRIC_TYPES, `type must be one of ${METRIC_TYPES.join(", ")}`),
  userId: z.string().min(1, "userId must not be empty").optional(),
  fromDay: dayParameter("fromDay", "Ever since unless given."),
  mode: z.enum(POLICY_MODES, `mode must be one of ${POLICY_MODES.join(", ")}`),
  order: z
    .string("order is missing: name the sources, as justcall,copper")
    .meta({ description: "Sources, separated by commas.", example: "copper,justcall" }),
});

export const previewQuery = previewParameters.transform((given, context): SourceRule => {
  const rule = policyRequest.safeParse({ ...given, order: given.order.split(",") });
  if (rule.success) return rule.data;
  for (const { path, message } of rule.error.issues)
    context.addIssue({ code: "custom", message: `${path.join(".")} ${message}` });
  return z.NEVER;
});

const reason = z.enum([
  "only_in_justcall",
  "only_in_copper",
  "other_day",
  "other_rep",
  "unpaired",
  "logged_twice",
]);
const effect = count.meta({ description: "Added to Copper's number less JustCall's." });

const difference = z.object({
  reason,
  userId: z.string(),
  day: dayText,
  effect,
  callId: z.string().nullable(),
  activityId: z.string().nullable(),
  at: z.number().meta({ description: "ms since 1970" }),
  elsewhere: z.object({ userId: z.string(), day: dayText }).nullable(),
});

const sides = { justcall: count.nullable(), copper: count.nullable() };

export const sourceComparisonSchema = z
  .object({
    from: dayText,
    to: dayText,
    compared: count.meta({ description: "Rep-days that both sources have read." }),
    same: count,
    totals: z.object({ justcall: count, copper: count }),
    reasons: z.array(z.object({ reason, count, effect })),
    byDay: z.array(z.object({ day: dayText, ...sides })),
    days: z
      .array(
        z.object({
          userId: z.string(),
          userName: z.string(),
          day: dayText,
          ...sides,
          counted: count.nullable().meta({ description: "What the source policy counts." }),
          reasons: z.array(z.object({ reason, count, effect, examples: z.array(difference) })),
        }),
      )
      .meta({ description: "Those with a difference first." }),
  })
  .meta({ id: "SourceComparison" });

const change = { before: amount, after: amount, changedDays: count };

export const policyPreviewSchema = z
  .object({
    type: z.enum(METRIC_TYPES),
    from: dayText,
    to: dayText,
    ...change,
    reps: z.array(z.object({ userId: z.string(), userName: z.string(), ...change })),
  })
  .meta({ id: "PolicyPreview" });
