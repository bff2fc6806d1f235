import { isMailKey, NO_PERSON, toMailKey } from "../activity/activity.ts";
import { UNASSIGNED, type User, type VendorPerson } from "./person.ts";

/** Who is who for one source: from the vendor's people to reps and their zones. Pure; made anew from users and directory. */
export interface Roster {
  /** The rep a person's activities count for, or `unassigned`. */
  ownerOf(personKey: string): string;
  /** The person keys whose activities count for a rep; empty when the vendor knows nobody with their e-mail address. */
  keysOf(userId: string): readonly string[];
  /** The vendor ids among those keys: what the vendor's own filter can be asked for. */
  vendorIdsOf(userId: string): readonly string[];
  /** The rep's IANA zone; the workspace's for `unassigned`. */
  zoneOf(userId: string): string;
}

/**
 * Matches by e-mail address without regard to case. A vendor's id is matched through the directory's present address, so
 * calls made under an older address of the same person stay theirs.
 */
export function makeRoster(
  users: readonly User[],
  people: readonly VendorPerson[],
  workspaceZone: string,
): Roster {
  const userByEmail = new Map(users.map((user) => [user.email.toLowerCase(), user]));
  const owners = new Map<string, string>();
  const keys = new Map<string, Set<string>>();
  const vendorIds = new Map<string, string[]>();
  const zones = new Map<string, string>([[UNASSIGNED, workspaceZone]]);

  for (const user of users) {
    const mailKey = toMailKey(user.email);
    owners.set(mailKey, user.id);
    keys.set(user.id, new Set([mailKey]));
    vendorIds.set(user.id, []);
    if (user.timeZone !== null) zones.set(user.id, user.timeZone);
  }
  for (const person of people) {
    const user = person.email === null ? undefined : userByEmail.get(person.email.toLowerCase());
    if (user === undefined) continue;
    owners.set(person.id, user.id);
    keys.get(user.id)?.add(person.id);
    if (!isMailKey(person.id)) vendorIds.get(user.id)?.push(person.id);
    if (person.timeZone !== null && !zones.has(user.id)) zones.set(user.id, person.timeZone);
  }

  return {
    ownerOf: (key) => (key === NO_PERSON ? UNASSIGNED : (owners.get(key) ?? UNASSIGNED)),
    keysOf: (userId) => [...(keys.get(userId) ?? [])],
    vendorIdsOf: (userId) => vendorIds.get(userId) ?? [],
    zoneOf: (userId) => zones.get(userId) ?? workspaceZone,
  };
}
