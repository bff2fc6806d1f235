import { addDays, type Day, daysBetween, eachDay, earlierDay } from "#src/domain/calendar/day.ts";
import type { DayRange, Period } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { expectedDays } from "./completeness.ts";
import type { ReportContext } from "./context.ts";
import { earlierPart } from "./earlier-part.ts";
import { addKnown, othersWithNumbers, RepAmounts } from "./rep-amounts.ts";
import { READ_TYPES, reportFrame } from "./report-frame.ts";
import { resolveWindow } from "./report-window.ts";
import { countedReps, readTeam } from "./team.ts";
import { averageSeconds, TimedDays } from "./timed-calls.ts";

const SPARK_DAYS = 30;

/** A sum of calls that knows what it does not know. */
export interface CallSum {
  /** Null where no day of the range was synced. */
  readonly calls: number | null;
  readonly totalSeconds: number | null;
  /** Over the calls whose time is known; null where there were none. */
  readonly averageSeconds: number | null;
}

export interface SparkPoint {
  readonly day: Day;
  /** Null where the day was not synced. */
  readonly calls: number | null;
  readonly totalSeconds: number | null;
  /** Null also on a day without calls. */
  readonly averageSeconds: number | null;
}

export interface TeamSparkPoint extends SparkPoint {
  readonly repsCalling: number | null;
}

export interface OverviewRow extends CallSum {
  readonly userId: string;
  readonly name: string;
  /** Calls of the same elapsed part of the period before; null where it was not synced. */
  readonly callsBefore: number | null;
  readonly spark: readonly SparkPoint[];
  /** Days of the period so far that were not synced. */
  readonly missingDays: number;
  readonly lastSyncAt: string | null;
}

export interface TeamOverview {
  readonly period: Period;
  /** The period so far, and the same elapsed part of the one before. */
  readonly range: DayRange;
  readonly before: DayRange;
  /** The zone in which the period runs; each rep's days are cut in their own. */
  readonly zone: string;
  readonly now: string;
  readonly team: CallSum & {
    /** Reps with at least one call, of all whose calls are read; somebody who left counts where they called. */
    readonly repsCalling: number | null;
    readonly repsKnown: number;
  };
  /** Null where any day of it was not synced: a part is not compared with a whole. */
  readonly teamBefore: (CallSum & { readonly repsCalling: number | null }) | null;
  /** The last 30 days, today last and unfinished. */
  readonly spark: readonly TeamSparkPoint[];
  /** Reps by calls, most first; calls that nobody owns come last, when there are any. */
  readonly rows: readonly OverviewRow[];
  /** Rep-days of the period so far that were not synced. */
  readonly missingRepDays: number;
  /** How many people the workspace has; none: nothing can be counted yet. */
  readonly userCount: number;
}

/** The home page's question: how is the team doing, and who did what. Calls are counted once, in each rep's own days. */
export async function teamOverview(context: ReportContext, period: Period): Promise<TeamOverview> {
  const now = context.clock();
  const today = dayOf(now, context.workspaceZone);
  const team = await readTeam(context);
  const window = resolveWindow({ period }, context, now);
  const range = { from: window.from, to: window.to };
  const sparkRange = { from: addDays(today, 1 - SPARK_DAYS), to: today };
  const all = { from: earlierDay(range.from, sparkRange.from), to: today };
  const [days, earlier, frame, timed] = await Promise.all([
    context.store.teamDays.byRep(READ_TYPES, all),
    earlierPart(context, team, window, now),
    reportFrame(context, team, window, now),
    TimedDays.read(context, team, all, null),
  ]);
  const amounts = new RepAmounts(days);
  const numbers = new CallNumbers(amounts, timed);
  const expected = team.reps.map(({ id }) => id);
  const others = othersWithNumbers(team, days.userIds, [amounts.sums("phone_call_quantity", all)]);
  const reps = [...expected, ...others];
  // Whoever has a number, be it 0: the team's sum is the same as anywhere else.
  const everybody = [...days.userIds, UNASSIGNED];
  const marks = await Promise.all(reps.map((id) => context.store.settings.user(id)));

  // Where a rep's day has not begun yet, there is nothing to miss; nor of somebody whose calls nobody reads.
  const callers = new Set(countedReps(team, "phone_call_quantity", range.to).map(({ id }) => id));
  const missing = (userId: string) =>
    !callers.has(userId) ? 0 : numbers.missing(userId, expectedDays(team, userId, range, now));
  const owners = numbers.everCalled(UNASSIGNED, all) ? [...reps, UNASSIGNED] : reps;
  const rows = owners.map(
    (userId, place): OverviewRow => ({
      userId,
      name: team.nameOf(userId),
      ...numbers.sum([userId], range),
      callsBefore: earlier.amount("phone_call_quantity", userId),
      spark: numbers.spark([userId], sparkRange),
      missingDays: missing(userId),
      lastSyncAt: marks[place]?.lastJustCallSyncAt ?? marks[place]?.lastCopperSyncAt ?? null,
    }),
  );
  const unassigned = numbers.sum([UNASSIGNED], range);
  const callsBefore = earlier.teamAmount("phone_call_quantity", unassigned.calls !== null);
  const secondsBefore = earlier.teamAmount("talk_time_minutes", unassigned.totalSeconds !== null);
  return {
    period,
    range,
    before: earlier.range,
    zone: context.workspaceZone,
    now: new Date(now).toISOString(),
    team: {
      ...numbers.sum(everybody, range),
      repsCalling: numbers.calling(reps, range),
      repsKnown: callers.size + others.filter((id) => numbers.everCalled(id, range)).length,
    },
    teamBefore:
      callsBefore === null
        ? null
        : {
            calls: callsBefore,
            totalSeconds: secondsBefore,
            averageSeconds: averageSeconds(timed.before(earlier, everybody)),
            repsCalling: earlier.calling(),
          },
    spark: numbers.teamSpark(everybody, reps, sparkRange),
    rows: rows.sort(
      (a, b) =>
        Number(a.userId === UNASSIGNED) - Number(b.userId === UNASSIGNED) ||
        (b.calls ?? -1) - (a.calls ?? -1) ||
        a.name.localeCompare(b.name),
    ),
    missingRepDays: frame.missingRepDays,
    userCount: team.users.length,
  };
}

