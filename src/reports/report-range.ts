import { type AskedRange, assertForward, fillRange } from "#src/domain/calendar/asked-range.ts";
import { daysBetween } from "#src/domain/calendar/day.ts";
import { type DayRange, type Period, periodSoFar } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { AppError } from "#src/domain/errors.ts";
import type { ReportContext } from "./context.ts";

/** A calendar period so far, or any days. */
export type AskedPeriod = { readonly period: Period } | AskedRange;

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
  const range = fillRange(asked, today);
  assertForward(range);
  if (daysBetween(range.from, range.to) >= MOST_DAYS) {
    throw new AppError(
      "invalid_request",
      "The range is longer than three years; ask for less at a time.",
    );
  }
  return { period: "custom", ...range };
}
