import { addDays, type Day, daysBetween } from "#src/domain/calendar/day.ts";
import { type DayRange, type Period, periodSoFar } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { AppError } from "#src/domain/errors.ts";
import type { ReportContext } from "./context.ts";

/** Any days, both included; a bound left out is filled in. */
export interface AskedDays {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** A calendar period so far, or any days. */
export type AskedPeriod = { readonly period: Period } | AskedDays;

/** Where one bound is missing, the range is this long. */
export const DEFAULT_DAYS = 30;
const MOST_DAYS = 366 * 3;

/** Days run in the workspace's zone. Throws `invalid_request` for an end before its start or an overlong range. */
export function resolvePeriod(
  asked: AskedPeriod,
  context: Pick<ReportContext, "clock" | "workspaceZone" | "weekStart">,
): DayRange & { readonly period: Period | "custom" } {
  const today = dayOf(context.clock(), context.workspaceZone);
  if ("period" in asked) {
    return { period: asked.period, ...periodSoFar(asked.period, today, context.weekStart) };
  }
  const to = asked.to ?? today;
  const from = asked.from ?? addDays(to, 1 - DEFAULT_DAYS);
  if (to < from) {
    throw new AppError("invalid_request", `The range ends (${to}) before it starts (${from}).`);
  }
  if (daysBetween(from, to) >= MOST_DAYS) {
    throw new AppError(
      "invalid_request",
      "The range is longer than three years; ask for less at a time.",
    );
  }
  return { period: "custom", from, to };
}