/** Calls and seconds of some days, ready to be summed. */
class CallNumbers {
  readonly #amounts: RepAmounts;
  readonly #timed: TimedDays;

  constructor(amounts: RepAmounts, timed: TimedDays) {
    this.#amounts = amounts;
    this.#timed = timed;
  }

  sum(userIds: readonly string[], range: DayRange): CallSum {
    const total = (type: "phone_call_quantity" | "talk_time_minutes") =>
      addKnown(userIds.map((userId) => this.#amounts.sum(type, userId, range)));
    return {
      calls: total("phone_call_quantity"),
      totalSeconds: total("talk_time_minutes"),
      averageSeconds: averageSeconds(this.#timed.sum(this.#amounts, userIds, range)),
    };
  }

  everCalled(userId: string, range: DayRange): boolean {
    return (this.#amounts.sum("phone_call_quantity", userId, range) ?? 0) > 0;
  }

  missing(userId: string, range: DayRange): number {
    const series = this.#amounts.series("phone_call_quantity", userId, range);
    return series.filter((calls) => calls === null).length;
  }

  /** How many of them called; null where none of them was read. */
  calling(userIds: readonly string[], range: DayRange): number | null {
    const sums = userIds.map((userId) => this.sum([userId], range).calls);
    return sums.every((calls) => calls === null)
      ? null
      : sums.filter((calls) => calls !== null && calls > 0).length;
  }

  spark(userIds: readonly string[], range: DayRange): SparkPoint[] {
    const calls = this.#daily("phone_call_quantity", userIds, range);
    const seconds = this.#daily("talk_time_minutes", userIds, range);
    const timed = this.#timed.series(this.#amounts, userIds, range);
    return eachDay(range.from, range.to).map((day, place) => ({
      day,
      calls: calls[place] ?? null,
      totalSeconds: seconds[place] ?? null,
      averageSeconds: averageSeconds(timed[place] ?? null),
    }));
  }

  teamSpark(
    userIds: readonly string[],
    reps: readonly string[],
    range: DayRange,
  ): TeamSparkPoint[] {
    const series = reps.map((rep) => this.#amounts.series("phone_call_quantity", rep, range));
    return this.spark(userIds, range).map((point, place) => {
      const known = series.map((days) => days[place] ?? null).filter((calls) => calls !== null);
      const calling = known.filter((calls) => calls > 0);
      return { ...point, repsCalling: known.length === 0 ? null : calling.length };
    });
  }

  /** Day by day the sum of what is known of these. */
  #daily(
    type: "phone_call_quantity" | "talk_time_minutes",
    userIds: readonly string[],
    range: DayRange,
  ): (number | null)[] {
    const sums = new Array<number | null>(daysBetween(range.from, range.to) + 1).fill(null);
    for (const userId of userIds) {
      for (const [place, amount] of this.#amounts.series(type, userId, range).entries())
        if (amount !== null) sums[place] = (sums[place] ?? 0) + amount;
    }
    return sums;
  }
}
