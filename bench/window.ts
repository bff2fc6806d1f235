import { addDays, type Day } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { ZONE } from "./sandbox-process.ts";

/** The last whole days before today: the sandbox's uniform account has no call of today. */
export function lastDays(count: number): { readonly from: Day; readonly to: Day } {
  const today = dayOf(Date.now(), ZONE);
  return { from: addDays(today, -count), to: addDays(today, -1) };
}
