/** A person as they are named where no e-mail address may be seen. */
export interface PublicPerson {
  readonly userId: string;
  readonly userName: string;
}

/** Another name for an id, always the same, from which the id cannot be read. */
export type Alias = (userId: string) => string;

/** What looks like an address: whatever stands around an @ without a gap. The part before it may stay. */
const ADDRESS = /([^\s@<>()[\]{},;:"'|]*)@[^\s<>()[\]{},;:"'|]*/g;

/** Takes the e-mail addresses out of a person's name and id; people without any are as they were. */
export function publicPerson<Person extends PublicPerson>(person: Person, alias: Alias): Person {
  if (!person.userId.includes("@") && !person.userName.includes("@")) return person;
  return {
    ...person,
    userId: publicId(person.userId, alias),
    userName: publicName(person.userName),
  };
}

/** An id that is an address, or holds one, is named by its alias. */
function publicId(userId: string, alias: Alias): string {
  return userId.includes("@") ? alias(userId) : userId;
}

/** `ada@example.com` is `ada`, `Ada <ada@example.com>` is `Ada <ada>`; a name of which nothing is left is `Somebody`. */
export function publicName(userName: string): string {
  if (!userName.includes("@")) return userName;
  const left = userName.replaceAll(ADDRESS, "$1").trim();
  return /[\p{L}\p{N}]/u.test(left) ? left : "Somebody";
}

/**
 * The user that a public id stands for; null when none. An id that holds an address is found by its alias alone: whoever can
 * only guess an address learns nothing from asking.
 */
export function findByPublicId(
  publicUserId: string,
  userIds: Iterable<string>,
  alias: Alias,
): string | null {
  for (const userId of userIds) if (publicId(userId, alias) === publicUserId) return userId;
  return null;
}
