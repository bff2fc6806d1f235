import { z } from "zod";
import { SOURCES } from "#src/domain/activity/activity.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { dayField } from "./days.ts";
import { DAY_ON_THE_WIRE } from "./fields.ts";

const oneOf = <const Values extends readonly [string, ...string[]]>(
  field: string,
  values: Values,
) => z.enum(values, `${field} must be one of ${values.join(", ")}`);

/** `GET /api/metrics` and `callboard metrics` */
export const metricsQuerySchema = z.object({
  userId: z
    .string()
    .min(1, "userId must not be empty")
    .optional()
    .meta({ description: "A rep, or `unassigned`." }),
  type: oneOf("type", METRIC_TYPES).optional(),
  source: oneOf("source", SOURCES).optional(),
  from: dayField("from").meta({ override: DAY_ON_THE_WIRE, description: "First day." }),
  to: dayField("to").meta({ override: DAY_ON_THE_WIRE, description: "Last day, included." }),
});
