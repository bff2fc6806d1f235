// Pure arithmetic of the cursor: which point of a chart is meant, and where its list is.

/** The middle of the first and last point, as parts of the chart's width. */
export type Ends = readonly [first: number, last: number];

/** The ends of a chart that gives each of `count` points an equal band. */
export function bandEnds(count: number): Ends {
  return [0.5 / count, 1 - 0.5 / count];
}

/** The point nearest to a place, which may lie outside. `at`: part of the chart's width. */
export function nearestPoint(at: number, count: number, [first, last]: Ends): number {
  if (count < 2 || last === first) return 0;
  const index = Math.round(((at - first) / (last - first)) * (count - 1));
  return Math.min(count - 1, Math.max(0, index));
}

/** Where a point stands, as a part of the chart's width. */
export function placeOf(index: number, count: number, [first, last]: Ends): number {
  return count < 2 ? (first + last) / 2 : first + ((last - first) * index) / (count - 1);
}

/** Where a key leads from a point (null: from none); undefined: the key means nothing here. */
export function movedPoint(key: string, from: number | null, count: number): number | undefined {
  switch (key) {
    case "ArrowLeft":
      return from === null ? count - 1 : Math.max(0, from - 1);
    case "ArrowRight":
      return from === null ? 0 : Math.min(count - 1, from + 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

/** The address of the whole, narrowed by `narrower`: `from=2026-11-16&to=2026-11-16`. What both name, the narrower says. */
export function narrowedHref(href: string, narrower: string): string {
  const [path = "", query = ""] = href.split("?");
  const params = new URLSearchParams(query);
  for (const [name, value] of new URLSearchParams(narrower)) params.set(name, value);
  return `${path}?${params}`;
}
