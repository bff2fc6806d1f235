import { z } from "zod";
import { PERIODS } from "#src/domain/calendar/period.ts";
import { dayText, instantText, source } from "./fields.ts";

const sourceFreshness = z
  .object({
    source,
    label: z.string(),
    configured: z.boolean(),
    lastSuccessAt: instantText.nullable(),
    freshness: z.enum(["never", "fresh", "ageing", "stale"]).meta({
      description: "fresh up to 2 hours after the last success, ageing up to 24, then stale.",
    }),
  })
  .meta({ id: "SourceFreshness" });

const missingDays = z
  .object({
    userId: z.string(),
    userName: z.string(),
    source: source.meta({ description: "Whose numbers are missing." }),
    from: dayText,
    to: dayText,
  })
  .meta({ id: "MissingDays", description: "Days of one rep that were not read." });

/** What every report carries beside its numbers. */
export const frameFields = {
  period: z.enum([...PERIODS, "custom"]),
  back: z.number().int().meta({ description: "How many whole periods back; 0: so far." }),
  from: dayText,
  to: dayText,
  timeZone: z.string().meta({
    description: "The workspace's, in which periods run; each rep's days are cut in their own.",
    example: "America/Denver",
  }),
  asOf: instantText.meta({ description: "The instant of the answer." }),
  sources: z.array(sourceFreshness),
  complete: z.boolean().meta({
    description:
      "Whether every rep-day of the window that has begun was read, of what the answer shows.",
  }),
  missingRepDays: z.number().int(),
  missing: z.array(missingDays).meta({
    description: "Which, as runs of days; at most 200, while missingRepDays counts all.",
  }),
};

/** The same in the public API, where an answer stays the same as long as its numbers do. */
export const publicFrameFields = {
  ...frameFields,
  asOf: instantText.nullable().meta({
    description:
      "The last successful sync of any source: how far the numbers reach. Null before the first. Pace and projection are by the last whole minute, which the Date header tells.",
  }),
};

/** The frame's fields as its schema knows them. */
export const publicFrame = z.object(publicFrameFields);
