import type { Day } from "#src/domain/calendar/day.ts";
import { isClosed } from "../counting/closed-day.ts";
import { type Prepares, rows } from "../counting/rows.ts";

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
