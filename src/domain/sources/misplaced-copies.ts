import { type CallText, readCallText } from "./call-text.ts";
import {
  compareIds,
  type DialerCall,
  distanceOf,
  FARTHEST_MS,
  type LoggedCall,
} from "./pairing.ts";
import { isSameNumber, lineKey } from "./phone-numbers.ts";

export interface PlacedCall extends DialerCall {
  /** Whose it is. */
  readonly userId: string;
}
export interface PlacedCopy extends LoggedCall {
  readonly userId: string;
}

/** So far a date may be off: further, the same length is chance. */
const MOST_MISDATED_MS = 2 * 86_400_000;
const QUARTER_MS = 15 * 60_000;

interface Match {
  readonly copy: PlacedCopy;
  readonly call: PlacedCall;
  /** 0: by the moment; 1: by what a wrong date leaves as it is. */
  readonly rank: 0 | 1;
  readonly distanceMs: number;
}

/**
 * Which calls those copies are of that the telephone system wrote without the id of the call, and that stand at another rep's or on
 * another day. `calls` are those without a copy where they belong. By the copy's `sourceId`, the call's; each call has one.
 *
 * The number must be the same, and the length where the text has one. Then the moment is enough for another rep's. One that is dated
 * otherwise must be the same rep's, and as long to the second. Of a call that nobody took the text has no length: there the date must be
 * off by whole quarters of an hour, since neither a wrong zone nor a typed day changes the second. Other calls to the same number
 * fit neither but by chance.
 */
export function misplacedCopies(
  calls: readonly PlacedCall[],
  copies: readonly PlacedCopy[],
): Map<string, string> {
  const byLine = Map.groupBy(calls, ({ otherNumber }) => lineKey(otherNumber ?? ""));
  const matches = copies.flatMap((copy) => {
    const text = readCallText(copy.text);
    const numbers = [...copy.numbers, ...text.numbers];
    const near = [...new Set(numbers.map(lineKey))].flatMap((line) => byLine.get(line) ?? []);
    return near
      .filter(({ otherNumber }) => numbers.some((one) => isSameNumber(one, otherNumber ?? "")))
      .flatMap((call) => matchOf(copy, call, text));
  });
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { copy, call } of matches.sort(compareMatches)) {
    if (found.has(copy.sourceId) || taken.has(call.sourceId)) continue;
    found.set(copy.sourceId, call.sourceId);
    taken.add(call.sourceId);
  }
  return found;
}

function matchOf(copy: PlacedCopy, call: PlacedCall, { durationSeconds }: CallText): Match[] {
  if (durationSeconds !== null && durationSeconds !== call.totalSeconds) return [];
  const distanceMs = distanceOf(copy, call);
  if (distanceMs <= FARTHEST_MS) return [{ copy, call, rank: 0, distanceMs }];
  if (copy.userId !== call.userId || distanceMs > MOST_MISDATED_MS) return [];
  const fits = durationSeconds ? true : (copy.at - call.at) % QUARTER_MS === 0;
  return fits ? [{ copy, call, rank: 1, distanceMs }] : [];
}

function compareMatches(a: Match, b: Match): number {
  return (
    a.rank - b.rank ||
    a.distanceMs - b.distanceMs ||
    compareIds(a.call.sourceId, b.call.sourceId) ||
    compareIds(a.copy.sourceId, b.copy.sourceId)
  );
}
