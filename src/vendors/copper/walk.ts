import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { VendorIncompleteError } from "../http/errors.ts";
import { pause } from "../http/pause.ts";
import { PAGE_SIZE, type Page } from "./client.ts";

const TRIES = 3;
const PAUSE_MS = 500;
/** Another client of Copper's met counts that were up to a tenth above what was shown, and lives with it. */
const LEAST_SHOWN = 0.9;
/** Of a quiet week one or two are more than a tenth. */
const FEW_HIDDEN = 2;
const HIDDEN_ADVICE =
  "the same rows are missing each time, so they seem to be hidden from this key: use the COPPER_API_TOKEN of a user who sees everything";

export interface WalkedList<Item> {
  /** What is read, for errors. */
  readonly request: string;
  readonly pageSize?: number;
  /** The least part of the count that must be shown for the rest to be held to be hidden. */
  readonly leastShown?: number;
  /** Between two tries, ms. */
  readonly pauseMs?: number;
  /** Pages count from 1. */
  fetchPage(page: number): Promise<Page>;
  /** Reads a row, once; a row that cannot be read is an item too. */
  parse(row: unknown): Item;
  /** The item's identity, or null for one without. */
  idOf(item: Item): string | null;
}

export interface WalkedPage<Item> {
  /** True on the first page of a new try: everything before must be forgotten. */
  readonly again: boolean;
  readonly page: number;
  readonly items: readonly Item[];
}

/**
 * Reads a search page by page, whole or not at all. What is read must come in an order in which new rows come last.
 *
 * Pages shorter than asked for occur before the last, so the end is an empty page, or that the pages asked for reach the
 * count which Copper sends. That count is an upper bound: rows hidden from the key are in it, and a whole page may be hidden, so
 * short of the count only the second empty page in a row is the end. Fewer distinct rows than counted
 * may be such rows or a loss, so they are read once more; if the same come again, all but a tenth of the count or two rows, they are
 * believed, with a warning. Else the read fails with `vendor_incomplete` after three tries: a key that sees less would make
 * zeros of what others did. A count that shrinks on the way
 * means that a row left, and another may have slipped past the page's edge unseen.
 */
export async function* walkWhole<Item>(
  list: WalkedList<Item>,
  options: ReadOptions,
): AsyncGenerator<WalkedPage<Item>> {
  let last: WalkResult | null = null;
  let isRepeated = false;
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    if (last !== null) {
      options.watch.onWarning(
        `Copper sent ${last.seen.size} of ${last.promised} rows; they were read again.`,
      );
      const pauseMs = list.pauseMs ?? PAUSE_MS;
      options.watch.onWait(pauseMs, "a pause before reading again");
      await pause(pauseMs, options.signal);
    }
    const result: WalkResult = yield* walkOnce(list, options, attempt > 1);
    if (result.whole) return;
    isRepeated = last !== null && isSame(result, last);
    if (isRepeated && isNearlyAll(result, list.leastShown ?? LEAST_SHOWN)) {
      options.watch.onWarning(
        `Copper counted ${result.promised} rows and showed ${result.seen.size}; the others may be hidden from this key.`,
      );
      return;
    }
    last = result;
  }
  const fault = { vendor: "Copper", request: list.request };
  const [shown, promised] = [last?.seen.size ?? 0, last?.promised ?? 0];
  throw new VendorIncompleteError(fault, shown, promised, isRepeated ? HIDDEN_ADVICE : undefined);
}

/** The same rows of two steady walks. */
function isSame(result: WalkResult, last: WalkResult): boolean {
  if (!result.steady || !last.steady) return false;
  return result.seen.size === last.seen.size && result.seen.isSubsetOf(last.seen);
}

function isNearlyAll({ seen, promised }: WalkResult, leastShown: number): boolean {
  return (
    seen.size >= leastShown * promised || (seen.size > 0 && promised - seen.size <= FEW_HIDDEN)
  );
}

interface WalkResult {
  /** As many distinct rows as promised, or more: rows arrive meanwhile. */
  readonly whole: boolean;
  /** Nothing left on the way, and no page was sent twice. */
  readonly steady: boolean;
  readonly seen: ReadonlySet<string>;
  readonly promised: number;
}

async function* walkOnce<Item>(
  list: WalkedList<Item>,
  options: ReadOptions,
  again: boolean,
): AsyncGenerator<WalkedPage<Item>, WalkResult> {
  const size = list.pageSize ?? PAGE_SIZE;
  const seen = new Set<string>();
  let promised = 0;
  let steady = true;
  let wasEmpty = false;
  let next: Promise<Page> | null = list.fetchPage(1);
  for (let number = 1; next !== null; number++) {
    const answer: Page = await next;
    const { rows, total } = answer;
    options.watch.onPage(rows.length);
    const before = seen.size;
    const items = rows.map(list.parse);
    // A row without an id is known by its place.
    for (const [place, item] of items.entries()) seen.add(list.idOf(item) ?? `${number} ${place}`);
    if (total !== null && total < promised) steady = false;
    promised = Math.max(promised, total ?? 0);

    // More rows than counted: the count is not to be trusted for the end.
    const counted = total !== null && number * size >= total && seen.size <= total;
    const isEmpty = rows.length === 0;
    const short = total !== null && number * size < total;
    const ends = counted || (isEmpty && (!short || wasEmpty));
    // A vendor that repeats a page would go on for ever.
    const stuck = !ends && !isEmpty && seen.size === before;
    wasEmpty = isEmpty;
    if (stuck) steady = false;
    next = ends || stuck ? null : list.fetchPage(number + 1);
    // The reader may stop before it is awaited; its failure is then nobody's.
    next?.catch(() => undefined);
    yield { again: again && number === 1, page: number, items };
  }
  return { whole: steady && seen.size >= promised, steady, seen, promised };
}
