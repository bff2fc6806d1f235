import type { Source, UnreadableRow } from "#src/domain/activity/activity.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import type { Roster } from "#src/domain/people/roster.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import type { CommitPlan, RepWindow } from "../ledger.ts";
import type { RepOutcome } from "../sync-runs.ts";
import { peopleAsCounted, peopleNow } from "./counted-people.ts";
import { type CountingBasis, type EnteredRows, type IntakePlace, rosterOf } from "./enter-rows.ts";
import { coveredDays, inheritCoverage } from "./inherit-coverage.ts";
import { daysToPair, type PairedRep, pairDays } from "./pair-days.ts";
import { listOwners } from "./people.ts";
import { Recount } from "./recount.ts";
import { removeDocuments } from "./replace-documents.ts";
import { type Prepares, tuples } from "./rows.ts";
import { TouchedDays } from "./touched-days.ts";

/** Rep-days, by rep. */
export type RepDays = ReadonlyMap<string, ReadonlySet<Day>>;

/** The counting of both sources of calls, where both have any. */
interface BothSources {
  readonly crm: Recount;
  readonly dialer: Recount;
  readonly crmRoster: Roster;
}

/** Counts what a plan asks for once its rows are in the ledger: step 4 of `CommitPlan`. */
export class PlanCounting {
  readonly #database: Prepares;
  readonly #place: IntakePlace;
  readonly #plan: CommitPlan;
  readonly #entered: EnteredRows;
  /** Of the plan's source. */
  readonly recount: Recount;
  readonly both: BothSources | null;
  /** The covered days of reps who are nobody of the source any more, by rep; each rep's rise. */
  readonly leaving = new Map<string, readonly Day[]>();

  constructor(
    database: Prepares,
    place: IntakePlace,
    basis: CountingBasis,
    plan: CommitPlan,
    entered: EnteredRows,
  ) {
    this.#database = database;
    this.#place = place;
    this.#plan = plan;
    this.#entered = entered;
    this.recount = new Recount(database, {
      source: place.source,
      people: peopleNow(entered.roster, entered.peopleKeys),
      mapping: entered.mapping,
      readAt: new Date(plan.readStartedAt).toISOString(),
      syncedAt: plan.syncedAt,
    });
    this.both = this.#bothSources(basis);
  }

