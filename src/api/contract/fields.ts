import { z } from "zod";
import { SOURCES } from "#src/domain/activity/activity.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";

export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ id: "Day", description: "A calendar day.", example: "2026-09-30" });

export const instantText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/)
  .meta({
    id: "Instant",
    description: "An instant, ISO 8601 in UTC.",
    format: "date-time",
    example: "2026-09-30T16:05:00.000Z",
  });

export const metricType = z.enum(METRIC_TYPES).meta({
  id: "MetricType",
  description: "What is counted; each is defined in the documentation of metrics.",
});

export const source = z.enum(SOURCES).meta({ id: "Source" });

/** Unknown is null, never 0. */
export const amount = z.number().nullable();

/** A value of every type. */
export const everyType = z
  .object(
    Object.fromEntries(METRIC_TYPES.map((type) => [type, amount])) as Record<
      MetricType,
      typeof amount
    >,
  )
  .meta({
    id: "EveryMetric",
    description: "A number for each metric type; null where nothing was synced.",
  });

/** A value of some types. */
export const someTypes = z
  .object(
    Object.fromEntries(METRIC_TYPES.map((type) => [type, amount.optional()])) as Record<
      MetricType,
      z.ZodOptional<typeof amount>
    >,
  )
  .meta({
    id: "SomeMetrics",
    description: "A number for each metric type that the answer is about; null where unknown.",
  });

/** For a description's `override`: how a field is written on the wire, where reading it turns it into something else. */
export function writtenAs(wire: Readonly<Record<string, unknown>>) {
  return ({ jsonSchema }: { readonly jsonSchema: Record<string, unknown> }): void => {
    for (const key of ["anyOf", "enum", "pattern", "type"]) delete jsonSchema[key];
    Object.assign(jsonSchema, wire);
  };
}

/** A day in a query. */
export const DAY_ON_THE_WIRE = writtenAs({ type: "string", format: "date" });
