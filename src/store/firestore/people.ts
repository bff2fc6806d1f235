import { z } from "zod";
import { SOURCES, type Source } from "#src/domain/activity/activity.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import type { PeopleStore } from "../people.ts";
import type { Found, Reads } from "./connection.ts";
import { peopleOf } from "./stamp.ts";
import { hashedId, readAs } from "./stored.ts";
import { compareText } from "./text-order.ts";
import type { Workspace } from "./workspace.ts";
import type { Write } from "./writes.ts";

export const PEOPLE = "people";

const schema = z.object({
  source: z.enum(SOURCES),
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  timeZone: z.string().nullable(),
  owner: z.string().nullable(),
});

/** `owner`: whom this person's calls were last counted for; null before that. */
export interface OwnedPerson extends VendorPerson {
  readonly owner: string | null;
}

export function toPerson(found: Found): OwnedPerson {
  return readAs(schema, found);
}

/** Everybody a source has ever named, by id. */
export async function listOwnedPeople(reads: Reads, source: Source): Promise<OwnedPerson[]> {
  const found = await reads.find(PEOPLE, (people) => people.where("source", "==", source));
  return found.map(toPerson).sort((a, b) => compareText(a.id, b.id));
}

export interface PeopleReaders {
  owned(source: Source): Promise<readonly OwnedPerson[]>;
}

export function createPeopleStore(workspace: Workspace): PeopleStore & PeopleReaders {
  const readers = new Map(
    SOURCES.map((source) => [
      source,
      workspace.remember(peopleOf(source), async (reads) => {
        const owned = await listOwnedPeople(reads, source);
        return {
          owned,
          people: owned.map(({ owner: _, ...person }): VendorPerson => person),
          owners: new Map(
            owned.flatMap(({ id, owner }): [string, string][] =>
              owner === null ? [] : [[id, owner]],
            ),
          ),
        };
      }),
    ]),
  );
  const read = async (source: Source) => {
    const known = await readers.get(source)?.();
    return known ?? { owned: [], people: [], owners: new Map<string, string>() };
  };
  return {
    list: async (source) => (await read(source)).people,
    owners: async (source) => (await read(source)).owners,
    owned: async (source) => (await read(source)).owned,
  };
}

export function personWrite(person: OwnedPerson): Write {
  const id = hashedId(person.id);
  return { kind: "set", path: `${PEOPLE}/${person.source}_${id}`, data: { ...person } };
}
