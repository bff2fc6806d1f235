import type { Source } from "#src/domain/activity/activity.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import { type Prepares, rows } from "./rows.ts";

/** An owner nobody has: marks a person whose calls have not been counted yet. */
export const NOT_YET = "";

/** The reps, or nobody (`unassigned`), for whom somebody of a source counts. */
export function listOwners(database: Prepares, source: Source): ReadonlySet<string> {
  const found = rows<{ owner: string }>(
    database.prepare("select distinct owner from people where source = ? and owner <> ?"),
    source,
    NOT_YET,
  );
  return new Set(found.map(({ owner }) => owner));
}

export function listPeople(database: Prepares, source: Source): VendorPerson[] {
  return rows<VendorPerson>(
    database.prepare(
      "select source, id, name, email, timeZone from people where source = ? order by id",
    ),
    source,
  );
}
