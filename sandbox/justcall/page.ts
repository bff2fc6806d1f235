import { Refusal } from "../refusal.ts";
import { type Query, wholeNumber } from "./query.ts";

export interface Page {
  /** The published path, `/calls`. */
  path: string;
  rows: Record<string, unknown>[];
  /** Undefined: the field is left out. */
  total: number | undefined;
  /** As asked, counted from `first`. */
  number: number;
  size: number;
  first: 0 | 1;
  last: boolean;
}

/** Cuts one page out of a list; only its rows are rendered. */
export function pageOf<T>(
  list: {
    path: string;
    items: readonly T[];
    first: 0 | 1;
    defaultSize: number;
  },
  query: Query,
  render: (item: T) => Record<string, unknown>,
): Page {
  const { path, items, first, defaultSize } = list;
  const number = wholeNumber(query, "page") ?? first;
  const size = wholeNumber(query, "per_page") ?? defaultSize;
  if (number < first) throw new Refusal(400, "Invalid page");
  // Reference 0 no. 4: 100 is the maximum; what happens above it is not known, so it is refused.
  if (size < 1 || size > 100) throw new Refusal(400, "Invalid per_page");
  const start = (number - first) * size;
  return {
    path,
    rows: items.slice(start, start + size).map(render),
    total: items.length,
    number,
    size,
    first,
    last: start + size >= items.length,
  };
}

/** Reference 2.4. The links carry page and per_page only, so the filters are lost in them. */
export function envelope(page: Page, base: string): Record<string, unknown> {
  const link = (number: number) => `${base}${page.path}?page=${number}&per_page=${page.size}`;
  return {
    status: "success",
    count: page.rows.length,
    ...(page.total === undefined ? {} : { total_count: page.total }),
    current_page: page.number,
    per_page: page.size,
    next_page_link: page.last ? null : link(page.number + 1),
    prev_page_link: page.number > page.first ? link(page.number - 1) : null,
    data: page.rows,
  };
}
