import type { Progress } from "#src/domain/goals/pace.ts";

type Needed = Pick<Progress, "prorated" | "requiredPerDay"> & {
  /** So far; null: unknown. */
  readonly value: number | null;
};

type Facts = Needed &
  Pick<Progress, "target" | "pct" | "projected" | "projectedLow" | "projectedHigh">;

/** What stands below a pace bar: "82 % of 110", "needs 12 a day", "heading for 143 (133 to 155)"; what is not known is left out. */
export function paceFacts(progress: Facts, format: (value: number) => string): string[] {
  const { pct, projected, projectedLow, projectedHigh } = progress;
  const facts: string[] = [];
  const target = targetWords(progress, format);
  if (target !== null) {
    facts.push(pct === null ? `target ${target}` : `${Math.floor(pct)} % of ${target}`);
  }
  const need = needWords(progress, format);
  if (need !== null) facts.push(need);
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

/** "needs 12 a day"; within the last working day, whose rest is no day to divide by, "47 to go". Null where nothing is needed. */
export function needWords(
  { value, prorated, requiredPerDay }: Needed,
  format: (value: number) => string,
): string | null {
  if (requiredPerDay === null || requiredPerDay <= 0) return null;
  const left = value === null || prorated === null ? null : prorated - value;
  // Rounded up: a need rounded down would not be enough.
  if (left !== null && requiredPerDay >= left) return `${format(Math.ceil(left))} to go`;
  return `needs ${format(Math.ceil(requiredPerDay))} a day`;
}

/** "468 (520, less days off)": the target that holds here, and the one that was set where that is another. */
function targetWords(
  { target, prorated }: Pick<Progress, "target" | "prorated">,
  format: (value: number) => string,
): string | null {
  if (prorated === null) return null;
  const own = format(prorated);
  if (target === null || format(target) === own) return own;
  return `${own} (${format(target)}, less days off)`;
}
