import type { Source } from "#src/domain/activity/activity.ts";
import { addDays, type Day } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf, endOfDay, startOfDay, timeOfDay } from "#src/domain/calendar/zone.ts";
import type { CallTally } from "#src/domain/metrics/call-tally.ts";
import { metricDay } from "#src/domain/metrics/metric.ts";
import { DIALER } from "#src/domain/sources/call-sources.ts";
import type { CountedDocument } from "#src/domain/sources/source-policy.ts";
import type { Coverage } from "#src/store/coverage.ts";
import type { ActivityPlace, LedgerActivity } from "#src/store/ledger.ts";
import type { ReportContext } from "./context.ts";
import type { MeasuredKind } from "./measured-kind.ts";
import type { Team } from "./team.ts";

const HOUR_MS = 3_600_000;
const CHUNK = 500;

/** An activity with the rep, the day and the hour (0 to 23, by the rep's wall clock) that it counts for. */
export interface CountedActivity extends LedgerActivity {
  readonly userId: string;
  readonly day: Day;
  /** IANA zone in which that day was cut. */
  readonly zone: string;
  readonly hour: number;
}

/** A rep-day of one source that counts: the zone that it was cut in, and whether only what no other source holds does. */
interface CountedDay {
  readonly zone: string;
  readonly ownOnly: boolean;
}

interface CountedRep {
  readonly source: Source;
  readonly userId: string;
  readonly days: ReadonlyMap<Day, CountedDay>;
  /** The IANA zones of those days: few, and asked of each activity. */
  readonly zones: readonly string[];
}

/**
 * The activities behind documents: those of the rep-days that were read whole and of which this source's document counts, cut in
 * the zone and credited to the owner by which they were counted. So their number is the documents' number, also while a
 * changed zone or a new user waits for the next sync.
 */
export class CountedActivities {
  readonly #store: ReportContext["store"];
  readonly #team: Team;
  readonly #kind: MeasuredKind;
  readonly #reps: readonly CountedRep[];
  readonly #byOwner: ReadonlyMap<string, CountedRep>;
  /** Earliest and latest read of the days at hand; null without any. */
  readonly readAt: { readonly from: string; readonly to: string } | null;

