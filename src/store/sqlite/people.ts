import { SOURCES, type Source } from "#src/domain/activity/activity.ts";
import { listPeople, NOT_YET } from "../counting/people.ts";
import { rows } from "../counting/rows.ts";
import type { PeopleStore } from "../people.ts";
import type { Database } from "./database.ts";

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
