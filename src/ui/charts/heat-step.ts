/** How many colours there are between something and the most. */
export const HEAT_STEPS = 5;

/** Which colour a value gets: 0 for nothing, else 1 to 5 of the way to `top`; null where it is not known. */
export function heatStep(value: number | null, top: number): number | null {
  if (value === null) return null;
  if (value <= 0 || top <= 0) return 0;
  return Math.min(HEAT_STEPS, Math.max(1, Math.ceil((value / top) * HEAT_STEPS)));
}
