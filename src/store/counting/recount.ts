import type { ActivityKind, Source } from "#src/domain/activity/activity.ts";
import type { ActivityMapping } from "#src/domain/activity/activity-mapping.ts";
import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { callDocuments } from "#src/domain/metrics/call-documents.ts";
import { type CountedCall, tallyByDay } from "#src/domain/metrics/call-tally.ts";
import { crmDocuments } from "#src/domain/metrics/crm-documents.ts";
import {
  type CountedCrmActivity,
  type CrmTally,
  tallyCrmByDay,
} from "#src/domain/metrics/crm-tally.ts";
import type { MetricDocument } from "#src/domain/metrics/metric.ts";
import { CRM } from "#src/domain/sources/call-sources.ts";
import type { RepWindow } from "../ledger.ts";
import type { Changes } from "../sync-runs.ts";
import { isClosed } from "./closed-day.ts";
import type { CountedPeople } from "./counted-people.ts";
import { PRESENT_CALLS, PRESENT_OF_CRM } from "./counted-rows.ts";
import { readCrm, readTwin } from "./crm-text.ts";
import { replaceDocuments } from "./replace-documents.ts";
import { type Prepares, rows, tuples } from "./rows.ts";
import type { TouchedDays } from "./touched-days.ts";

export interface RecountFor {
  readonly source: Source;
  readonly people: CountedPeople;
  readonly mapping: ActivityMapping;
  /** ISO instants. */
  readonly readAt: string;
  readonly syncedAt: string;
}

/** Counts rep-days anew from the ledger and puts their documents in place. */
export class Recount {
  readonly #database: Prepares;
  readonly #for: RecountFor;

  constructor(database: Prepares, recountFor: RecountFor) {
    this.#database = database;
    this.#for = recountFor;
  }

