import { z } from "zod";
import { dayField } from "./days.ts";

/** `POST /api/sync-justcall-metrics` */
export const syncRequestSchema = z
  .object(
    {
      userId: z
        .string("userId is missing: name the rep to sync")
        .trim()
        .min(1, "userId is missing: name the rep to sync"),
      startDate: dayField("startDate"),
      endDate: dayField("endDate"),
    },
    "The body must be a JSON object with a userId",
  )
  .readonly();

/** `POST /api/sync-runs`: the whole team. */
export const syncRunRequestSchema = z
  .object(
    {
      source: z.literal("justcall", "source must be justcall"),
      startDate: dayField("startDate"),
      endDate: dayField("endDate"),
    },
    "The body must be a JSON object with a source",
  )
  .readonly();
