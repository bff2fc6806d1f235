import type { Source } from "#src/domain/activity/activity.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import { type Prepares, rows } from "./rows.ts";

/** An owner nobody has: marks a person whose calls have not been counted yet. */
export const NOT_YET = "";

export function listPeople(database: Prepares, source: Source): VendorPerson[] {
  return rows<VendorPerson>(
    database.prepare(
      "select source, id, name, email, timeZone from people where source = ? order by id",
    ),
    source,
  );
}
