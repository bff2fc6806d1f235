import { z } from "zod";
import { parseDay } from "#src/domain/calendar/day.ts";
import { AppError, isAppError } from "#src/domain/errors.ts";

/** A day or an ISO timestamp, read as its calendar date; left out, empty or null: no bound. */
export const dayField = (field: string) =>
  z
    .string(`${field} must be a day like 2026-09-30`)
    .nullish()
    .transform((text, context) => {
      if (text == null || text === "") return null;
      try {
        return parseDay(text, field);
      } catch (error) {
        if (!isAppError(error)) throw error;
        context.addIssue({ code: "custom", message: error.message });
        return z.NEVER;
      }
    });

/** Parses what a caller sent, or throws `invalid_request` with what is wrong. */
export function accept<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => issue.message);
  throw new AppError(
    "invalid_request",
    `${[...new Set(problems)].join("; ")}.`.replace(/\.\.$/, "."),
  );
}
