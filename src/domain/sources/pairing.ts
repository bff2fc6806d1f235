import type { Source } from "../activity/activity.ts";
import type { Twin } from "../activity/twin.ts";
import { type CallText, readCallText } from "./call-text.ts";
import { isSameNumber } from "./phone-numbers.ts";

/** A call as the telephone system has it. */
export interface DialerCall {
  readonly sourceId: string;
  /** Start, ms since 1970 UTC. */
  readonly at: number;
  readonly totalSeconds: number;
  /** Digits with country code. */
  readonly otherNumber: string | null;
}

/** A call as the CRM has it. */
export interface LoggedCall {
  readonly sourceId: string;
  /** When it happened by the CRM, ms since 1970 UTC: start, end or the moment of writing, the CRM does not say which. */
  readonly at: number;
  readonly text: string | null;
  /** Digits of the numbers of the contact that it stands on; may be empty. */
  readonly numbers: readonly string[];
  /** `person/5520014`; null where the CRM does not say. */
  readonly subject: string | null;
}

/** How far the CRM's time of a call may lie from its start or its end (Copper reference 8.2). */
export const FARTHEST_MS = 5 * 60_000;
const BANDS: readonly { readonly withinMs: number; readonly confidence: number }[] = [
  { withinMs: 60_000, confidence: 0.95 },
  { withinMs: 180_000, confidence: 0.9 },
  { withinMs: FARTHEST_MS, confidence: 0.8 },
];
const WRITTEN_BY_DIALER = 0.9;

/** One call as it was logged, on as many contacts as there are. */
interface Log {
  /** The row that stands for all. */
  readonly sourceId: string;
  readonly at: number;
  readonly subjects: readonly (string | null)[];
  readonly numbers: readonly string[];
  readonly text: CallText;
}

interface Pair {
  readonly log: Log;
  readonly call: DialerCall;
  readonly distanceMs: number;
}

/**
 * Which of a CRM's calls are copies, and of what, by the ordered rule of Copper reference 8.2. For one rep: `logged` are the
 * CRM's calls of one of the rep's days, `dialer` the telephone system's around it. By `sourceId` of the logged call; one that is
 * not in it was logged by hand and is a call of its own. Nothing depends on the order of what is given.
 */
export function pairCalls(
  dialer: readonly DialerCall[],
  logged: readonly LoggedCall[],
  sources: { readonly dialer: Source; readonly crm: Source },
): Map<string, Twin> {
  const twins = new Map<string, Twin>();
  const logs = toLogs(logged, (copyId, sourceId) =>
    twins.set(copyId, { source: sources.crm, sourceId, rule: "same_log", confidence: 1 }),
  );
  const source = sources.dialer;
  const named = namedPairs(dialer, logs);
  for (const { log, call } of named)
    twins.set(log.sourceId, { source, sourceId: call.sourceId, rule: "call_id", confidence: 1 });

  const open = logs.filter((log) => !twins.has(log.sourceId));
  for (const { log, call, distanceMs } of inOrder(nearestPairs(dialer, open, named))) {
    const confidence = confidenceAt(distanceMs);
    twins.set(log.sourceId, {
      source,
      sourceId: call.sourceId,
      rule: "number_and_time",
      confidence,
    });
  }
  for (const { sourceId, text } of open)
    if (text.byDialer && !twins.has(sourceId))
      twins.set(sourceId, {
        source,
        sourceId: null,
        rule: "dialer_text",
        confidence: WRITTEN_BY_DIALER,
      });
  return new Map([...twins].sort(([a], [b]) => compareIds(a, b)));
}

/**
 * Rows of one second with one text on different contacts are one log: the lowest id stands for all, and may be known by any
 * of their numbers, since the call was to one of them and nobody says to which.
 */
function toLogs(
  logged: readonly LoggedCall[],
  onCopy: (copyId: string, sourceId: string) => void,
): Log[] {
  const alike = Map.groupBy(
    [...logged].sort((a, b) => compareIds(a.sourceId, b.sourceId)),
    ({ sourceId, at, text, subject }) =>
      // Without a text, or a contact, nothing says that two rows are one.
      text?.trim() && subject !== null && !isTypedInHaste(at, text)
        ? `${at} ${text.trim()}`
        : `alone ${sourceId}`,
  );
  return [...alike.values()].flatMap(([standing, ...others]) => {
    if (standing === undefined) return [];
    const copies = others.filter(({ subject }) => subject !== standing.subject);
    for (const { sourceId } of copies) onCopy(sourceId, standing.sourceId);
    // The same text twice on one contact is two calls ("no answer", written at the end of an hour).
    const again = others.filter(({ subject }) => subject === standing.subject);
    return [toLog([standing, ...copies]), ...again.map((row) => toLog([row]))];
  });
}

/** A few words on a whole minute: whoever types a time types no seconds, and "no answer" is true of many calls. */
function isTypedInHaste(at: number, text: string): boolean {
  return at % 60_000 === 0 && text.trim().length < 20 && !readCallText(text).byDialer;
}

