import { z } from "zod";
import { dayField } from "./days.ts";
import { writtenAs } from "./fields.ts";

const BOUND = writtenAs({ type: ["string", "null"], format: "date" });

/** `POST /api/sync-justcall-metrics` */
export const syncRequestSchema = z
  .object(
    {
      userId: z
        .string("userId is missing: name the rep to sync")
        .trim()
        .min(1, "userId is missing: name the rep to sync"),
      startDate: dayField("startDate").meta({
        override: BOUND,
        description: "30 days before the end unless given.",
      }),
      endDate: dayField("endDate").meta({
        override: BOUND,
        description: "Included; the rep's today unless given.",
      }),
    },
    "The body must be a JSON object with a userId",
  )
  .readonly();

/** `POST /api/sync-runs`: the whole team. */
export const syncRunRequestSchema = z
  .object(
    {
      source: z.enum(["justcall", "copper"], "source must be justcall or copper"),
      startDate: dayField("startDate").meta({
        override: BOUND,
        description: "30 days before the end unless given.",
      }),
      endDate: dayField("endDate").meta({
        override: BOUND,
        description: "Included; the rep's today unless given.",
      }),
    },
    "The body must be a JSON object with a source",
  )
  .readonly();
