import { addDays, type Day } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf, endOfDay, startOfDay, timeOfDay } from "#src/domain/calendar/zone.ts";
import type { CallTally } from "#src/domain/metrics/call-tally.ts";
import { type MetricDocument, metricDay } from "#src/domain/metrics/metric.ts";
import type { Coverage } from "#src/store/coverage.ts";
import type { CallPlace, LedgerCall } from "#src/store/ledger.ts";
import type { ReportContext } from "./context.ts";
import type { Team } from "./team.ts";

const HOUR_MS = 3_600_000;
const CHUNK = 500;

/** A call with the rep, the day and the hour (0 to 23, by the rep's wall clock) that it counts for. */
export interface CountedCall extends LedgerCall {
  readonly userId: string;
  readonly day: Day;
  /** IANA zone in which that day was cut. */
  readonly zone: string;
  readonly hour: number;
}

/**
 * The calls behind documents: those of the rep-days that were read whole and of which this source's document counts, cut in
 * the zone and credited to the owner by which they were counted. So their number is the documents' number, also while a
 * changed zone or a new user waits for the next sync.
 */
export class CountedCalls {
  readonly #store: ReportContext["store"];
  readonly #team: Team;
  /** The zone in which each rep's counted days were cut; and which zones these are. */
  readonly #zones = new Map<string, Map<Day, string>>();
  readonly #names = new Map<string, ReadonlySet<string>>();
  /** Earliest and latest read of the days at hand; null without any. */
  readonly readAt: { readonly from: string; readonly to: string } | null;

  private constructor(context: ReportContext, team: Team, days: readonly Coverage[]) {
    this.#store = context.store;
    this.#team = team;
    const reads: string[] = [];
    for (const { userId, day, zone, readAt } of days) {
      const zones = this.#zones.get(userId);
      if (zones === undefined) this.#zones.set(userId, new Map([[day, zone]]));
      else zones.set(day, zone);
      reads.push(readAt);
    }
    for (const [userId, zones] of this.#zones) this.#names.set(userId, new Set(zones.values()));
    reads.sort();
    const [first, last] = [reads[0], reads.at(-1)];
    this.readAt = first === undefined || last === undefined ? null : { from: first, to: last };
  }

  /** `counted`: documents of call metrics that count, of these days. */
  static async behind(
    context: ReportContext,
    team: Team,
    counted: readonly MetricDocument[],
    range: DayRange,
    userId: string | null,
  ): Promise<CountedCalls> {
    const covered = await context.store.coverage.list("justcall", range, userId);
    const days = new Set(
      counted
        .filter(({ source }) => source === "justcall")
        .map((document) => `${document.userId} ${metricDay(document)}`),
    );
    return new CountedCalls(
      context,
      team,
      covered.filter((coverage) => days.has(`${coverage.userId} ${coverage.day}`)),
    );
  }

  /** The IANA zones in which their days were cut. */
  get zones(): string[] {
    return [...new Set([...this.#names.values()].flatMap((names) => [...names]))].sort();
  }

  /** Counts them all in the ledger. */
  async tally(): Promise<CallTally> {
    let calls = 0;
    let totalSeconds = 0;
    for (const [userId, zones] of this.#zones) {
      for (const { from, to } of stretchesOf(zones)) {
        const keys = this.#team.keysOf(userId);
        const tally = await this.#store.ledger.tallyCalls("justcall", keys, from, to);
        calls += tally.calls;
        totalSeconds += tally.totalSeconds;
      }
    }
    return { calls, totalSeconds };
  }

  /** The latest first, from the one after `after` on. */
  async *latest(after: CallPlace | null): AsyncGenerator<CountedCall> {
    const stretches = [...this.#zones.values()].flatMap(stretchesOf);
    if (stretches.length === 0) return;
    const personKeys = [...this.#zones.keys()].flatMap((userId) => this.#team.keysOf(userId));
    const from = stretches.reduce(
      (first, stretch) => Math.min(first, stretch.from),
      Number.POSITIVE_INFINITY,
    );
    const to = stretches.reduce(
      (last, stretch) => Math.max(last, stretch.to),
      Number.NEGATIVE_INFINITY,
    );
    let place = after;
    for (;;) {
      const found = await this.#store.ledger.findCalls({
        source: "justcall",
        personKeys,
        from,
        to,
        state: "present",
        after: place,
        limit: CHUNK,
      });
      for (const call of found) {
        const counted = this.#count(call);
        if (counted !== null) yield counted;
      }
      const last = found.at(-1);
      if (last === undefined || found.length < CHUNK) return;
      place = { at: last.at, sourceId: last.sourceId };
    }
  }

  /** Whether a call is among those behind the documents. */
  has(call: LedgerCall): boolean {
    return this.#count(call) !== null;
  }

  /** Null for a call of a day that does not count. */
  #count(call: LedgerCall): CountedCall | null {
    const userId = this.#team.ownerOf(call.personKey);
    const zones = this.#zones.get(userId);
    for (const zone of this.#names.get(userId) ?? []) {
      const day = dayOf(call.at, zone);
      if (zones?.get(day) !== zone) continue;
      return { ...call, userId, day, zone, hour: Math.floor(timeOfDay(call.at, zone) / HOUR_MS) };
    }
    return null;
  }
}

/** Days that follow one another in one zone are one stretch of time, [from, to) in ms UTC. */
function stretchesOf(zones: ReadonlyMap<Day, string>): { from: number; to: number }[] {
  const runs: { first: Day; last: Day; zone: string }[] = [];
  for (const [day, zone] of [...zones].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const run = runs.at(-1);
    if (run !== undefined && run.zone === zone && addDays(run.last, 1) === day) run.last = day;
    else runs.push({ first: day, last: day, zone });
  }
  return runs.map(({ first, last, zone }) => ({
    from: startOfDay(first, zone),
    to: endOfDay(last, zone),
  }));
}
