import { type Body, invalid, whole } from "./body.ts";

/** Reference 2 and 4.2. */
const DEFAULT_SIZE = 20;
const TOP_SIZE = 200;

export const PAGING = ["page_number", "page_size"] as const;

export interface Page {
  rows: unknown[];
  /** An upper bound; undefined: the header is left out. */
  total: number | undefined;
  /** From 1. */
  number: number;
  size: number;
  last: boolean;
}

/** Cuts one page out of a list; `render` gives undefined for what the key may not see. */
export function pageOf<T>(
  items: readonly T[],
  body: Body,
  render: (item: T) => Record<string, unknown> | undefined,
): Page & { items: readonly T[] } {
  const number = whole(body, "page_number") ?? 1;
  const size = whole(body, "page_size") ?? DEFAULT_SIZE;
  if (number < 1) throw invalid("page_number: from 1");
  // What happens above the top size is not known, so it is refused.
  if (size < 1 || size > TOP_SIZE) throw invalid("page_size: 1 to 200");
  const start = (number - 1) * size;
  const cut = items.slice(start, start + size);
  return {
    items: cut,
    rows: cut.map(render).filter((row) => row !== undefined),
    total: items.length,
    number,
    size,
    last: start + size >= items.length,
  };
}
