import { z } from "zod";
import { ERROR_CODES } from "#src/domain/errors.ts";
import { RUN_STATES, type SyncProgress } from "#src/store/sync-runs.ts";
import { instantText } from "./fields.ts";
import { rowErrorSchema } from "./sync-answer-schema.ts";

export const progressSchema = z
  .object({
    share: z.number().meta({ description: "How much of the window has been read, 0 to 1." }),
    pages: z.number().int(),
    calls: z.number().int(),
    waitedMs: z.number().meta({ description: "Spent waiting for the vendor's limits." }),
    waitingMs: z.number().meta({ description: "The wait under way; 0 while the run moves." }),
    waitingFor: z.string().nullable(),
  })
  .meta({ id: "SyncProgress" }) satisfies z.ZodType<SyncProgress>;

/** A sync as it stands. */
export const syncRunSchema = z
  .object({
    run: z.object({
      id: z.string(),
      state: z.enum(RUN_STATES),
      startedAt: instantText,
      finishedAt: instantText.nullable(),
      progress: progressSchema,
      message: z.string(),
      warnings: z.array(z.string()),
      errors: z.array(rowErrorSchema),
      error: z.object({ code: z.enum(ERROR_CODES), message: z.string() }).nullable(),
    }),
  })
  .meta({ id: "SyncRunAnswer" });
