import type { ArchiveRecord } from "#src/store/archive.ts";

/**
 * Says of record after record what it takes that another before it has, or that nobody before it is, in words that go on from the
 * number of its line; null where it may stand. Remembers people, keys and links: a few for each person, however many calls there are.
 */
export function collisionFinder(): (record: ArchiveRecord) => string | null {
  const taken = new Set<string>();
  const users = new Set<string>();
  return (record) => {
    const claims = claimsOf(record);
    const twice = claims.find(({ what, value }) => taken.has(JSON.stringify([what, value])));
    if (twice !== undefined) return `has the ${twice.what} of a line before it (${twice.value})`;
    for (const { what, value } of claims) taken.add(JSON.stringify([what, value]));
    if (record.kind === "user") users.add(record.value.id);
    if (record.kind !== "key" || record.value.userId === null) return null;
    return users.has(record.value.userId)
      ? null
      : `is a key of ${record.value.userId}, and no such user stands before it`;
  };
}

interface Claim {
  readonly what: string;
  readonly value: string;
}

/** What only one may have. */
function claimsOf({ kind, value }: ArchiveRecord): Claim[] {
  switch (kind) {
    case "user":
      return [
        { what: "user id", value: value.id },
        // As people are found by it: without regard to case.
        { what: "e-mail address", value: value.email.toLowerCase() },
      ];
    case "key":
      return [
        { what: "key id", value: value.id },
        { what: "key hash", value: value.hash },
      ];
    case "shareLink":
      return [
        { what: "link id", value: value.id },
        { what: "link hash", value: value.hash },
      ];
    default:
      return [];
  }
}
