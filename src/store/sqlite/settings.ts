import type { Source } from "#src/domain/activity/activity.ts";
import type { SettingsStore } from "../settings.ts";
import { type Database, firstRow } from "./database.ts";

const SYNC_MARK: Record<Source, string> = {
  justcall: "lastJustCallSyncAt",
  copper: "lastCopperSyncAt",
  manual: "lastManualEntryAt",
};

/** Records that a sync of this rep succeeded; inside the caller's transaction. */
export function markSynced(
  database: Database,
  userId: string,
  source: Source,
  syncedAt: string,
): void {
  database
    .prepare(
      `insert into settings (id, value) values (?, json_object(?, ?))
       on conflict (id) do update set value = json_set(value, '$.' || ?, ?)`,
    )
    .run(userId, SYNC_MARK[source], syncedAt, SYNC_MARK[source], syncedAt);
}

export function createSettingsStore(database: Database): SettingsStore {
  return {
    async user(userId) {
      const row = firstRow<{ mark: string | null }>(
        database.prepare("select value ->> ? as mark from settings where id = ?"),
        `$.${SYNC_MARK.justcall}`,
        userId,
      );
      return { lastJustCallSyncAt: row?.mark ?? null };
    },

    async fact(name) {
      const row = firstRow<{ value: string }>(
        database.prepare("select value from facts where name = ?"),
        name,
      );
      return row === null ? null : JSON.parse(row.value);
    },

    async remember(name, value) {
      database
        .prepare(
          "insert into facts (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
        )
        .run(name, JSON.stringify(value));
    },
  };
}
