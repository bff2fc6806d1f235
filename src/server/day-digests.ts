import { createHash } from "node:crypto";
import type { Day } from "#src/domain/calendar/day.ts";
import { dayText } from "#src/domain/metrics/day-digest.ts";
import type { Store } from "#src/store/store.ts";

export interface DayDigest {
  readonly day: Day;
  readonly documents: number;
  /** SHA-256 of what the day's documents say, hex; null where there are none. */
  readonly digest: string | null;
}

/** More than any day has: 10,000 reps with ten metrics of three sources. */
const ALL = 300_000;

/** The hash of a day; equal where two stores say the same of it. */
export async function dayDigest(store: Pick<Store, "metrics">, day: Day): Promise<DayDigest> {
  const documents = await store.metrics.find({ from: day, to: day, limit: ALL });
  const digest =
    documents.length === 0 ? null : createHash("sha256").update(dayText(documents)).digest("hex");
  return { day, documents: documents.length, digest };
}
