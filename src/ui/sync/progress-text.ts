import { formatCount, plural } from "#src/ui/format/numbers.ts";
import type { Progress } from "./sync-state.ts";

/** "Reading JustCall: 3 pages, 245 calls so far; waiting 12 s for the vendor's limit of requests". */
export function progressText(label: string, progress: Progress): string {
  const { pages, calls, waitingMs, waitingFor } = progress;
  const read =
    pages === 0
      ? `Connecting to ${label}`
      : `Reading ${label}: ${plural(pages, "page")}, ${plural(calls, "call")} so far`;
  if (waitingFor === null) return read;
  return `${read}; waiting ${formatCount(Math.ceil(waitingMs / 1000))} s for ${waitingFor}`;
}
