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
