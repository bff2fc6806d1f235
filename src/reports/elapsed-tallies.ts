import { NO_PERSON } from "#src/domain/activity/activity.ts";
import { daysBetween } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf, endOfDay, instantAt, startOfDay, timeOfDay } from "#src/domain/calendar/zone.ts";
import type { CallTally } from "#src/domain/metrics/call-tally.ts";
import { UNASSIGNED, type User, type VendorPerson } from "#src/domain/people/person.ts";
import type { Roster } from "#src/domain/people/roster.ts";
import type { ReportContext } from "./context.ts";

/**
 * For a fair comparison of a period so far with the one before: each rep's calls on the last day of `before`, up to the
 * time of day that it is now where the rep is. A whole day is not compared with half of one.
 */
export async function elapsedTallies(
  context: ReportContext,
  team: {
    readonly roster: Roster;
    readonly users: readonly User[];
    readonly people: readonly VendorPerson[];
  },
  before: DayRange,
  range: DayRange,
  now: number,
): Promise<Map<string, CallTally>> {
  const { roster, users, people } = team;
  const unowned = people
    .map((person) => person.id)
    .filter((key) => roster.ownerOf(key) === UNASSIGNED);
  const owners: [string, readonly string[]][] = [
    [UNASSIGNED, [NO_PERSON, ...unowned]],
    ...users.map((user): [string, readonly string[]] => [user.id, roster.keysOf(user.id)]),
  ];
  // Where the period before was shorter, its last day has no counterpart today and counts whole.
  const cutShort = daysBetween(before.from, before.to) < daysBetween(range.from, range.to);
  const tallies = await Promise.all(
    owners.map(async ([userId, keys]): Promise<[string, CallTally]> => {
      const zone = roster.zoneOf(userId);
      const from = startOfDay(before.to, zone);
      const whole = cutShort || dayOf(now, zone) > range.to;
      const begun = dayOf(now, zone) >= range.to;
      const end = endOfDay(before.to, zone);
      const until = whole ? end : instantAt(before.to, timeOfDay(now, zone), zone);
      return [
        userId,
        await context.store.ledger.tallyCalls(
          "justcall",
          keys,
          from,
          begun ? Math.min(until, end) : from,
        ),
      ];
    }),
  );
  return new Map(tallies);
}
