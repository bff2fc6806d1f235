import { randomUUID } from "node:crypto";
import type { ChangedSetting, SettingChange } from "#src/domain/sources/setting-change.ts";
import type { WorkspaceSettings } from "#src/domain/workspace.ts";

/** So many are kept; older ones are forgotten, and can no longer be put back. */
const MOST_CHANGES = 200;
/** And so much JSON: half of what Firestore holds in a document, for a change of the policy holds all of its rules twice. */
const MOST_BYTES = 500_000;

/** Who changes a setting, when (ms), and the id of the change that this one undoes. */
export interface ChangedBy {
  readonly by: string;
  readonly at: number;
  readonly undoes?: string;
}

/** The audit list with one more entry. */
export function changed(
  { sourceChanges }: Pick<WorkspaceSettings, "sourceChanges">,
  setting: ChangedSetting,
  { by, at, undoes }: ChangedBy,
): SettingChange[] {
  const entry: SettingChange = {
    ...setting,
    id: randomUUID(),
    by,
    at: new Date(at).toISOString(),
    undoes: undoes ?? null,
  };
  return withinLimits([...sourceChanges, entry]);
}

/** The newest of them, and as many before it as are kept. */
function withinLimits(changes: readonly SettingChange[]): SettingChange[] {
  let bytes = 0;
  const newestFirst = changes.slice(-MOST_CHANGES).reverse();
  const tooMany = newestFirst.findIndex((change, place) => {
    // Each with its comma or bracket.
    bytes += Buffer.byteLength(JSON.stringify(change)) + 1;
    return place > 0 && bytes >= MOST_BYTES;
  });
  return newestFirst.slice(0, tooMany === -1 ? MOST_CHANGES : tooMany).reverse();
}

/** Who changes what Callboard finds by itself. */
export const BY_ITSELF = "callboard";

/** Whether the mapping in force is the one that was found by the types' names, which nobody has confirmed yet. */
export function isByItself(changes: readonly SettingChange[]): boolean {
  return changes.findLast(({ what }) => what === "mapping")?.by === BY_ITSELF;
}
