import { type Activity, NO_PERSON, type Source } from "#src/domain/activity/activity.ts";
import { UNASSIGNED, type VendorPerson } from "#src/domain/people/person.ts";
import type { Roster } from "#src/domain/people/roster.ts";
import { COUNTED_ROWS } from "./counted-rows.ts";
import { NOT_YET } from "./people.ts";
import { type Prepares, rows, tuples } from "./rows.ts";
import type { TouchedDays } from "./touched-days.ts";

/**
 * Keeps the vendor's list of people, and whoever the rows name beside it: former agents are on their calls long after the
 * vendor has struck them off its list.
 */
export function keepPeople(
  database: Prepares,
  source: Source,
  token: number,
  people: readonly VendorPerson[],
): void {
  const put = database.prepare(
    `insert into people (source, id, name, email, timeZone, owner) values (?, ?, ?, ?, ?, '${NOT_YET}')
     on conflict (source, id) do update set name = excluded.name, email = excluded.email, timeZone = excluded.timeZone
     where people.name is not excluded.name or people.email is not excluded.email
       or people.timeZone is not excluded.timeZone`,
  );
  for (const person of people)
    put.run(source, person.id, person.name, person.email, person.timeZone);
  const meet = database.prepare(
    `insert or ignore into people (source, id, name, email, timeZone, owner) values (?, ?, ?, ?, null, '${NOT_YET}')`,
  );
  const met = new Set([NO_PERSON]);
  const named = database.prepare(
    "select personKey, personName, personEmail from temp.intake where token = ?",
  );
  for (const [key, name, email] of tuples<[string, string | null, string | null]>(named, token)) {
    if (met.has(key)) continue;
    met.add(key);
    meet.run(source, key, name, email);
  }
}

/** Reps to whom somebody came who was another's or nobody's before, and reps from whom somebody went. */
export interface Moves {
  readonly gained: ReadonlySet<string>;
  readonly lost: ReadonlySet<string>;
}

/**
 * Where a person's calls belong to somebody else than when they were last counted (a user was added, an address changed),
 * the days of both are touched, so that no call stays counted twice or not at all.
 */
export function moveOwners(
  database: Prepares,
  source: Source,
  roster: Roster,
  touched: TouchedDays,
): Moves {
  const gained = new Set<string>();
  const lost = new Set<string>();
  const people = rows<{ id: string; owner: string }>(
    database.prepare("select id, owner from people where source = ?"),
    source,
  );
  const callsOf = database.prepare(
    `select at from ${COUNTED_ROWS[source]} and source = ? and personKey = ?`,
  );
  const setOwner = database.prepare("update people set owner = ? where source = ? and id = ?");
  for (const person of people) {
    const owner = roster.ownerOf(person.id);
    if (owner === person.owner) continue;
    const wasCounted = person.owner !== NOT_YET;
    if (wasCounted && owner !== UNASSIGNED) gained.add(owner);
    if (wasCounted && person.owner !== UNASSIGNED) lost.add(person.owner);
    for (const [at] of tuples<[Activity["at"]]>(callsOf, source, person.id)) {
      touched.touchFor(owner, at);
      if (wasCounted) touched.touchFor(person.owner, at);
    }
    setOwner.run(owner, source, person.id);
  }
  return { gained, lost };
}
