import { NO_PERSON, type Source } from "#src/domain/activity/activity.ts";
import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { callDocuments } from "#src/domain/metrics/call-documents.ts";
import { type CountedCall, tallyByDay } from "#src/domain/metrics/call-tally.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { Roster } from "#src/domain/people/roster.ts";
import type { RepWindow } from "../ledger.ts";
import type { Changes } from "../sync-runs.ts";
import { isClosed } from "./closed-day.ts";
import { replaceDocuments } from "./replace-documents.ts";
import { type Prepares, rows, tuples } from "./rows.ts";
import type { TouchedDays } from "./touched-days.ts";

export interface RecountFor {
  readonly source: Source;
  readonly roster: Roster;
  /** Every person key of the source; those that no rep owns count as unassigned. */
  readonly peopleKeys: readonly string[];
  /** ISO instants. */
  readonly readAt: string;
  readonly syncedAt: string;
}

/** Counts rep-days anew from the ledger and puts their documents in place. */
export class Recount {
  readonly #database: Prepares;
  readonly #for: RecountFor;
  readonly #unassignedKeys: readonly string[];

  constructor(database: Prepares, recountFor: RecountFor) {
    this.#database = database;
    this.#for = recountFor;
    this.#unassignedKeys = [
      NO_PERSON,
      ...recountFor.peopleKeys.filter((key) => recountFor.roster.ownerOf(key) === UNASSIGNED),
    ];
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
    const zone = this.#for.roster.zoneOf(window.userId);
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
      const zone = this.#for.roster.zoneOf(userId);
      for (const { day } of rows<{ day: Day }>(otherZone, this.#for.source, userId, zone))
        add(userId, day);
    }
    return new Map([...again].map(([userId, days]) => [userId, [...days].sort()]));
  }

  /** The person keys whose calls count for a rep, or for nobody. */
  keysOf(userId: string): readonly string[] {
    return userId === UNASSIGNED ? this.#unassignedKeys : this.#for.roster.keysOf(userId);
  }

  #countAgain(userId: string, days: readonly Day[]): void {
    this.#count(userId, days);
    const recut = this.#database.prepare(
      "update coverage set zone = ?, closed = readAt >= ? where source = ? and userId = ? and day = ?",
    );
    const zone = this.#for.roster.zoneOf(userId);
    for (const day of days) {
      const overAt = new Date(endOfDay(day, zone)).toISOString();
      recut.run(zone, overAt, this.#for.source, userId, day);
    }
  }

  /** `days` rise; the calls between the first and the last are read in one go. */
  #count(userId: string, days: readonly Day[]): { changes: Changes; calls: number } {
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) {
      return { changes: { added: 0, changed: 0, unchanged: 0 }, calls: 0 };
    }
    const { source, roster, syncedAt } = this.#for;
    const zone = roster.zoneOf(userId);
    const tallies = tallyByDay(
      this.#callsOf(userId, startOfDay(first, zone), endOfDay(last, zone)),
      zone,
    );
    const documents = callDocuments({ userId, source }, days, tallies, syncedAt);
    return {
      changes: replaceDocuments(this.#database, userId, source, documents),
      calls: days.reduce((sum, day) => sum + (tallies.get(day)?.calls ?? 0), 0),
    };
  }

  *#callsOf(userId: string, from: number, to: number): Generator<CountedCall> {
    const calls = this.#database.prepare(
      `select at, totalSeconds from activity
       where source = ? and kind = 'call' and state = 'present'
         and personKey in (select value from json_each(?)) and at >= ? and at < ?`,
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
}
