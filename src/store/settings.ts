import type { RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import type { WorkspaceSettings } from "#src/domain/workspace.ts";

export interface UserSettings {
  /** ISO instant at which the last sync of this rep's JustCall calls succeeded. */
  readonly lastJustCallSyncAt: string | null;
}

export interface SettingsStore {
  user(userId: string): Promise<UserSettings>;
  /** The plain ones where nothing was set. */
  workspace(): Promise<WorkspaceSettings>;
  /** Sets the parts that are named, whole, and leaves the others as they stand at that moment. */
  changeWorkspace(change: Partial<WorkspaceSettings>): Promise<void>;
  /** What is different for each rep who has anything different, by user id. */
  repCalendars(): Promise<ReadonlyMap<string, RepCalendar>>;
  setRepCalendar(userId: string, calendar: RepCalendar): Promise<void>;
  /** A remembered fact about the workspace or a vendor, as JSON; null when nothing was remembered. */
  fact(name: string): Promise<unknown>;
  remember(name: string, value: unknown): Promise<void>;
}