  private constructor(
    store: ReportContext["store"],
    team: Team,
    kind: MeasuredKind,
    days: readonly (Coverage & { readonly ownOnly: boolean })[],
  ) {
    this.#store = store;
    this.#team = team;
    this.#kind = kind;
    const bySource = Map.groupBy(days, ({ source }) => source);
    this.#reps = [...bySource].flatMap(([source, ofSource]) =>
      [...Map.groupBy(ofSource, ({ userId }) => userId)].map(([userId, ofRep]) => ({
        source,
        userId,
        days: new Map(ofRep.map(({ day, zone, ownOnly }) => [day, { zone, ownOnly }])),
        zones: [...new Set(ofRep.map(({ zone }) => zone))],
      })),
    );
    this.#byOwner = new Map(this.#reps.map((rep) => [ownerName(rep.source, rep.userId), rep]));
    const reads = days.map(({ readAt }) => readAt).sort();
    const [first, last] = [reads[0], reads.at(-1)];
    this.readAt = first === undefined || last === undefined ? null : { from: first, to: last };
  }

  /** `counted`: documents that count, of these days. */
  static async behind(
    context: Pick<ReportContext, "store">,
    team: Team,
    kind: MeasuredKind,
    counted: readonly CountedDocument[],
    range: DayRange,
    userId: string | null,
  ): Promise<CountedActivities> {
    const { store } = context;
    const bySource = Map.groupBy(counted, ({ document }) => document.source);
    const covered = await Promise.all(
      [...bySource].map(async ([source, ofSource]) => {
        const ownOnly = new Map(
          ofSource.map((one) => [`${one.document.userId} ${metricDay(one.document)}`, one.ownOnly]),
        );
        return (await store.coverage.list(source, range, userId)).flatMap((coverage) => {
          const own = ownOnly.get(`${coverage.userId} ${coverage.day}`);
          return own === undefined ? [] : [{ ...coverage, ownOnly: own }];
        });
      }),
    );
    return new CountedActivities(store, team, kind, covered.flat());
  }

  /** The IANA zones in which their days were cut. */
  get zones(): string[] {
    return [...new Set(this.#reps.flatMap(({ zones }) => zones))].sort();
  }

  /** Counts them all in the ledger. */
  async tally(): Promise<CallTally> {
    let calls = 0;
    let totalSeconds = 0;
    for (const { source, userId, days } of this.#reps) {
      if (source !== DIALER) continue;
      for (const { from, to } of stretchesOf(days)) {
        const keys = this.#team.keysOf(userId, source);
        const tally = await this.#store.ledger.tallyCalls(source, keys, from, to);
        calls += tally.calls;
        totalSeconds += tally.totalSeconds;
      }
    }
    // In a CRM not every row is one of the number.
    for (const source of this.#sources())
      if (source !== DIALER)
        for await (const activity of this.#ofSource(source, null)) {
          calls += 1;
          totalSeconds += activity.totalSeconds;
        }
    return { calls, totalSeconds };
  }

  /** The latest first, from the one after `after` on. */
  async *latest(after: ActivityPlace | null): AsyncGenerator<CountedActivity> {
    const heads = await Promise.all(
      this.#sources().map(async (source) => {
        const rest = this.#ofSource(source, after);
        return { rest, head: (await rest.next()).value ?? null };
      }),
    );
    for (;;) {
      let next: (typeof heads)[number] | null = null;
      for (const one of heads)
        if (
          one.head !== null &&
          (next === null || next.head === null || isLater(one.head, next.head))
        )
          next = one;
      if (next === null || next.head === null) return;
      yield next.head;
      next.head = (await next.rest.next()).value ?? null;
    }
  }

  /** Whether an activity is among those behind the documents. */
  has(activity: LedgerActivity): boolean {
    return this.#count(activity) !== null;
  }

  #sources(): Source[] {
    return [...new Set(this.#reps.map(({ source }) => source))];
  }

  async *#ofSource(source: Source, after: ActivityPlace | null): AsyncGenerator<CountedActivity> {
    const reps = this.#reps.filter((rep) => rep.source === source);
    const stretches = reps.flatMap(({ days }) => stretchesOf(days));
    if (stretches.length === 0) return;
    const personKeys = reps.flatMap(({ userId }) => this.#team.keysOf(userId, source));
    const from = stretches.reduce(
      (first, one) => Math.min(first, one.from),
      Number.POSITIVE_INFINITY,
    );
    const to = stretches.reduce((last, one) => Math.max(last, one.to), Number.NEGATIVE_INFINITY);
    const { kind } = this.#kind;
    const asked = { source, kind, personKeys, from, to, state: "present", limit: CHUNK } as const;
    let place = after;
    for (;;) {
      const found = await this.#store.ledger.findActivities({ ...asked, after: place });
      for (const activity of found) {
        const counted = this.#count(activity);
        if (counted !== null) yield counted;
      }
      const last = found.at(-1);
      if (last === undefined || found.length < CHUNK) return;
      place = { at: last.at, sourceId: last.sourceId };
    }
  }

  /** Null for an activity of a day that does not count, or that is not in its number. */
  #count(activity: LedgerActivity): CountedActivity | null {
    const { source, twin } = activity;
    if (!this.#kind.isCounted(activity)) return null;
    const userId = this.#team.ownerOf(activity.personKey, source);
    const rep = this.#byOwner.get(ownerName(source, userId));
    if (rep === undefined) return null;
    for (const zone of rep.zones) {
      const day = dayOf(activity.at, zone);
      const counted = rep.days.get(day);
      if (counted?.zone !== zone) continue;
      if (counted.ownOnly && twin !== null) return null;
      const hour = Math.floor(timeOfDay(activity.at, zone) / HOUR_MS);
      return { ...activity, userId, day, zone, hour };
    }
    return null;
  }
}

function ownerName(source: Source, userId: string): string {
  return `${source} ${userId}`;
}

function isLater(a: ActivityPlace, b: ActivityPlace): boolean {
  return a.at > b.at || (a.at === b.at && a.sourceId > b.sourceId);
}

/** Days that follow one another in one zone are one stretch of time, [from, to) in ms UTC. */
function stretchesOf(days: ReadonlyMap<Day, CountedDay>): { from: number; to: number }[] {
  const runs: { first: Day; last: Day; zone: string }[] = [];
  for (const [day, { zone }] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const run = runs.at(-1);
    if (run !== undefined && run.zone === zone && addDays(run.last, 1) === day) run.last = day;
    else runs.push({ first: day, last: day, zone });
  }
  return runs.map(({ first, last, zone }) => ({
    from: startOfDay(first, zone),
    to: endOfDay(last, zone),
  }));
}
