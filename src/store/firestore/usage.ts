/** What an installation pays for, by collection: documents read, written and deleted, as Firestore bills them. */
export interface Usage {
  readonly reads: Readonly<Record<string, number>>;
  readonly writes: Readonly<Record<string, number>>;
  readonly deletes: Readonly<Record<string, number>>;
}

type Kind = keyof Usage;

/** Counts as it goes; every road to Firestore is counted (`connection.ts`). */
export class UsageMeter {
  readonly #counts: Record<Kind, Map<string, number>> = {
    reads: new Map(),
    writes: new Map(),
    deletes: new Map(),
  };

  count(kind: Kind, path: string, documents = 1): void {
    const collection = collectionOf(path);
    const counts = this.#counts[kind];
    counts.set(collection, (counts.get(collection) ?? 0) + documents);
  }

  /** Since the process began. */
  now(): Usage {
    return {
      reads: Object.fromEntries(this.#counts.reads),
      writes: Object.fromEntries(this.#counts.writes),
      deletes: Object.fromEntries(this.#counts.deletes),
    };
  }
}

/** What was used between two moments; collections of which nothing was used are left out. */
export function usedBetween(before: Usage, after: Usage): Usage {
  const since = (kind: Kind) =>
    Object.fromEntries(
      Object.entries(after[kind])
        .map(([collection, count]): [string, number] => [
          collection,
          count - (before[kind][collection] ?? 0),
        ])
        .filter(([, count]) => count > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return { reads: since("reads"), writes: since("writes"), deletes: since("deletes") };
}

/** `commits/a/parts/0` is of `commits`. */
function collectionOf(path: string): string {
  return path.split("/", 1)[0] ?? path;
}
