import { NO_PERSON, type Source } from "#src/domain/activity/activity.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { Roster } from "#src/domain/people/roster.ts";
import { NOT_YET } from "./people.ts";
import { type Prepares, rows } from "./rows.ts";

/** Whose activities count for whom, and by which days. */
export interface CountedPeople {
  /** The person keys whose activities count for a rep, or for nobody (`unassigned`). */
  keysOf(userId: string): readonly string[];
  zoneOf(userId: string): string;
}

/** As a source is counted from now on. */
export function peopleNow(roster: Roster, peopleKeys: readonly string[]): CountedPeople {
  const nobodys = [NO_PERSON, ...peopleKeys.filter((key) => roster.ownerOf(key) === UNASSIGNED)];
  return {
    keysOf: (userId) => (userId === UNASSIGNED ? nobodys : roster.keysOf(userId)),
    zoneOf: roster.zoneOf,
  };
}

/**
 * As another source was last counted: a change of its people waits for its own commit, where the days of both sides are counted anew.
 * Null where nothing of it was ever counted.
 */
export function peopleAsCounted(
  database: Prepares,
  source: Source,
  roster: Roster,
): CountedPeople | null {
  const owned = rows<{ id: string; owner: string }>(
    database.prepare("select id, owner from people where source = ? and owner <> ?"),
    source,
    NOT_YET,
  );
  if (owned.length === 0) return null;
  const keys = new Map<string, string[]>([[UNASSIGNED, [NO_PERSON]]]);
  for (const { id, owner } of owned) keys.set(owner, [...(keys.get(owner) ?? []), id]);
  return { keysOf: (userId) => keys.get(userId) ?? [], zoneOf: roster.zoneOf };
}
