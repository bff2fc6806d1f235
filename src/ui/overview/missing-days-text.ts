import { plural } from "#src/ui/format/numbers.ts";

export function missingDaysText(missing: number): string {
  return `${plural(missing, "rep-day")} of this period ${missing === 1 ? "is" : "are"} not synced yet.`;
}
