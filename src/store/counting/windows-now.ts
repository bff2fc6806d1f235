import type { Source } from "#src/domain/activity/activity.ts";
import { eachDay } from "#src/domain/calendar/day.ts";
import { UNASSIGNED, type User } from "#src/domain/people/person.ts";
import type { Roster } from "#src/domain/people/roster.ts";
import type { CommitPlan, RepWindow } from "../ledger.ts";
import { daysReadWith } from "./inherit-coverage.ts";
import { listOwners } from "./people.ts";
import type { Prepares } from "./rows.ts";

/**
 * A plan's windows by who is whom at its commit, which may have been changed while it was read. Whoever is nobody of the source by
 * now has none: their days would stand at 0. Where everybody was read, whoever became somebody has the days that nobody's were read on.
 */
export function windowsNow(
  database: Prepares,
  source: Source,
  roster: Roster,
  users: readonly User[],
  plan: CommitPlan,
): RepWindow[] {
  const owners = listOwners(database, source);
  const planned = plan.windows.filter(({ userId }) => userId === UNASSIGNED || owners.has(userId));
  const nobodys = planned.find(({ userId }) => userId === UNASSIGNED);
  if (nobodys === undefined || plan.vanish?.personKeys !== null) return planned;
  const readAt = new Date(plan.readStartedAt).toISOString();
  const zone = roster.zoneOf(UNASSIGNED);
  const read = new Map(
    eachDay(nobodys.from, nobodys.to).map((day) => [day, { day, readAt, zone }]),
  );
  const has = new Set(planned.map(({ userId }) => userId));
  const others = users.filter(({ id }) => owners.has(id) && !has.has(id));
  return [
    ...planned,
    ...others.flatMap(({ id, email }): RepWindow[] => {
      const days = daysReadWith(read, roster.zoneOf(id)).map(({ day }) => day);
      const [from, to] = [days[0], days.at(-1)];
      if (from === undefined || to === undefined) return [];
      return [{ userId: id, userEmail: email, from, to }];
    }),
  ];
}
