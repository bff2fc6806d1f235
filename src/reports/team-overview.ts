import { addDays, type Day, eachDay, earlierDay } from "#src/domain/calendar/day.ts";
import {
  type DayRange,
  type Period,
  periodBefore,
  periodSoFar,
} from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { type MetricDocument, metricDay } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED, type User } from "#src/domain/people/person.ts";
import { makeRoster } from "#src/domain/people/roster.ts";
import type { ReportContext } from "./context.ts";
import { countedDocuments } from "./counted-documents.ts";
import { elapsedTallies } from "./elapsed-tallies.ts";

const SPARK_DAYS = 30;

/** A sum of calls that knows what it does not know. */
export interface CallSum {
  /** Null where no day of the range was synced. */
  readonly calls: number | null;
  readonly totalSeconds: number | null;
  /** totalSeconds / calls; null where there were no calls. */
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
    /** Reps with at least one call, of all reps whose calls are read. */
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
  const range = periodSoFar(period, today, context.weekStart);
  const before = periodBefore(period, today, context.weekStart);
  const sparkRange = { from: addDays(today, 1 - SPARK_DAYS), to: today };

  const users = await context.store.users.list();
  const people = await context.store.people.list("justcall");
  const roster = makeRoster(users, people, context.workspaceZone);
  const first = [range.from, before.from, sparkRange.from].sort()[0] ?? range.from;
  const documents = await countedDocuments(context, { from: first, to: today });
  const days = new RepDays(documents);
  const tallies = await elapsedTallies(context, { roster, users, people }, before, range, now);

  // Where a rep's day has not begun yet, there is nothing to miss.
  const missing = (userId: string) =>
    days.missing(userId, {
      from: range.from,
      to: earlierDay(range.to, dayOf(now, roster.zoneOf(userId))),
    });

  const known = users.filter((user) => roster.vendorIdsOf(user.id).length > 0);
  const owners = [...known, ...(days.hasCalls(UNASSIGNED) ? [nobody()] : [])];
  const rows = await Promise.all(
    owners.map(
      async (owner): Promise<OverviewRow> => ({
        userId: owner.id,
        name: owner.name,
        ...days.sum([owner.id], range),
        callsBefore: days.sumBefore([owner.id], before, tallies)?.calls ?? null,
        spark: days.spark([owner.id], sparkRange),
        missingDays: missing(owner.id),
        lastSyncAt: (await context.store.settings.user(owner.id)).lastJustCallSyncAt,
      }),
    ),
  );
  const everybody = [...known.map((user) => user.id), UNASSIGNED];
  // Nobody's calls are read only when everybody's are; where this period has none of their days, the one before needs none.
  const compared = everybody.filter(
    (id) => id !== UNASSIGNED || days.sum([id], range).calls !== null,
  );
  const teamBefore = days.sumBefore(compared, before, tallies);
  const callingBefore = rows.filter(
    (row) => row.userId !== UNASSIGNED && (row.callsBefore ?? 0) > 0,
  );
  return {
    period,
    range,
    before,
    zone: context.workspaceZone,
    now: new Date(now).toISOString(),
    team: {
      ...days.sum(everybody, range),
      repsCalling: days.calling(known, range),
      repsKnown: known.length,
    },
    teamBefore: teamBefore === null ? null : { ...teamBefore, repsCalling: callingBefore.length },
    spark: days.spark(everybody, sparkRange).map((point) => ({
      ...point,
      repsCalling: days.calling(known, { from: point.day, to: point.day }),
    })),
    rows: rows.sort(
      (a, b) =>
        Number(a.userId === UNASSIGNED) - Number(b.userId === UNASSIGNED) ||
        (b.calls ?? -1) - (a.calls ?? -1) ||
        a.name.localeCompare(b.name),
    ),
    missingRepDays: known.reduce((sum, user) => sum + missing(user.id), 0),
    userCount: users.length,
  };
}

function nobody(): Pick<User, "id" | "name"> {
  return { id: UNASSIGNED, name: "Unassigned" };
}

interface RepDay {
  readonly calls: number;
  readonly totalSeconds: number;
}

/** The call documents of some days, ready to be summed. */
class RepDays {
  readonly #days = new Map<string, RepDay>();

  constructor(documents: readonly MetricDocument[]) {
    for (const document of documents) {
      if (document.type !== "phone_call_quantity") continue;
      this.#days.set(`${document.userId} ${metricDay(document)}`, {
        calls: document.value,
        totalSeconds: document.metadata.totalSeconds,
      });
    }
  }

  hasCalls(userId: string): boolean {
    for (const [key, day] of this.#days) {
      if (day.calls > 0 && key.startsWith(`${userId} `)) return true;
    }
    return false;
  }

  sum(userIds: readonly string[], range: DayRange): CallSum {
    return toSum(userIds.flatMap((userId) => this.#of(userId, range)));
  }

  /** Null unless every day of every rep is there; of today's counterpart only the part that has passed counts. */
  sumBefore(
    userIds: readonly string[],
    before: DayRange,
    elapsed: ReadonlyMap<string, RepDay>,
  ): CallSum | null {
    const days: RepDay[] = [];
    for (const userId of userIds) {
      if (this.missing(userId, before) > 0) return null;
      days.push(...this.#of(userId, { from: before.from, to: addDays(before.to, -1) }));
      const last = elapsed.get(userId);
      if (last !== undefined) days.push(last);
    }
    return days.length === 0 ? null : toSum(days);
  }

  missing(userId: string, range: DayRange): number {
    return eachDay(range.from, range.to).filter((day) => !this.#days.has(`${userId} ${day}`))
      .length;
  }

  calling(users: readonly User[], range: DayRange): number | null {
    const sums = users.map((user) => this.sum([user.id], range).calls);
    return sums.every((calls) => calls === null)
      ? null
      : sums.filter((calls) => calls !== null && calls > 0).length;
  }

  spark(userIds: readonly string[], range: DayRange): SparkPoint[] {
    return eachDay(range.from, range.to).map((day) => ({
      day,
      ...this.sum(userIds, { from: day, to: day }),
    }));
  }

  #of(userId: string, range: DayRange): RepDay[] {
    return eachDay(range.from, range.to)
      .map((day) => this.#days.get(`${userId} ${day}`))
      .filter((day) => day !== undefined);
  }
}

function toSum(days: readonly RepDay[]): CallSum {
  if (days.length === 0) return { calls: null, totalSeconds: null, averageSeconds: null };
  const calls = days.reduce((sum, day) => sum + day.calls, 0);
  const totalSeconds = days.reduce((sum, day) => sum + day.totalSeconds, 0);
  return { calls, totalSeconds, averageSeconds: calls === 0 ? null : totalSeconds / calls };
}
