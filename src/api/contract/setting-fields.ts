import { z } from "zod";
import { isDay } from "#src/domain/calendar/day.ts";

const DAY = "must be a day like 2026-09-30";

/** A calendar day that somebody sets; a year mistyped is likelier than plans beyond the century. */
export const settingDay = z
  .string(DAY)
  .refine(isDay, DAY)
  .refine(
    (day) => !isDay(day) || (day >= "2000-01-01" && day < "2100-01-01"),
    "must lie between 2000 and 2099",
  );

/** An object with these fields and no others: a misspelt name is refused, not passed over. */
export function settingsOf<Fields extends z.core.$ZodLooseShape>(fields: Fields) {
  return z.strictObject(fields, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `has no field ${(issue["keys"] as string[]).join(", ")}; it has ${Object.keys(fields).join(", ")}`
        : "must be a JSON object",
  });
}
