import { z } from "zod";
import { dayText } from "./fields.ts";
import type { RepSyncAnswer } from "./sync-answer.ts";

const count = z.number().int();

export const rowErrorSchema = z
  .object({ callId: z.string(), reason: z.string() })
  .meta({ id: "RowError", description: "A row that could not be read." });

/** The answer to a sync of one rep. */
export const repSyncAnswerSchema = z
  .object({
    success: z.literal(true),
    message: z.string(),
    userId: z.string(),
    userEmail: z.string().nullable(),
    startDate: dayText,
    endDate: dayText,
    totalCalls: count.meta({
      description: "Distinct calls that the source returned for the rep in the window.",
    }),
    callsProcessed: count.meta({ description: "Those counted." }),
    metricsWritten: count.meta({
      description: "Documents now in place for the window: added + changed + unchanged.",
    }),
    errors: z.array(rowErrorSchema),
    changes: z.object({ added: count, changed: count, unchanged: count }),
    warnings: z.array(z.string()),
    runId: z.string(),
  })
  .meta({ id: "RepSyncAnswer" }) satisfies z.ZodType<RepSyncAnswer>;

/** A sync of the team was started, or joined. */
export const startedRunSchema = z
  .object({ success: z.literal(true), runId: z.string() })
  .meta({ id: "StartedRun" });
