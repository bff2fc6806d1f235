import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { metricDay } from "#src/domain/metrics/metric.ts";
import { DIALER } from "#src/domain/sources/call-sources.ts";
import { type CountedDocument, countedOnce } from "#src/domain/sources/source-policy.ts";
import type { ReportContext } from "./context.ts";
import type { EarlierPart } from "./earlier-part.ts";
import type { RepAmounts } from "./rep-amounts.ts";
import type { Team } from "./team.ts";

const CALLS = "phone_call_quantity";
const TALK = "talk_time_minutes";
const MOST_DOCUMENTS = 1_000_000;

/** Calls with the time that they took. */
export interface TimedCalls {
  readonly calls: number;
  readonly totalSeconds: number;
}

/** By rep and day. */
type OwnCalls = ReadonlyMap<string, ReadonlyMap<Day, TimedCalls>>;

/**
 * A CRM does not know how long calls were. So an average is of the telephone system's own calls, on the rep-days on which they are
 * among those that count: else one source's time would be divided by another's calls.
 */
export class TimedDays {
  /** Null where the policy says nothing of calls: then a day with talk time is the telephone system's. */
  readonly #own: OwnCalls | null;

  private constructor(own: OwnCalls | null) {
    this.#own = own;
  }

  /** `userId` null: of everybody. */
  static async read(
    { store }: Pick<ReportContext, "store">,
    { settings }: Pick<Team, "settings">,
    range: DayRange,
    userId: string | null,
  ): Promise<TimedDays> {
    const policy = settings.sourcePolicy;
    if (!policy.some(({ type }) => type === CALLS)) return new TimedDays(null);
    const documents = await store.metrics.find({
      ...(userId === null ? {} : { userId }),
      type: CALLS,
      from: range.from,
      to: range.to,
      limit: MOST_DOCUMENTS,
    });
    const own = new Map<string, Map<Day, TimedCalls>>();
    for (const { document } of timedDocuments(countedOnce(documents, policy))) {
      const days = own.get(document.userId) ?? new Map<Day, TimedCalls>();
      own.set(document.userId, days);
      const { totalSeconds } = document.metadata;
      days.set(metricDay(document), { calls: document.value, totalSeconds });
    }
    return new TimedDays(own);
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
      for (const [place, timed] of this.#ofRep(amounts, userId, days, range).entries())
        if (timed !== null) sums[place] = addTimed(sums[place] ?? null, timed);
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
    if (this.#own !== null) return null;
    let sum: TimedCalls | null = null;
    for (const userId of userIds) {
      const [calls, totalSeconds] = [earlier.amount(CALLS, userId), earlier.amount(TALK, userId)];
      if (calls !== null && totalSeconds !== null) sum = addTimed(sum, { calls, totalSeconds });
    }
    return sum;
  }

  #ofRep(
    amounts: RepAmounts,
    userId: string,
    days: readonly Day[],
    range: DayRange,
  ): (TimedCalls | null)[] {
    if (this.#own !== null) {
      const own = this.#own.get(userId);
      return days.map((day) => own?.get(day) ?? null);
    }
    const seconds = amounts.series(TALK, userId, range);
    return amounts.series(CALLS, userId, range).map((calls, place) => {
      const totalSeconds = seconds[place] ?? null;
      return calls === null || totalSeconds === null ? null : { calls, totalSeconds };
    });
  }
}

/** Those of the counted documents of calls whose lengths are known. */
export function timedDocuments(counted: readonly CountedDocument[]): CountedDocument[] {
  return counted.filter(({ document }) => document.source === DIALER);
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
