import { randomUUID } from "node:crypto";
import {
  type ChangedSetting,
  MOST_CHANGES,
  type SettingChange,
} from "#src/domain/sources/setting-change.ts";
import type { WorkspaceSettings } from "#src/domain/workspace.ts";

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
  return [...sourceChanges, entry].slice(-MOST_CHANGES);
}

/** Who changes what Callboard finds by itself. */
export const BY_ITSELF = "callboard";

/** Whether the mapping in force is the one that was found by the types' names, which nobody has confirmed yet. */
export function isByItself(changes: readonly SettingChange[]): boolean {
  return changes.findLast(({ what }) => what === "mapping")?.by === BY_ITSELF;
}
