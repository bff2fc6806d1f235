import { z } from "zod";
import { ERROR_CODES } from "#src/domain/errors.ts";
import { instantText, source } from "./fields.ts";
import { progressSchema } from "./sync-run-schema.ts";

/** Every source with how it stands. */
export const sourceStatusSchema = z
  .object({
    sources: z.array(
      z
        .object({
          source,
          label: z.string(),
          configured: z.boolean(),
          lastSuccessAt: instantText.nullable(),
          freshness: z.enum(["never", "fresh", "ageing", "stale"]),
          lastError: z
            .object({ code: z.enum(ERROR_CODES), message: z.string(), at: instantText })
            .nullable()
            .meta({ description: "The last failure, until a success comes after it." }),
          running: z
            .object({
              runId: z.string(),
              startedAt: instantText,
              scope: z.union([z.literal("all"), z.object({ userId: z.string() })]),
              progress: progressSchema,
            })
            .nullable(),
          unreadableRows: z.number().int(),
          warnings: z.array(z.string()).meta({ description: "Of the last successful sync." }),
        })
        .meta({ id: "SourceStatus" }),
    ),
  })
  .meta({ id: "StatusAnswer" });
