import type { RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import type { WorkspaceSettings } from "#src/domain/workspace.ts";

export interface UserSettings {
  /** ISO instant at which the last sync of this rep's JustCall calls succeeded. */
  readonly lastJustCallSyncAt: string | null;
  /** The same of their Copper activities. */
  readonly lastCopperSyncAt: string | null;
}

/** Parts to set, or what makes them of what stands. */
export type WorkspaceChange =
  | Partial<WorkspaceSettings>
  | ((before: WorkspaceSettings) => Partial<WorkspaceSettings>);

export function partsOf(
  change: WorkspaceChange,
  before: WorkspaceSettings,
): Partial<WorkspaceSettings> {
  return typeof change === "function" ? change(before) : change;
}

export interface SettingsStore {
  user(userId: string): Promise<UserSettings>;
  /** The plain ones where nothing was set. */
  workspace(): Promise<WorkspaceSettings>;
  /**
   * Sets the parts that `change` names, whole, by what stands at that moment, and leaves the others; nobody changes anything in
   * between. `change` may be asked more than once. Answers with what stands then. From then on boards follow the source policy.
   */
  changeWorkspace(change: WorkspaceChange): Promise<WorkspaceSettings>;
  /** What is different for each rep who has anything different, by user id. */
  repCalendars(): Promise<ReadonlyMap<string, RepCalendar>>;
  setRepCalendar(userId: string, calendar: RepCalendar): Promise<void>;
  /** A remembered fact about the workspace or a vendor, as JSON; null when nothing was remembered. */
  fact(name: string): Promise<unknown>;
  remember(name: string, value: unknown): Promise<void>;
}
