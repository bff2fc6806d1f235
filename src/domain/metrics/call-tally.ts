import type { Day } from "../calendar/day.ts";
import { dayOf } from "../calendar/zone.ts";

/** What a day's calls come to; every call metric is read off this. */
export interface CallTally {
  readonly calls: number;
  /** Sum of the calls' total duration, whole seconds. */
  readonly totalSeconds: number;
}

export const NO_CALLS: CallTally = { calls: 0, totalSeconds: 0 };

/** The part of a call that counting needs: start in ms UTC, total duration in whole seconds. */
export interface CountedCall {
  readonly at: number;
  readonly totalSeconds: number;
}

/** Sums calls by the local day of their start in `zone`. Days without calls are not in the map. */
export function tallyByDay(calls: Iterable<CountedCall>, zone: string): Map<Day, CallTally> {
  const days = new Map<Day, { calls: number; totalSeconds: number }>();
  for (const call of calls) {
    const day = dayOf(call.at, zone);
    const tally = days.get(day);
    if (tally === undefined) days.set(day, { calls: 1, totalSeconds: call.totalSeconds });
    else {
      tally.calls += 1;
      tally.totalSeconds += call.totalSeconds;
    }
  }
  return days;
}
