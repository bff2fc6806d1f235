import type { Period } from "#src/domain/calendar/period.ts";

export interface PeriodWords {
  /** On the switch. */
  readonly name: string;
  /** Within a sentence: "no calls today". */
  readonly within: string;
  /** What the same elapsed part of the period before is called. */
  readonly before: string;
}

export const PERIOD_WORDS: Record<Period, PeriodWords> = {
  daily: { name: "Today", within: "today", before: "by this time yesterday" },
  weekly: { name: "This week", within: "this week", before: "by this time last week" },
  monthly: { name: "This month", within: "this month", before: "by this time last month" },
  quarterly: { name: "This quarter", within: "this quarter", before: "by this time last quarter" },
};
