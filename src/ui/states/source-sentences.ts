import type { SourceFreshness } from "#src/reports/report-frame.ts";
import { sourceWords } from "#src/ui/sync/source-words.ts";

/** "JustCall knows nobody", to go on with what they are not known by. */
export function knowsNobody(labels: readonly string[]): string {
  const [only = "The source"] = labels;
  return labels.length > 1
    ? `Neither ${labels.join(" nor ")} knows anybody`
    : `${only} knows nobody`;
}

/** Of sources that were never read: which of them waits, and what to press. */
export function waitingWords(sources: readonly SourceFreshness[]): string {
  const waiting = sources.find(({ configured }) => configured) ?? sources[0];
  if (waiting === undefined) return "Nothing has been read yet. Press “Sync now”";
  const { items, button } = sourceWords(waiting.source);
  return `${waiting.label} is connected, but no ${items} have been read yet. Press “${button}”`;
}
