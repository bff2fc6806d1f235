import type { Source } from "#src/domain/activity/activity.ts";
import { PLAIN_REP_CALENDAR, type RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import { PLAIN_WORKSPACE, type WorkspaceSettings } from "#src/domain/workspace.ts";
import { firstRow, rows } from "../counting/rows.ts";
import type { SettingsStore } from "../settings.ts";
import type { Database } from "./database.ts";

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

/** No user can have this id (`isUserId`). */
const WORKSPACE = "workspace";

export function createSettingsStore(database: Database): SettingsStore {
  const workspace = database.remember((): WorkspaceSettings => {
    const row = firstRow<{ value: string }>(
      database.prepare("select value from settings where id = ?"),
      WORKSPACE,
    );
    return { ...PLAIN_WORKSPACE, ...(row === null ? {} : JSON.parse(row.value)) };
  });
  const repCalendars = database.remember(
    () =>
      new Map(
        rows<{ id: string; calendar: string }>(
          database.prepare(
            "select id, value -> '$.calendar' as calendar from settings where value -> '$.calendar' is not null",
          ),
        )
          .filter(({ id }) => id !== WORKSPACE)
          .map(({ id, calendar }): [string, RepCalendar] => [
            id,
            { ...PLAIN_REP_CALENDAR, ...JSON.parse(calendar) },
          ]),
      ),
  );
  return {
    workspace: async () => workspace(),
    async changeWorkspace(change) {
      // In the statement itself: whoever changes another part meanwhile is not undone.
      const parts = Object.entries(change).flatMap(([part, value]) => [
        `$.${part}`,
        JSON.stringify(value),
      ]);
      const sets = ", ?, json(?)".repeat(parts.length / 2);
      database
        .prepare(
          `insert into settings (id, value) values (?, json_set('{}'${sets}))
           on conflict (id) do update set value = json_set(value${sets})`,
        )
        .run(WORKSPACE, ...parts, ...parts);
    },
    repCalendars: async () => repCalendars(),
    async setRepCalendar(userId, calendar) {
      database
        .prepare(
          `insert into settings (id, value) values (?, json_object('calendar', json(?)))
           on conflict (id) do update set value = json_set(value, '$.calendar', json(?))`,
        )
        .run(userId, JSON.stringify(calendar), JSON.stringify(calendar));
    },

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
