import type { Day } from "#src/domain/calendar/day.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import { readCallText } from "#src/domain/sources/call-text.ts";
import { misplacedCopies, type PlacedCopy } from "#src/domain/sources/misplaced-copies.ts";
import type { CountedActivity } from "./counted-activities.ts";

export const DIFFERENCE_REASONS = [
  "only_in_justcall",
  "only_in_copper",
  "other_day",
  "other_rep",
  "unpaired",
  "logged_twice",
] as const;
export type DifferenceReason = (typeof DIFFERENCE_REASONS)[number];

/** Why one source has a call on a rep's day that the other has not there. */
export interface CallDifference {
  readonly reason: DifferenceReason;
  readonly userId: string;
  readonly day: Day;
  /** What it adds to the CRM's number less the telephone system's, on that day of that rep; 0: it explains, and adds nothing. */
  readonly effect: 1 | -1 | 0;
  /** The telephone system's id of the call; null where it has none. */
  readonly callId: string | null;
  /** The CRM's id of the record; null where it has none. */
  readonly activityId: string | null;
  /** ms since 1970 */
  readonly at: number;
  /** Where the other record of the call is, when it is on another day or another rep's. */
  readonly elsewhere: { readonly userId: string; readonly day: Day } | null;
}

type Call = CountedActivity;

/**
 * All differences between the calls of both sources. On every rep-day that both have read, their effects sum to the CRM's number
 * less the telephone system's: `dialed` are the calls behind the one, `logged` those behind the other and the CRM's further records
 * of the same calls.
 */
export function callDifferences(
  dialed: readonly Call[],
  logged: readonly Call[],
): CallDifference[] {
  const byId = new Map(dialed.map((call) => [call.sourceId, call]));
  const records = new Map<string, Call[]>();
  const found: CallDifference[] = [];
  const unpaired: Call[] = [];
  for (const record of logged) {
    const call = callOf(record, byId);
    if (record.twin?.rule === "same_log") found.push(ofRecord("logged_twice", record, null, 0));
    else if (call !== null)
      records.set(call.sourceId, [...(records.get(call.sourceId) ?? []), record]);
    else if (record.twin === null) found.push(ofRecord("only_in_copper", record, null, 1));
    else unpaired.push(record);
  }
  const callIds = misplacedCopies(
    dialed.filter(({ sourceId }) => !records.has(sourceId)),
    unpaired.flatMap(unnamedCopy),
  );
  for (const record of unpaired) {
    const callId = callIds.get(record.sourceId);
    if (callId === undefined) found.push(ofRecord("unpaired", record, null, 1));
    else records.set(callId, [record]);
  }
  for (const call of dialed) found.push(...ofCall(call, records.get(call.sourceId) ?? []));
  return found;
}

/** The call that a record is of: its twin, or the one that its text names, be it another rep's. */
function callOf({ twin, crm }: Call, byId: ReadonlyMap<string, Call>): Call | null {
  if (twin === null || twin.source === CRM) return null;
  const named = twin.sourceId ?? readCallText(crm?.text ?? null).callId;
  return named === null ? null : (byId.get(named) ?? null);
}

/** A record that the telephone system wrote without the id of the call: none where it names one, or where its call is known. */
function unnamedCopy(record: Call): PlacedCopy[] {
  const { crm, twin } = record;
  if (crm === null || twin?.rule !== "dialer_text" || namedIn(record) !== null) return [];
  return [{ ...record, ...crm }];
}

/** Of a call's records the one nearest to it stands for it: on its own day if any is. */
function ofCall(call: Call, records: readonly Call[]): CallDifference[] {
  const [first, ...more] = [...records].sort((a, b) => distance(call, a) - distance(call, b));
  if (first === undefined) {
    const { userId, day, sourceId, at } = call;
    const here = { userId, day, effect: -1, callId: sourceId, activityId: null, at } as const;
    return [{ reason: "only_in_justcall", elsewhere: null, ...here }];
  }
  const twice = more.map((record) => ofRecord("logged_twice", record, call, 1));
  if (isSamePlace(call, first)) return twice;
  const reason = call.userId === first.userId ? "other_day" : "other_rep";
  const missing: CallDifference = {
    ...ofRecord(reason, first, call, -1),
    userId: call.userId,
    day: call.day,
    elsewhere: { userId: first.userId, day: first.day },
  };
  return [missing, ofRecord(reason, first, call, 1), ...twice];
}

/** Nearest place first, then nearest moment. */
function distance(call: Call, record: Call): number {
  const far = call.userId === record.userId ? 1 : 2;
  return (isSamePlace(call, record) ? 0 : far) * 1e12 + Math.abs(call.at - record.at);
}

function isSamePlace(a: Call, b: Call): boolean {
  return a.userId === b.userId && a.day === b.day;
}

function ofRecord(
  reason: DifferenceReason,
  record: Call,
  call: Call | null,
  effect: CallDifference["effect"],
): CallDifference {
  const isElsewhere = call !== null && !isSamePlace(call, record);
  return {
    reason,
    userId: record.userId,
    day: record.day,
    effect,
    callId: call?.sourceId ?? (record.twin?.source === DIALER ? namedIn(record) : null),
    activityId: record.sourceId,
    at: record.at,
    elsewhere: isElsewhere ? { userId: call.userId, day: call.day } : null,
  };
}

function namedIn({ crm }: Call): string | null {
  return readCallText(crm?.text ?? null).callId;
}
