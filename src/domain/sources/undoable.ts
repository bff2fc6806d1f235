import { putBack, type SourceSettings } from "./put-back.ts";
import type { SettingChange } from "./setting-change.ts";

/** The ids of the changes that can be taken back now: they changed something that still stands, and were not undone already. */
export function undoable(
  settings: SourceSettings & { readonly sourceChanges: readonly SettingChange[] },
): ReadonlySet<string> {
  const { sourceChanges } = settings;
  const undone = new Set(sourceChanges.map(({ undoes }) => undoes));
  const standing = sourceChanges.filter(
    (entry) =>
      !undone.has(entry.id) &&
      // Who confirms what was found by itself changes nothing.
      JSON.stringify(entry.before) !== JSON.stringify(entry.after) &&
      putBack(entry, settings) !== null,
  );
  return new Set(standing.map(({ id }) => id));
}
