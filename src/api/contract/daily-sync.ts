import { z } from "zod";
import { dayText, source } from "./fields.ts";

const count = z.number().int();

/** `POST /api/cron/daily-sync`; a scheduler sends nothing. */
export const dailySyncRequestSchema = z
  .object(
    {
      force: z
        .boolean("force must be true or false")
        .default(false)
        .meta({ description: "Sync again although the day is done." }),
    },
    "The body must be a JSON object, or empty",
  )
  .readonly();

export const dailySyncAnswerSchema = z
  .object({
    success: z.literal(true),
    day: dayText,
    already: z.boolean().meta({ description: "The day was done before; nothing was synced now." }),
    runId: z.string().meta({ description: "Of the first of the sources." }),
    runs: z
      .array(z.object({ source, runId: z.string() }))
      .meta({ description: "One of each source; JustCall's comes first." }),
    totalCalls: count.meta({
      description: "JustCall's calls; Copper's activities where only Copper is configured.",
    }),
    metricsWritten: count.meta({ description: "Documents, of all sources." }),
    changes: z.object({ added: count, changed: count, unchanged: count }),
    warnings: z.array(z.string()),
  })
  .meta({ id: "DailySync" });

export type DailySyncAnswer = Readonly<z.output<typeof dailySyncAnswerSchema>>;
