import { SOURCES, type Source } from "#src/domain/activity/activity.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import type { PeopleStore } from "../people.ts";
import type { Database } from "./database.ts";
import { rows } from "./rows.ts";

/** An owner nobody has: marks a person whose calls have not been counted yet. */
export const NOT_YET = "";

export function listPeople(database: Database, source: Source): VendorPerson[] {
  return rows<VendorPerson>(
    database.prepare(
      "select source, id, name, email, timeZone from people where source = ? order by id",
    ),
    source,
  );
}

export function createPeopleStore(database: Database): PeopleStore {
  const readers = new Map(
    SOURCES.map((source) => [
      source,
      {
        list: database.remember(() => listPeople(database, source)),
        owners: database.remember(() => listOwners(database, source)),
      },
    ]),
  );
  return {
    list: async (source) => readers.get(source)?.list() ?? [],
    owners: async (source) => readers.get(source)?.owners() ?? new Map(),
  };
}

function listOwners(database: Database, source: Source): Map<string, string> {
  const owners = rows<{ id: string; owner: string }>(
    database.prepare("select id, owner from people where source = ? and owner <> ?"),
    source,
    NOT_YET,
  );
  return new Map(owners.map(({ id, owner }) => [id, owner]));
}