function toLog(rows: readonly [LoggedCall, ...LoggedCall[]]): Log {
  const [{ sourceId, at, text: written }] = rows;
  const text = readCallText(written);
  const numbers = [...rows.flatMap((row) => row.numbers), ...text.numbers];
  return { sourceId, at, text, numbers, subjects: rows.map(({ subject }) => subject) };
}

/** Time does not matter where the id is named: the CRM's may be hours off. */
function namedPairs(dialer: readonly DialerCall[], logs: readonly Log[]): Pair[] {
  const byId = new Map(dialer.map((call) => [call.sourceId, call]));
  return logs.flatMap((log) => {
    const call = log.text.callId === null ? undefined : byId.get(log.text.callId);
    return call === undefined ? [] : [{ log, call, distanceMs: distanceOf(log, call) }];
  });
}

/**
 * The same number, minutes apart: those that agree on their length, and of these the nearest, first, each log once and each call once for a contact. What is taken already is
 * `taken`. What the telephone system wrote with the id of a call that is not here is of no other call.
 */
function nearestPairs(
  dialer: readonly DialerCall[],
  logs: readonly Log[],
  taken: readonly Pair[],
): Pair[] {
  const paired = new Set<string>();
  const absorbed = new Set(taken.flatMap(placesOf));
  const possible = logs
    .filter(({ text }) => !(text.byDialer && text.callId !== null))
    .flatMap((log) => dialer.flatMap((call) => possiblePair(log, call)))
    .sort(comparePairs);
  return possible.filter((pair) => {
    const places = placesOf(pair);
    if (paired.has(pair.log.sourceId) || places.some((place) => absorbed.has(place))) return false;
    paired.add(pair.log.sourceId);
    for (const place of places) absorbed.add(place);
    return true;
  });
}

/**
 * Calls to one number are written down in the order in which they were made: where the nearest times cross, they are paired anew in
 * that order, if all of them are near enough then.
 */
function inOrder(pairs: readonly Pair[]): Pair[] {
  const alike = Map.groupBy(pairs, (pair) =>
    lengthRank(pair) === 0
      ? `sure ${pair.log.sourceId}`
      : `${pair.call.otherNumber} ${pair.log.subjects.join(" ")}`,
  );
  return [...alike.values()].flatMap((some) => {
    const logs = some.map(({ log }) => log).sort((a, b) => byTime(a, b));
    const calls = some.map(({ call }) => call).sort((a, b) => byTime(a, b));
    const ordered = logs.flatMap((log, place) => {
      const call = calls[place];
      return call === undefined ? [] : possiblePair(log, call);
    });
    return ordered.length === some.length ? ordered : some;
  });
}

function byTime(
  a: Pick<Log | DialerCall, "at" | "sourceId">,
  b: Pick<Log | DialerCall, "at" | "sourceId">,
): number {
  return a.at - b.at || compareIds(a.sourceId, b.sourceId);
}

function possiblePair(log: Log, call: DialerCall): Pair[] {
  const distanceMs = distanceOf(log, call);
  const number = call.otherNumber;
  if (distanceMs > FARTHEST_MS || number === null) return [];
  return log.numbers.some((other) => isSameNumber(number, other))
    ? [{ log, call, distanceMs }]
    : [];
}

/** One call may be logged on several contacts, but once on each. */
function placesOf({ log, call }: Pair): string[] {
  return log.subjects.map((subject) => `${call.sourceId} ${subject ?? ""}`);
}

/** From its start or its end, whichever is nearer. */
export function distanceOf(log: Pick<LoggedCall, "at">, call: DialerCall): number {
  const end = call.at + call.totalSeconds * 1_000;
  return Math.min(Math.abs(log.at - call.at), Math.abs(log.at - end));
}

function confidenceAt(distanceMs: number): number {
  const band = BANDS.find(({ withinMs }) => distanceMs <= withinMs);
  if (band === undefined) throw new Error(`${distanceMs} ms is too far for a pair`);
  return band.confidence;
}

function comparePairs(a: Pair, b: Pair): number {
  return (
    lengthRank(a) - lengthRank(b) ||
    a.distanceMs - b.distanceMs ||
    compareIds(a.call.sourceId, b.call.sourceId) ||
    compareIds(a.log.sourceId, b.log.sourceId)
  );
}

/**
 * Whoever dials a number again at once has two calls within a minute, which the nearest time alone mixes up. The telephone system
 * writes how long a call was, and of one that nobody took it writes no length.
 */
function lengthRank({ log: { text }, call }: Pair): number {
  if (!text.byDialer) return 1;
  if (text.durationSeconds === null) return call.totalSeconds === 0 ? 0 : 2;
  return text.durationSeconds === call.totalSeconds ? 0 : 2;
}

/** Ids are whole numbers, too long for a number: the shorter is the lower. Any others still have one order. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
