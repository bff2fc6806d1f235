/** A place on a drawing. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The known values as unbroken runs of places; what is not known (null) breaks the line. */
export function toRuns(
  values: readonly (number | null)[],
  place: (value: number, index: number) => Spot,
): Spot[][] {
  const runs: Spot[][] = [];
  let open = false;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      open = false;
      continue;
    }
    if (!open) runs.push([]);
    open = true;
    const { x, y } = place(value, index);
    runs.at(-1)?.push({ x: round(x), y: round(y) });
  }
  return runs;
}

/** `M1 2L3 4`; empty for no spots. */
export function toPath(spots: readonly Spot[]): string {
  return spots.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}

/** The same line, closed down to the ground at `y`. */
export function toArea(spots: readonly Spot[], y: number): string {
  const first = spots[0];
  const last = spots.at(-1);
  if (first === undefined || last === undefined || spots.length < 2) return "";
  return `${toPath(spots)}L${last.x} ${y}L${first.x} ${y}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
