/** What a step may begin with. */
const STEPS = [1, 2, 2.5, 3, 4, 5, 10] as const;

/**
 * The marks of an axis from zero, in round steps, the last at or above `most`: 0, 20, 40, 60 for 52. At least two, about
 * `wanted`. `unit` is the smallest step (1 for what is counted) and what steps are round in (60 for minutes shown as hours).
 */
export function roundTicks(most: number, wanted = 4, unit = 1): number[] {
  const top = Math.max(most / unit, 1);
  const rough = top / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const found = STEPS.find((step) => step * power >= rough) ?? 10;
  const step = Math.max(1, Math.ceil(found * power));
  const count = Math.ceil(top / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step * unit);
}

/** Minutes are shown as hours from two hours on, and then the axis is round in hours. */
export function minuteTicks(most: number, wanted = 4): number[] {
  return roundTicks(most, wanted, most >= 120 ? 60 : 1);
}
