import type { Progress } from "#src/domain/goals/pace.ts";

type Facts = Pick<
  Progress,
  "prorated" | "pct" | "requiredPerDay" | "projected" | "projectedLow" | "projectedHigh"
>;

/** What stands below a pace bar: "82 % of 110", "needs 12 a day", "heading for 143 (133 to 155)"; what is not known is left out. */
export function paceFacts(progress: Facts, format: (value: number) => string): string[] {
  const { prorated, pct, requiredPerDay, projected, projectedLow, projectedHigh } = progress;
  const facts: string[] = [];
  if (prorated !== null) {
    facts.push(
      pct === null ? `target ${format(prorated)}` : `${Math.floor(pct)} % of ${format(prorated)}`,
    );
  }
  // Rounded up: a need rounded down would not be enough.
  if (requiredPerDay !== null && requiredPerDay > 0) {
    facts.push(`needs ${format(Math.ceil(requiredPerDay))} a day`);
  }
  // Once the period is over it is where it leads, and that is the number itself.
  const isOver = projectedLow !== null && projectedLow === projectedHigh;
  if (projected !== null && !isOver) {
    const band =
      projectedLow === null || projectedHigh === null
        ? ""
        : ` (${format(projectedLow)} to ${format(projectedHigh)})`;
    facts.push(`heading for ${format(projected)}${band}`);
  }
  return facts;
}
