import { Pacer } from "../http/pacer.ts";

/**
 * Copper counts 180 requests in any rolling minute, then answers 429, and no answer states what is left (developer docs,
 * requests; recorded headers). The rest is left to whatever else uses the same key, and to what lies between our clocks.
 */
const PER_MINUTE = 150;
const MINUTE_MS = 60_000;
/** One being read while the next is fetched; whether Copper limits more is not documented. */
const CONCURRENCY = 2;

/** The pacer of a Copper account: whatever calls it in this process shares one. */
export function createCopperPacer(clock: () => number, perMinute = PER_MINUTE): Pacer {
  const rolling = { limit: perMinute, ms: MINUTE_MS };
  return new Pacer({ concurrency: CONCURRENCY, clock, rolling });
}
