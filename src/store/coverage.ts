import type { Source } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";

/** A rep's day of which all was read that there was at `readAt`. A day without one is "not synced", never zero. */
export interface Coverage {
  readonly userId: string;
  readonly source: Source;
  readonly day: Day;
  /** ISO instant at which the read began: the day is complete up to then. */
  readonly readAt: string;
  /** IANA zone in which the day was cut when it was last counted. */
  readonly zone: string;
}

export interface CoverageStore {
  /** The covered days in a range, by day and then rep: one rep's, or everybody's (null). */
  list(source: Source, range: DayRange, userId: string | null): Promise<Coverage[]>;
  /** Those of the covered days in a range that were not over when they were read: more of them may have come since. */
  listOpen(source: Source, range: DayRange): Promise<Pick<Coverage, "userId" | "day">[]>;
}
