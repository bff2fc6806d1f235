import { SOURCES, type Source } from "#src/domain/activity/activity.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import type { PeopleStore } from "../people.ts";
import type { Database } from "./database.ts";
import { rows } from "./rows.ts";

export function listPeople(database: Database, source: Source): VendorPerson[] {
  return rows<VendorPerson>(
    database.prepare(
      "select source, id, name, email, timeZone from people where source = ? order by id",
    ),
    source,
  );
}

export function createPeopleStore(database: Database): PeopleStore {
  const lists = new Map(
    SOURCES.map((source) => [source, database.remember(() => listPeople(database, source))]),
  );
  return { list: async (source) => lists.get(source)?.() ?? [] };
}
