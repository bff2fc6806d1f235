export function byId(a: { id: number }, b: { id: number }): number {
  return a.id - b.id;
}

export function isSorted<T>(items: readonly T[], compare: (a: T, b: T) => number): boolean {
  let before: T | undefined;
  for (const item of items) {
    if (before !== undefined && compare(before, item) > 0) return false;
    before = item;
  }
  return true;
}

/** Index of the first item at or after a time, in a list sorted by time. */
export function firstAtOrAfter(items: readonly { at: number }[], ms: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.at ?? Number.POSITIVE_INFINITY) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
