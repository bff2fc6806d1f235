import type { Day } from "#src/domain/calendar/day.ts";
import { endOfDay } from "#src/domain/calendar/zone.ts";

/** Whether a day that was read at `readAt` (ISO) was over then, where it was cut. */
export function isClosed(day: Day, zone: string, readAt: string): boolean {
  return Date.parse(readAt) >= endOfDay(day, zone);
}
