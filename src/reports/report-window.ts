import {
  type AskedRange,
  assertForward,
  fillRange,
  isTooLong,
} from "#src/domain/calendar/asked-range.ts";
import { type DayRange, type Period, periodBack } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { AppError } from "#src/domain/errors.ts";
import type { ReportContext } from "./context.ts";

/** A calendar period so far (`back` 0, or left out) or a whole earlier one (1: the one before), or any days. */
export type AskedPeriod = { readonly period: Period; readonly back?: number } | AskedRange;

/** The days that a report is about, as they were resolved. */
export interface ReportWindow extends DayRange {
  readonly period: Period | "custom";
  readonly back: number;
}

/** As of `now` (ms). Days run in the workspace's zone. Throws `invalid_request` for an end before its start or an overlong range. */
export function resolveWindow(
  asked: AskedPeriod,
  context: Pick<ReportContext, "clock" | "workspaceZone" | "weekStart">,
  now = context.clock(),
): ReportWindow {
  const today = dayOf(now, context.workspaceZone);
  if ("period" in asked) {
    const { period, back = 0 } = asked;
    return { period, back, ...periodBack(period, today, back, context.weekStart) };
  }
  const range = fillRange(asked, today);
  assertForward(range);
  if (isTooLong(range)) {
    throw new AppError(
      "invalid_request",
      "The range is longer than three years; ask for less at a time.",
    );
  }
  return { period: "custom", back: 0, ...range };
}
