import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { VendorIncompleteError } from "../http/errors.ts";
import { pause } from "../http/pause.ts";
import { PAGE_SIZE, type Page } from "./client.ts";

const TRIES = 3;
const PAUSE_MS = 500;

export interface WalkedList<Item> {
  /** What is read, for messages and errors. */
  readonly request: string;
  readonly firstPage: number;
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
 * Reads a list page by page, whole or not at all.
 *
 * The end is a missing next link or an empty page, but an end is believed only if as many distinct rows came as JustCall
 * promised, and if the promise did not shrink on the way (a row that vanished from an earlier page lets one slip past the
 * page's edge unseen). Else the list is read again, and after three tries the read fails with `vendor_incomplete`.
 * More rows than promised are fine: calls arrive meanwhile. The next page is fetched while this one is worked on.
 */
export async function* walkWhole<Item>(
  list: WalkedList<Item>,
  options: ReadOptions,
): AsyncGenerator<WalkedPage<Item>> {
  let result = { read: 0, promised: 0 };
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    if (attempt > 1) {
      options.watch.onWarning(
        `JustCall sent ${result.read} of ${result.promised} rows; they were read again.`,
      );
      options.watch.onWait(PAUSE_MS, "a pause before reading again");
      await pause(PAUSE_MS, options.signal);
    }
    const walk = walkOnce(list, options, attempt > 1);
    for (;;) {
      const step = await walk.next();
      if (step.done) {
        if (step.value.whole) return;
        result = step.value;
        break;
      }
      yield step.value;
    }
  }
  const fault = { vendor: "JustCall", request: list.request };
  throw new VendorIncompleteError(fault, result.read, result.promised);
}

interface WalkResult {
  readonly whole: boolean;
  readonly read: number;
  readonly promised: number;
}

async function* walkOnce<Item>(
  list: WalkedList<Item>,
  options: ReadOptions,
  again: boolean,
): AsyncGenerator<WalkedPage<Item>, WalkResult> {
  const ids = new Set<string>();
  let promised = 0;
  let shrank = false;
  let nameless = 0;
  let next: Promise<Page> | null = list.fetchPage(list.firstPage);
  for (let number = list.firstPage; next !== null; number++) {
    const page: Page = await next;
    options.watch.onPage(page.rows.length);
    const before = ids.size + nameless;
    const items = page.rows.map(list.parse);
    for (const item of items) {
      const id = list.idOf(item);
      if (id === null) nameless += 1;
      else ids.add(id);
    }
    shrank ||= page.total !== null && page.total < promised;
    promised = Math.max(promised, page.total ?? 0);

    const complete = page.total !== null && ids.size + nameless >= page.total;
    const ends =
      !page.hasNext || page.rows.length === 0 || (complete && page.rows.length < PAGE_SIZE);
    // A page that brings nothing new while more is promised would go on for ever.
    const stuck = ids.size + nameless === before;
    next = ends || stuck ? null : list.fetchPage(number + 1);
    // The reader may stop before it is awaited; its failure is then nobody's.
    next?.catch(() => undefined);
    yield { again: again && number === list.firstPage, page: number, items };
  }
  const read = ids.size + nameless;
  return { whole: read >= promised && !shrank, read, promised };
}
