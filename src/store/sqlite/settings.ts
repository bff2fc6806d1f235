import type { Source } from "#src/domain/activity/activity.ts";
import { PLAIN_REP_CALENDAR, type RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import { PLAIN_WORKSPACE, type WorkspaceSettings } from "#src/domain/workspace.ts";
import { firstRow, type Prepares, rows } from "../counting/rows.ts";
import { partsOf, type SettingsStore } from "../settings.ts";
import type { Database } from "./database.ts";
import { readFact, writeFact } from "./facts.ts";
import { rebuildTeamDays } from "./sum-team-days.ts";

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

export function readWorkspace(database: Prepares): WorkspaceSettings {
  const row = firstRow<{ value: string }>(
    database.prepare("select value from settings where id = ?"),
    WORKSPACE,
  );
  return { ...PLAIN_WORKSPACE, ...(row === null ? {} : JSON.parse(row.value)) };
}

export function createSettingsStore(database: Database): SettingsStore {
  const workspace = database.remember(() => readWorkspace(database));
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
      return database.write(() => {
        const before = readWorkspace(database);
        const parts = partsOf(change, before);
        // Only the parts that are named: what a newer version has set beside them stays.
        const values = Object.entries(parts).flatMap(([part, value]) => [
          `$.${part}`,
          JSON.stringify(value),
        ]);
        const sets = ", ?, json(?)".repeat(values.length / 2);
        database
          .prepare(
            `insert into settings (id, value) values (?, json_set('{}'${sets}))
             on conflict (id) do update set value = json_set(value${sets})`,
          )
          .run(WORKSPACE, ...values, ...values);
        // Sums of the team say what counts; the documents say what was counted, and stay.
        if (parts.sourcePolicy !== undefined) rebuildTeamDays(database);
        return { ...before, ...parts };
      });
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
      const row = firstRow<{ value: string }>(
        database.prepare("select value from settings where id = ?"),
        userId,
      );
      const kept: Record<string, string> = row === null ? {} : JSON.parse(row.value);
      return {
        lastJustCallSyncAt: kept[SYNC_MARK.justcall] ?? null,
        lastCopperSyncAt: kept[SYNC_MARK.copper] ?? null,
      };
    },

    fact: async (name) => readFact(database, name),
    remember: async (name, value) => writeFact(database, name, value),
  };
}
