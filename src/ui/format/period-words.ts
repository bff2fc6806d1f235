import type { Period } from "#src/domain/calendar/period.ts";

export interface PeriodWords {
  /** On the switch. */
  readonly name: string;
  /** Within a sentence: "no calls today". */
  readonly within: string;
  /** What the same elapsed part of the period before is called. */
  readonly before: string;
  /** What the whole period before an earlier one is called. */
  readonly wholeBefore: string;
}

export const PERIOD_WORDS: Record<Period, PeriodWords> = {
  daily: {
    name: "Today",
    within: "today",
    before: "by this time yesterday",
    wholeBefore: "the working day before",
  },
  weekly: {
    name: "This week",
    within: "this week",
    before: "by this time last week",
    wholeBefore: "the week before",
  },
  monthly: {
    name: "This month",
    within: "this month",
    before: "by this time last month",
    wholeBefore: "the month before",
  },
  quarterly: {
    name: "This quarter",
    within: "this quarter",
    before: "by this time last quarter",
    wholeBefore: "the quarter before",
  },
};

/** What a window is compared with, to go after "more than": of the current period the part that has passed, of any days as many. */
export function earlierWords(period: Period | "custom", back: number): string {
  if (period === "custom") return "in as many days before";
  return back === 0 ? PERIOD_WORDS[period].before : PERIOD_WORDS[period].wholeBefore;
}
