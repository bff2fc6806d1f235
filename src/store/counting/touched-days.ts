import type { Day } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import type { Roster } from "#src/domain/people/roster.ts";

/** The rep-days that a row entered, left or changed on: whatever is covered among them must be counted anew. */
export class TouchedDays {
  readonly #roster: Roster;
  readonly #days = new Map<string, Set<Day>>();

  constructor(roster: Roster) {
    this.#roster = roster;
  }

  /** An activity of this person, starting at `at` (ms UTC), came, went or changed. */
  touch(personKey: string, at: number): void {
    this.touchFor(this.#roster.ownerOf(personKey), at);
  }

  touchFor(userId: string, at: number): void {
    this.touchDay(userId, dayOf(at, this.#roster.zoneOf(userId)));
  }

  touchDay(userId: string, day: Day): void {
    const days = this.#days.get(userId);
    if (days === undefined) this.#days.set(userId, new Set([day]));
    else days.add(day);
  }

  /** Of who is nobody any more, no day is counted. */
  forget(userId: string): void {
    this.#days.delete(userId);
  }

  entries(): Iterable<[string, ReadonlySet<Day>]> {
    return this.#days;
  }
}
