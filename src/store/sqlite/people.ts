import type { Source } from "#src/domain/activity/activity.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import type { PeopleStore } from "../people.ts";
import { type Database, rows } from "./database.ts";

export function listPeople(database: Database, source: Source): VendorPerson[] {
  return rows<VendorPerson>(
    database.prepare(
      "select source, id, name, email, timeZone from people where source = ? order by id",
    ),
    source,
  );
}

export function createPeopleStore(database: Database): PeopleStore {
  return { list: async (source) => listPeople(database, source) };
}
