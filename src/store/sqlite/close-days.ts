import type { Day } from "#src/domain/calendar/day.ts";
import { endOfDay } from "#src/domain/calendar/zone.ts";
import { type Prepares, rows } from "./rows.ts";

/** Whether a day that was read at `readAt` (ISO) was over then, where it was cut. */
export function isClosed(day: Day, zone: string, readAt: string): boolean {
  return Date.parse(readAt) >= endOfDay(day, zone);
}

/** Works out for all of coverage whether its days were over when they were read. */
export function closeDays(database: Prepares): void {
  const close = database.prepare(
    "update coverage set closed = 1 where source = ? and userId = ? and day = ?",
  );
  const covered = rows<{ source: string; userId: string; day: Day; zone: string; readAt: string }>(
    database.prepare("select source, userId, day, zone, readAt from coverage"),
  );
  for (const { source, userId, day, zone, readAt } of covered)
    if (isClosed(day, zone, readAt)) close.run(source, userId, day);
}
