import type { Source } from "#src/domain/activity/activity.ts";
import { formatCount, plural } from "#src/ui/format/numbers.ts";
import { sourceWords } from "./source-words.ts";
import type { Progress } from "./sync-state.ts";

/** "Reading JustCall: 3 pages, 245 calls so far; waiting 12 s for the vendor's limit of requests". */
export function progressText(
  { source, label }: { readonly source: Source; readonly label: string },
  progress: Progress,
): string {
  const { pages, calls, waitingMs, waitingFor } = progress;
  const { item, items } = sourceWords(source);
  const read =
    pages === 0
      ? `Connecting to ${label}`
      : `Reading ${label}: ${plural(pages, "page")}, ${plural(calls, item, items)} so far`;
  if (waitingFor === null) return read;
  return `${read}; waiting ${formatCount(Math.ceil(waitingMs / 1000))} s for ${waitingFor}`;
}
