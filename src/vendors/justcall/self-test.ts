import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { offsetAt, wallClock } from "#src/domain/calendar/zone.ts";
import { VendorRejectedError } from "../http/errors.ts";
import type { JustCallClient, Page } from "./client.ts";
import { mappedId, toActivity } from "./mapper.ts";

/**
 * Two things that JustCall's docs leave open and that lose calls in silence when taken wrongly: which page is the first, and
 * by whose clock filters are read. Both are found out on the account itself, by looking at its oldest call of 30 days.
 */
export interface VendorFacts {
  readonly firstPage: 0 | 1;
  /** The IANA zone in which filters are read. */
  readonly filterZone: string;
}

const LOOK_BACK_MS = 30 * 86_400_000;

interface Sample {
  readonly id: string;
  readonly at: number;
}

/** The first page, and a call to go on with where one can be read; null when the account has no call to tell by. */
export async function findFirstPage(
  client: JustCallClient,
  now: number,
  zone: string,
  options: ReadOptions,
): Promise<{ readonly firstPage: 0 | 1; readonly sample: Sample | null } | null> {
  const from = wallClock(now - LOOK_BACK_MS, zone);
  const look = async (page: number) =>
    firstRow(await client.listCalls({ page, perPage: 1, from }, options));

  const zero = await look(0).catch(refusedAs(null));
  const one = await look(1);
  if (zero === null) return one === null ? null : { firstPage: 1, sample: sampleOf(one) };
  const sample = sampleOf(zero);
  if (one === null || !isSame(zero, one)) return { firstPage: 0, sample };
  // The same call on both pages: they count from 1, and 0 is taken for 1. Or the list moved in between: look once more.
  const again = await look(0);
  return { firstPage: isSame(again, await look(1)) ? 1 : 0, sample };
}

/**
 * Asks for the very second of a known call by the clock of each candidate; where it turns up, that clock is the filter's.
 * Null when it turns up nowhere.
 */
export async function findFilterZone(
  client: JustCallClient,
  firstPage: 0 | 1,
  sample: Sample,
  candidates: readonly string[],
  options: ReadOptions,
): Promise<string | null> {
  const tried = new Set<number>();
  for (const zone of candidates) {
    const offset = offsetAt(sample.at, zone);
    if (tried.has(offset)) continue;
    tried.add(offset);
    const second = {
      page: firstPage,
      perPage: 100,
      from: wallClock(sample.at - 1_000, zone),
      to: wallClock(sample.at + 1_000, zone),
    };
    // By the clock of a wrong guess that second may lie in tomorrow, which is refused.
    const page = await client.listCalls(second, options).catch(refusedAs(null));
    if (page?.rows.some((row) => mappedId(toActivity(row)) === sample.id)) return zone;
  }
  return null;
}

function firstRow(page: Page): unknown {
  return page.rows[0] ?? null;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sampleOf(row: unknown): Sample | null {
  const mapped = toActivity(row);
  if ("activity" in mapped) return { id: mapped.activity.sourceId, at: mapped.activity.at };
  const { sourceId, at } = mapped.unreadable;
  return sourceId === null || at === null ? null : { id: sourceId, at };
}

/** Takes a 400 for an answer: where pages count from 1, asking for 0 may be refused. Everything else stays an error. */
function refusedAs<T>(answer: T) {
  return (error: unknown): T => {
    if (error instanceof VendorRejectedError && error.status === 400) return answer;
    throw error;
  };
}
