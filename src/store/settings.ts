export interface UserSettings {
  /** ISO instant at which the last sync of this rep's JustCall calls succeeded. */
  readonly lastJustCallSyncAt: string | null;
}

export interface SettingsStore {
  user(userId: string): Promise<UserSettings>;
  /** A remembered fact about the workspace or a vendor, as JSON; null when nothing was remembered. */
  fact(name: string): Promise<unknown>;
  remember(name: string, value: unknown): Promise<void>;
}
