import type { Day } from "#src/domain/calendar/day.ts";
import { formatRangeShort } from "#src/ui/format/days.ts";

/** What a chart over days says to those who do not see it: "Calls by day, 1–23 Nov: lowest 31, highest 88". */
export function describeSeries(
  label: string,
  days: readonly Day[],
  values: readonly (number | null)[],
  format: (value: number) => string,
): string {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return `${label}: no days`;
  const start = `${label} by day, ${formatRangeShort({ from, to })}`;
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return `${start}: not synced`;
  const facts = [`lowest ${format(Math.min(...known))}`, `highest ${format(Math.max(...known))}`];
  const gaps = values.length - known.length;
  if (gaps > 0) facts.push(`${gaps} ${gaps === 1 ? "day" : "days"} without a number`);
  return `${start}: ${facts.join(", ")}`;
}