  /** Counts a window that was read whole, and records that it was. */
  countWindow(window: RepWindow): { readonly changes: Changes; readonly calls: number } {
    const { source, readAt } = this.#for;
    const days = eachDay(window.from, window.to);
    const counted = this.#count(window.userId, days);
    const cover = this.#database.prepare(
      `insert into coverage (source, userId, day, readAt, zone, closed) values (?, ?, ?, ?, ?, ?)
       on conflict (source, userId, day) do update set
         readAt = excluded.readAt, zone = excluded.zone, closed = excluded.closed`,
    );
    const zone = this.zoneOf(window.userId);
    for (const day of days) {
      cover.run(source, window.userId, day, readAt, zone, isClosed(day, zone, readAt) ? 1 : 0);
    }
    return counted;
  }

  /**
   * Counts the covered days outside the windows that rows entered or left; and of every rep who is counted or has such rows, the
   * days that were cut in a zone that is theirs no longer. A day that was never covered gets no document: it is not synced.
   */
  countTouched(touched: TouchedDays, windows: readonly RepWindow[]): void {
    for (const [userId, days] of this.daysAgain(touched, windows)) this.#countAgain(userId, days);
  }

  /** The days that `countTouched` counts, by rep; each rep's rise. */
  daysAgain(
    touched: TouchedDays,
    windows: readonly RepWindow[],
  ): ReadonlyMap<string, readonly Day[]> {
    const again = new Map<string, Set<Day>>();
    const add = (userId: string, day: Day) =>
      again.set(userId, (again.get(userId) ?? new Set()).add(day));
    const isCovered = this.#database.prepare(
      "select 1 from coverage where source = ? and userId = ? and day = ?",
    );
    const recut = new Set(windows.map((window) => window.userId));
    for (const [userId, days] of touched.entries()) {
      recut.add(userId);
      for (const day of days) {
        if (windows.some((w) => w.userId === userId && day >= w.from && day <= w.to)) continue;
        if (isCovered.get(this.#for.source, userId, day) !== undefined) add(userId, day);
      }
    }
    const otherZone = this.#database.prepare(
      "select day from coverage where source = ? and userId = ? and zone <> ?",
    );
    // Days cut in two zones side by side would count the calls between them twice or not at all; and a row's day by the new zone
    // may not be the one that it counts for by the old.
    for (const userId of recut) {
      const zone = this.zoneOf(userId);
      for (const { day } of rows<{ day: Day }>(otherZone, this.#for.source, userId, zone))
        add(userId, day);
    }
    return new Map([...again].map(([userId, days]) => [userId, [...days].sort()]));
  }

  /** The person keys whose activities count for a rep, or for nobody. */
  keysOf(userId: string): readonly string[] {
    return this.#for.people.keysOf(userId);
  }

  zoneOf(userId: string): string {
    return this.#for.people.zoneOf(userId);
  }

  #countAgain(userId: string, days: readonly Day[]): void {
    this.#count(userId, days);
    const recut = this.#database.prepare(
      "update coverage set zone = ?, closed = readAt >= ? where source = ? and userId = ? and day = ?",
    );
    const zone = this.zoneOf(userId);
    for (const day of days) {
      const overAt = new Date(endOfDay(day, zone)).toISOString();
      recut.run(zone, overAt, this.#for.source, userId, day);
    }
  }

  /** `days` rise; what lies between the first and the last is read in one go. */
  #count(userId: string, days: readonly Day[]): { changes: Changes; calls: number } {
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) {
      return { changes: { added: 0, changed: 0, unchanged: 0 }, calls: 0 };
    }
    const zone = this.zoneOf(userId);
    const stretch = [startOfDay(first, zone), endOfDay(last, zone)] as const;
    const { documents, calls } = this.#documents(userId, days, ...stretch);
    const { source } = this.#for;
    return { changes: replaceDocuments(this.#database, userId, source, documents), calls };
  }

  #documents(
    userId: string,
    days: readonly Day[],
    from: number,
    to: number,
  ): { documents: MetricDocument[]; calls: number } {
    const { source, mapping, syncedAt } = this.#for;
    const zone = this.zoneOf(userId);
    const rep = { userId, source };
    if (source === CRM) {
      const tallies = tallyCrmByDay(this.#activitiesOf(userId, from, to), zone, mapping);
      const calls = sumOver(days, (day) => activitiesIn(tallies.get(day)));
      return { documents: crmDocuments(rep, days, tallies, mapping, syncedAt), calls };
    }
    const tallies = tallyByDay(this.#callsOf(userId, from, to), zone);
    const calls = sumOver(days, (day) => tallies.get(day)?.calls ?? 0);
    return { documents: callDocuments(rep, days, tallies, syncedAt), calls };
  }

  *#callsOf(userId: string, from: number, to: number): Generator<CountedCall> {
    const calls = this.#database.prepare(
      `select at, totalSeconds from ${PRESENT_CALLS}
         and source = ? and personKey in (select value from json_each(?)) and at >= ? and at < ?`,
    );
    const found = tuples<[number, number]>(
      calls,
      this.#for.source,
      JSON.stringify(this.keysOf(userId)),
      from,
      to,
    );
    for (const [at, totalSeconds] of found) yield { at, totalSeconds };
  }

  *#activitiesOf(userId: string, from: number, to: number): Generator<CountedCrmActivity> {
    const found = tuples<CrmRow>(
      this.#database.prepare(
        `select kind, at, direction, crm, twin from ${PRESENT_OF_CRM}
           and source = ? and personKey in (select value from json_each(?)) and at >= ? and at < ?`,
      ),
      this.#for.source,
      JSON.stringify(this.keysOf(userId)),
      from,
      to,
    );
    for (const [kind, at, direction, crm, twin] of found) {
      const { stage, amount } = readCrm(crm);
      yield { kind, at, direction, stage, amount, twinRule: readTwin(twin)?.rule ?? null };
    }
  }
}

type CrmRow = [ActivityKind, number, "in" | "out" | null, string, string | null];

/** How many of a CRM's activities are in a day's numbers. */
function activitiesIn(tally: CrmTally | undefined): number {
  if (tally === undefined) return 0;
  const { calls, emails, meetings, moves, wonDeals } = tally;
  return calls + emails + meetings + moves.a + moves.b + moves.c + wonDeals;
}

function sumOver(days: readonly Day[], amount: (day: Day) => number): number {
  return days.reduce((sum, day) => sum + amount(day), 0);
}
