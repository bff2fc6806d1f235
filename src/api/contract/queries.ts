import { z } from "zod";
import { SOURCES } from "#src/domain/activity/activity.ts";
import { PERIODS } from "#src/domain/calendar/period.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { dayField } from "./days.ts";

const oneOf = <const Values extends readonly [string, ...string[]]>(
  field: string,
  values: Values,
) => z.enum(values, `${field} must be one of ${values.join(", ")}`);

/** `GET /api/metrics` and `callboard metrics` */
export const metricsQuerySchema = z.object({
  userId: z.string().min(1, "userId must not be empty").optional(),
  type: oneOf("type", METRIC_TYPES).optional(),
  source: oneOf("source", SOURCES).optional(),
  from: dayField("from"),
  to: dayField("to"),
});

/** The period of a report: by name, or as days; by default the current month so far. */
export const periodQuerySchema = z
  .object({
    period: oneOf("period", PERIODS).optional(),
    from: dayField("from"),
    to: dayField("to"),
  })
  .transform(({ period, from, to }, context) => {
    if (period === undefined)
      return from === null && to === null ? { period: "monthly" as const } : { from, to };
    if (from === null && to === null) return { period };
    context.addIssue({ code: "custom", message: "Ask for a period or for days, not for both" });
    return z.NEVER;
  });
