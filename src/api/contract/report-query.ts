import { z } from "zod";
import type { AskedRange } from "#src/domain/calendar/asked-range.ts";
import { PERIODS, type Period } from "#src/domain/calendar/period.ts";
import { dayField } from "./days.ts";
import { DAY_ON_THE_WIRE, writtenAs } from "./fields.ts";

const MOST_BACK = 104;
const BACK = `back must be a whole number from 0 to ${MOST_BACK}`;

/** A day, as the description of the API gives it; timestamps are taken too. */
const dayParameter = (name: string, description: string) =>
  dayField(name).meta({
    description,
    example: name === "from" ? "2026-07-01" : "2026-09-30",
    override: DAY_ON_THE_WIRE,
  });

/** The window of a report: a period with how many periods back, or days. */
export const windowParameters = {
  period: z
    .enum(PERIODS, `period must be one of ${PERIODS.join(", ")}`)
    .optional()
    .meta({
      description:
        "The calendar period so far, in the workspace's time zone. Monthly unless days are given.",
      example: "weekly",
    }),
  back: z
    .string()
    .regex(/^\d{1,3}$/, BACK)
    .transform(Number)
    .refine((back) => back <= MOST_BACK, BACK)
    .optional()
    .meta({
      description: "How many whole periods back; 0 is the current one so far.",
      example: 1,
      override: writtenAs({ type: "integer", minimum: 0, maximum: MOST_BACK }),
    }),
  from: dayParameter("from", "First day, with `to` instead of `period`; at most three years."),
  to: dayParameter("to", "Last day, included; today unless given."),
};

export type AskedWindow = { readonly period: Period; readonly back: number } | AskedRange;

/**
 * The parameters of a report, and nothing else: a misspelt name would be answered with other numbers than were meant, so it
 * is refused by name.
 */
export function parametersOf<Fields extends z.core.$ZodLooseShape>(fields: Fields) {
  const known = Object.keys(fields).join(", ");
  return z.strictObject(fields, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `There is no parameter ${(issue["keys"] as string[]).join(", ")}; there are ${known === "" ? "none" : known}`
        : undefined,
  });
}

/** The window that was asked for. */
export function askedWindow(
  given: {
    readonly period?: Period | undefined;
    readonly back?: number | undefined;
  } & AskedRange,
  context: z.core.$RefinementCtx,
): AskedWindow {
  const { period, back, from, to } = given;
  if (from === null && to === null) return { period: period ?? "monthly", back: back ?? 0 };
  if (period === undefined && back === undefined) return { from, to };
  context.addIssue({
    code: "custom",
    message:
      period === undefined
        ? "back goes with a period, not with days"
        : "Ask for a period or for days, not for both",
  });
  return z.NEVER;
}
