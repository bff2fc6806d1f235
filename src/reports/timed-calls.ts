import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { metricDay } from "#src/domain/metrics/metric.ts";
import { DIALER } from "#src/domain/sources/call-sources.ts";
import type { CountedDocument } from "#src/domain/sources/source-policy.ts";
import type { EarlierPart } from "./earlier-part.ts";
import type { RepAmounts } from "./rep-amounts.ts";
import { countingFor, type Team } from "./team.ts";

const CALLS = "phone_call_quantity";
const TALK = "talk_time_minutes";

/** Calls with the time that they took. */
export interface TimedCalls {
  readonly calls: number;
  readonly totalSeconds: number;
}

/**
 * A CRM does not know how long calls were. So an average is of the rep-days on which the telephone system's calls are among those
 * that count, and of no others: else one source's time would be divided by another's calls.
 */
export class TimedDays {
  readonly #team: Team;
  readonly #hasRules: boolean;

  constructor(team: Team) {
    this.#team = team;
    this.#hasRules = team.settings.sourcePolicy.some(({ type }) => type === CALLS);
  }

  /** Day by day what is timed of some reps' calls; null on a day on which nothing is. */
  series(
    amounts: RepAmounts,
    userIds: readonly string[],
    range: DayRange,
  ): readonly (TimedCalls | null)[] {
    const days = eachDay(range.from, range.to);
    const sums = new Array<TimedCalls | null>(days.length).fill(null);
    for (const userId of userIds) {
      const seconds = amounts.series(TALK, userId, range);
      for (const [place, calls] of amounts.series(CALLS, userId, range).entries()) {
        const [totalSeconds = null, day = range.from] = [seconds[place], days[place]];
        if (calls === null || totalSeconds === null || !this.#isTimed(userId, day)) continue;
        sums[place] = addTimed(sums[place] ?? null, { calls, totalSeconds });
      }
    }
    return sums;
  }

  sum(amounts: RepAmounts, userIds: readonly string[], range: DayRange): TimedCalls | null {
    return this.series(amounts, userIds, range).reduce(
      (sum, day) => (day === null ? sum : addTimed(sum, day)),
      null,
    );
  }

  /** Of the earlier part; null also where the policy has changed what counts, since a part of a day cannot be told apart. */
  before(earlier: EarlierPart, userIds: readonly string[]): TimedCalls | null {
    if (this.#hasRules) return null;
    let sum: TimedCalls | null = null;
    for (const userId of userIds) {
      const [calls, totalSeconds] = [earlier.amount(CALLS, userId), earlier.amount(TALK, userId)];
      if (calls !== null && totalSeconds !== null) sum = addTimed(sum, { calls, totalSeconds });
    }
    return sum;
  }

  /** Those of the counted documents of calls that are of such days. */
  documents(counted: readonly CountedDocument[]): CountedDocument[] {
    const days = Map.groupBy(
      counted,
      ({ document }) => `${document.userId} ${metricDay(document)}`,
    );
    return [...days.values()].flatMap((ofDay) => {
      const timed = ofDay.find(({ document }) => document.source === DIALER)?.document;
      return timed !== undefined && this.#isTimed(timed.userId, metricDay(timed)) ? ofDay : [];
    });
  }

  #isTimed(userId: string, day: Day): boolean {
    return !this.#hasRules || countingFor(this.#team, CALLS, userId, day).includes(DIALER);
  }
}

/** Seconds; null where there were no such calls. */
export function averageSeconds(timed: TimedCalls | null): number | null {
  return timed === null || timed.calls === 0 ? null : timed.totalSeconds / timed.calls;
}

function addTimed(sum: TimedCalls | null, more: TimedCalls): TimedCalls {
  return {
    calls: (sum?.calls ?? 0) + more.calls,
    totalSeconds: (sum?.totalSeconds ?? 0) + more.totalSeconds,
  };
}
