import { z } from "zod";

/**
 * A document as it is to be: absolute values under a fixed id, so that doing it twice is doing it once. `merge` leaves the
 * fields alone that it does not name, inside maps too. Dates are stored as Firestore's timestamps.
 */
export type Write =
  | { readonly kind: "set" | "merge"; readonly path: string; readonly data: DocumentFields }
  | { readonly kind: "delete"; readonly path: string };

export type DocumentFields = { readonly [field: string]: unknown };

/** What goes into one commit: Firestore takes 10 MiB and its emulator 4 MiB, more than that hangs there. */
const MOST_WRITES = 450;
const MOST_BYTES = 2_500_000;

/** What a document holds, less room for its own fields: Firestore's limit is 1 MiB. */
const MOST_PART_BYTES = 900_000;

export interface BatchLimits {
  readonly writes: number;
  readonly bytes: number;
}

export const COMMIT_LIMITS: BatchLimits = { writes: MOST_WRITES, bytes: MOST_BYTES };
export const PART_LIMITS: BatchLimits = { writes: MOST_WRITES, bytes: MOST_PART_BYTES };

/**
 * Lays writes into batches within the limits. What stands in one group stays together, unless it is too large for any batch.
 */
export function* batches(
  groups: Iterable<readonly Write[]>,
  limits: BatchLimits,
): Generator<Write[]> {
  let batch: Write[] = [];
  let bytes = 0;
  for (const group of groups) {
    const sizes = group.map(sizeOf);
    const together = sizes.reduce((sum, size) => sum + size, 0);
    const fits = (count: number, size: number) =>
      batch.length + count <= limits.writes && bytes + size <= limits.bytes;
    if (!fits(group.length, together) && batch.length > 0) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    for (const [place, write] of group.entries()) {
      const size = sizes[place] ?? 0;
      if (!fits(1, size) && batch.length > 0) {
        yield batch;
        [batch, bytes] = [[], 0];
      }
      batch.push(write);
      bytes += size;
    }
  }
  if (batch.length > 0) yield batch;
}

/** About what it takes on the wire; text is what is large here. */
function sizeOf(write: Write): number {
  return Buffer.byteLength(encodeWrites([write])) + 100;
}

const DATE = "$date";

/** Writes as text, for the journal. */
export function encodeWrites(writes: readonly Write[]): string {
  // Dates turn themselves into text before a replacer sees them, hence `this`.
  return JSON.stringify(writes, function (this: Record<string, unknown>, key, value) {
    const raw = this[key];
    return raw instanceof Date ? { [DATE]: raw.toISOString() } : value;
  });
}

const writeSchema = z.union([
  z.object({
    kind: z.enum(["set", "merge"]),
    path: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
  z.object({ kind: z.literal("delete"), path: z.string() }),
]);

export function decodeWrites(text: string): Write[] {
  const parsed: unknown = JSON.parse(text, (_key, value) =>
    typeof value === "object" && value !== null && typeof value[DATE] === "string"
      ? new Date(value[DATE])
      : value,
  );
  return z.array(writeSchema).parse(parsed);
}