  #bothSources(basis: CountingBasis): BothSources | null {
    const { source } = this.#place;
    const other = otherOf(source);
    if (other === null) return null;
    const roster = rosterOf(this.#database, other, basis, this.#plan.workspaceZone);
    const people = peopleAsCounted(this.#database, other, roster);
    if (people === null) return null;
    const ofOther = new Recount(this.#database, {
      source: other,
      people,
      // A change of the mapping waits for the CRM's own commit.
      mapping: basis.mappingBefore,
      readAt: new Date(this.#plan.readStartedAt).toISOString(),
      syncedAt: this.#plan.syncedAt,
    });
    return source === CRM
      ? { crm: this.recount, dialer: ofOther, crmRoster: this.#entered.roster }
      : { crm: ofOther, dialer: this.recount, crmRoster: roster };
  }

  /**
   * Reps to whom somebody came have more days from now on, and whatever was read for them counts again; reps who are nobody any
   * more have no numbers (`leaving`); before anything is counted.
   */
  followPeople(): void {
    const { source } = this.#place;
    const { moves, touched, roster } = this.#entered;
    for (const userId of moves.gained) {
      inheritCoverage(this.#database, source, userId, roster.zoneOf(userId));
      for (const day of coveredDays(this.#database, source, userId)) touched.touchDay(userId, day);
    }
    const owners = listOwners(this.#database, source);
    for (const userId of moves.lost) {
      if (owners.has(userId)) continue;
      touched.forget(userId);
      this.leaving.set(userId, coveredDays(this.#database, source, userId));
    }
  }

  /** The CRM's rep-days whose calls may have other twins than before. */
  get pairing(): RepDays {
    const days = new Map<string, Set<Day>>();
    if (this.both === null) return days;
    const { touched, windows } = this.#entered;
    const again = this.recount.daysAgain(touched, windows);
    for (const [userId, some] of [...touched.entries(), ...again]) {
      const known = days.get(userId) ?? new Set();
      days.set(userId, known.union(daysToPair(this.#place.source, some)));
    }
    return days;
  }

  /** Says what came of each window, and of those that were planned for somebody who is nobody now. */
  count(): RepOutcome[] {
    const { touched, windows } = this.#entered;
    const { source } = this.#place;
    // Nobody knows any number of theirs, so none may stand, not even 0. What was read stays covered: somebody may come back.
    for (const [userId, days] of this.leaving)
      removeDocuments(this.#database, userId, source, days);
    const ofCrm = this.#pair();
    const reps = this.#countWindows();
    this.recount.countTouched(touched, windows);
    if (ofCrm !== null) this.both?.crm.countTouched(ofCrm, []);
    return reps;
  }

  #countWindows(): RepOutcome[] {
    const { roster, unreadable, windows } = this.#entered;
    const { token } = this.#place;
    const received = countReceived(this.#database, token, roster, windows, unreadable);
    const left = this.#plan.windows.filter((window) => !windows.includes(window));
    return [...windows, ...left].map((window): RepOutcome => {
      const { changes, calls } = windows.includes(window)
        ? this.recount.countWindow(window)
        : NOTHING;
      return {
        userId: window.userId,
        userEmail: window.userEmail,
        startDate: window.from,
        endDate: window.to,
        totalCalls: received.get(window.userId) ?? 0,
        callsProcessed: calls,
        changes,
        errors: unreadable
          .filter((row) => roster.ownerOf(row.personKey) === window.userId)
          .map((row) => ({ callId: row.sourceId, reason: row.reason })),
      };
    });
  }

  /** Pairs anew. Answers with the CRM's days that have other pairs, unless they are counted with the plan's own. */
  #pair(): TouchedDays | null {
    const { both } = this;
    if (both === null) return null;
    const isCrm = this.#place.source === CRM;
    const changed = isCrm ? this.#entered.touched : new TouchedDays(both.crmRoster);
    for (const [userId, days] of this.pairing) {
      const rep: PairedRep = {
        zone: both.crm.zoneOf(userId),
        keysOf: (source) => (source === CRM ? both.crm : both.dialer).keysOf(userId),
      };
      for (const day of pairDays(this.#database, rep, days)) changed.touchDay(userId, day);
    }
    return isCrm ? null : changed;
  }
}

const NOTHING = { changes: { added: 0, changed: 0, unchanged: 0 }, calls: 0 };

function otherOf(source: Source): Source | null {
  if (source === CRM) return DIALER;
  return source === DIALER ? CRM : null;
}

/**
 * How many distinct activities came in for each rep's window. Rows that could not be read are among them: in the window if their
 * start could be read and lies in it, or could not be read at all.
 */
function countReceived(
  database: Prepares,
  token: number,
  roster: Roster,
  windows: readonly RepWindow[],
  unreadable: readonly UnreadableRow[],
): Map<string, number> {
  const bounds = new Map(
    windows.map((window) => {
      const zone = roster.zoneOf(window.userId);
      const from = startOfDay(window.from, zone);
      return [window.userId, { from, to: endOfDay(window.to, zone), calls: 0 }];
    }),
  );
  const take = (key: string, at: number | null) => {
    const window = bounds.get(roster.ownerOf(key));
    if (window === undefined) return;
    if (at === null || (at >= window.from && at < window.to)) window.calls += 1;
  };
  const all = database.prepare("select personKey, at from temp.intake where token = ?");
  for (const [key, at] of tuples<[string, number]>(all, token)) take(key, at);
  for (const row of unreadable) take(row.personKey, row.at);
  return new Map([...bounds].map(([userId, window]) => [userId, window.calls]));
}
