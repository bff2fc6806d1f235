import { z } from "zod";
import type { MetricDocument } from "#src/domain/metrics/metric.ts";
import { instantText, metricType, source } from "./fields.ts";

const metricDocumentSchema = z
  .object({
    id: z.string().meta({ description: "{userId}_{type}_{day}_{source}" }),
    userId: z.string().meta({ description: "The rep, or `unassigned`." }),
    type: metricType,
    value: z.number().meta({ description: "Never rounded." }),
    date: instantText.meta({
      description: "The rep's local calendar day, written as that day's midnight in UTC.",
    }),
    source,
    metadata: z.object({
      totalSeconds: z.number().int(),
      averageSeconds: z.number().int().nullable().meta({
        description: "Whole seconds; null on a day without calls.",
      }),
      syncedAt: instantText,
    }),
    createdAt: instantText,
  })
  .meta({ id: "MetricDocument" }) satisfies z.ZodType<MetricDocument>;

export const metricDocumentsSchema = z
  .object({
    metrics: z.array(metricDocumentSchema),
    truncated: z.boolean().meta({
      description: "True when there are more than were sent: ask for fewer days at a time.",
    }),
  })
  .meta({ id: "MetricDocuments" });
