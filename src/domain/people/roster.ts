import { isMailKey, NO_PERSON, toMailKey } from "../activity/activity.ts";
import { UNASSIGNED, type User, type VendorPerson } from "./person.ts";
import type { PersonMatch } from "./person-match.ts";

/** Who is who for one source: from the vendor's people to reps and their zones. Pure; made anew from users and directory. */
export interface Roster {
  /** The rep a person's activities count for, or `unassigned`. */
  ownerOf(personKey: string): string;
  /** The person keys whose activities count for a rep; empty when the vendor knows nobody with their e-mail address. */
  keysOf(userId: string): readonly string[];
  /** The vendor ids among those keys: what the vendor's own filter can be asked for. */
  vendorIdsOf(userId: string): readonly string[];
  /** The rep's IANA zone, the same for every source; the workspace's for `unassigned`. */
  zoneOf(userId: string): string;
}

export interface RosterBasis {
  readonly users: readonly User[];
  /** Of the source that the roster is for. */
  readonly people: readonly VendorPerson[];
  /** Of all other sources: they too may say in which zone somebody lives. */
  readonly others: readonly VendorPerson[];
  readonly matches: readonly PersonMatch[];
  readonly workspaceZone: string;
}

/**
 * Matches by hand first, else by e-mail address without regard to case. A vendor's id is matched through the directory's present
 * address, so calls made under an older address of the same person stay theirs.
 */
export function makeRoster({ users, people, others, matches, workspaceZone }: RosterBasis): Roster {
  const userOf = makeMatcher(users, matches);
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
    const user = userOf(person);
    const before = owners.get(person.id);
    if (before !== undefined && before !== user?.id) {
      owners.delete(person.id);
      keys.get(before)?.delete(person.id);
    }
    if (user === null) continue;
    owners.set(person.id, user.id);
    keys.get(user.id)?.add(person.id);
    if (!isMailKey(person.id)) vendorIds.get(user.id)?.push(person.id);
  }
  for (const person of [...people, ...others]) {
    const user = person.timeZone === null ? null : userOf(person);
    if (user !== null && person.timeZone !== null && !zones.has(user.id))
      zones.set(user.id, person.timeZone);
  }
  return {
    ownerOf: (key) => (key === NO_PERSON ? UNASSIGNED : (owners.get(key) ?? UNASSIGNED)),
    keysOf: (userId) => [...(keys.get(userId) ?? [])],
    vendorIdsOf: (userId) => vendorIds.get(userId) ?? [],
    zoneOf: (userId) => zones.get(userId) ?? workspaceZone,
  };
}

/** Which user a vendor's person is; null: none. */
export function makeMatcher(
  users: readonly User[],
  matches: readonly PersonMatch[],
): (person: VendorPerson) => User | null {
  const byEmail = new Map(users.map((user) => [user.email.toLowerCase(), user]));
  const byId = new Map(users.map((user) => [user.id, user]));
  const byHand = new Map(matches.map((one) => [`${one.source} ${one.personId}`, one.userId]));
  return ({ source, id, email }) => {
    const matched = byHand.get(`${source} ${id}`);
    if (matched !== undefined) return matched === null ? null : (byId.get(matched) ?? null);
    return email === null ? null : (byEmail.get(email.toLowerCase()) ?? null);
  };
}
