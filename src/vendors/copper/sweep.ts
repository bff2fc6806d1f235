import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { VendorRejectedError } from "../http/errors.ts";
import type { Page } from "./client.ts";
import { createdSchema } from "./schema.ts";

const MOST_RESTARTS = 3;
const UNSORTED =
  "Copper did not sort activities by the time of their entry; those entered late are found only when their day is read.";

/**
 * Reads the rows that were entered since an instant, the latest first, and says at the end whether it saw them all.
 *
 * Rows entered late are dated far back, and Copper cannot be asked by the time of entry: `date_modified` of such a row is its
 * day, not the day of the entry (recorded rows), and edits leave no trace. It can sort by the entry, as others do in production
 * though its docs do not say so. Where it does not, there is a warning and nothing is relied upon. Rows entered meanwhile push
 * rows onto the next page, where they come twice; a row that leaves pulls one over the edge, which the shrinking count shows,
 * and the sweep begins anew.
 */
export async function* sweep(
  fetchPage: (page: number) => Promise<Page>,
  sinceSec: number,
  read: ReadOptions,
): AsyncGenerator<readonly unknown[], boolean> {
  let restarts = 0;
  let steady = true;
  for (let number = 1, count = 0; ; number++) {
    const page = await fetchSorted(fetchPage, number);
    if (page === null || !isDescending(page.rows)) {
      read.watch.onWarning(UNSORTED);
      return false;
    }
    read.watch.onPage(page.rows.length);
    yield page.rows;
    if (page.total !== null && page.total < count) {
      steady = restarts < MOST_RESTARTS;
      if (steady) {
        restarts += 1;
        [number, count] = [0, 0];
        continue;
      }
    }
    count = page.total ?? count;
    const oldest = createdTimes(page.rows).at(-1);
    if (page.rows.length === 0 || (oldest !== undefined && oldest < sinceSec)) return steady;
  }
}

/** Null where Copper refuses to sort so. */
async function fetchSorted(
  fetchPage: (page: number) => Promise<Page>,
  number: number,
): Promise<Page | null> {
  try {
    return await fetchPage(number);
  } catch (error) {
    const refused = error instanceof VendorRejectedError && [400, 422].includes(error.status);
    if (refused && number === 1) return null;
    throw error;
  }
}

function isDescending(rows: readonly unknown[]): boolean {
  const times = createdTimes(rows);
  return times.every((time, place) => place === 0 || time <= (times[place - 1] ?? 0));
}

function createdTimes(rows: readonly unknown[]): number[] {
  return rows.flatMap((row) => createdSchema.safeParse(row).data?.date_created ?? []);
}
