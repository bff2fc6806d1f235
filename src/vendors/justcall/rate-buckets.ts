import type { RateBucket } from "../http/pacer.ts";

/** The vendor's clock and ours may differ by this much before its `Date` header is believed more than ours. */
const CLOCK_SKEW_MS = 5_000;

/**
 * The hour's and the minute's bucket as JustCall's headers state them, resets as absolute epoch seconds (developer docs,
 * rate-limits). One client saw seconds-left instead, so a small number is read as that.
 */
export function readBuckets(headers: Headers, now: number): RateBucket[] {
  const stated = Date.parse(headers.get("date") ?? "");
  const skew = Math.abs(stated - now) > CLOCK_SKEW_MS ? stated - now : 0;
  return [
    readBucket(headers, "hour", "x-rate-limit-", now, skew),
    readBucket(headers, "minute", "x-rate-limit-burst-", now, skew),
  ].filter((bucket) => bucket !== null);
}

function readBucket(
  headers: Headers,
  name: string,
  prefix: string,
  now: number,
  skew: number,
): RateBucket | null {
  const number = (header: string) => {
    const text = headers.get(prefix + header);
    const value = text === null || text.trim() === "" ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : null;
  };
  const remaining = number("remaining");
  const reset = number("reset");
  if (remaining === null || reset === null) return null;
  const resetAt = reset < 1_000_000_000 ? now + reset * 1000 : reset * 1000 - skew;
  return { name, limit: number("limit"), remaining, resetAt };
}
