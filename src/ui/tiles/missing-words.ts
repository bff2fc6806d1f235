import type { Completeness } from "#src/reports/completeness.ts";
import { plural } from "#src/ui/format/numbers.ts";

/** "2 days missing", of the team "16 rep-days missing": to stand beside what is judged without them. Null where none are. */
export function missingWords(
  { complete, missingRepDays }: Pick<Completeness, "complete" | "missingRepDays">,
  whose: "rep" | "team",
): string | null {
  if (complete) return null;
  return `${plural(missingRepDays, whose === "rep" ? "day" : "rep-day")} missing`;
}
