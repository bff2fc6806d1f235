import type { Day } from "#src/domain/calendar/day.ts";

/** One day of a small chart. */
export interface Point {
  readonly day: Day;
  /** Null where the day was not synced. */
  readonly value: number | null;
}

/**
 * What a chart says to those who do not see it: "Calls, last 30 days: now 62, lowest 31, highest 88". `end`: how the last day
 * is called where it is not today.
 */
export function describePoints(
  label: string,
  points: readonly Point[],
  format: (value: number) => string,
  end: string | null = null,
): string {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const days = end === null ? `last ${points.length} days` : `${points.length} days to ${end}`;
  const start = `${label}, ${days}`;
  if (values.length === 0) return `${start}: not synced`;
  const last = points.at(-1)?.value ?? null;
  const facts = [
    `${end ?? "now"} ${last === null ? "not synced" : format(last)}`,
    `lowest ${format(Math.min(...values))}`,
    `highest ${format(Math.max(...values))}`,
  ];
  const gaps = points.length - values.length;
  if (gaps > 0) facts.push(`${gaps} ${gaps === 1 ? "day" : "days"} without a number`);
  return `${start}: ${facts.join(", ")}`;
}
