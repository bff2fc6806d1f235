import type { Source } from "#src/domain/activity/activity.ts";
import { COUNTED_ROWS } from "./counted-rows.ts";
import { ACTIVITY_COLUMNS } from "./intake-tables.ts";
import { type Prepares, tuples } from "./rows.ts";
import type { TouchedDays } from "./touched-days.ts";

export interface LedgerWrite {
  readonly source: Source;
  readonly token: number;
  /** ms; a row that was changed after this is newer than what was read, and stays. */
  readonly readStartedAt: number;
  /** ms */
  readonly now: number;
}

/** Puts the intake's rows into the ledger, writing only those that are new or different. */
export function applyIntake(database: Prepares, write: LedgerWrite, touched: TouchedDays): void {
  const differs = (other: string) =>
    [
      ...ACTIVITY_COLUMNS.map((column) => `activity.${column} is not ${other}.${column}`),
      "activity.state <> 'present'",
    ].join(" or ");

  const moved = database.prepare(
    `select i.personKey, i.at, activity.personKey, activity.at
     from temp.intake i left join activity on activity.source = ? and activity.sourceId = i.sourceId
     where i.token = ? and (activity.sourceId is null or (activity.updatedAt <= ? and (${differs("i")})))`,
  );
  for (const [key, at, oldKey, oldAt] of tuples<[string, number, string | null, number | null]>(
    moved,
    write.source,
    write.token,
    write.readStartedAt,
  )) {
    touched.touch(key, at);
    if (oldKey !== null && oldAt !== null) touched.touch(oldKey, oldAt);
  }

  const columns = ACTIVITY_COLUMNS.join(", ");
  database
    .prepare(
      `insert into activity (source, sourceId, ${columns}, state, updatedAt)
       select ?, sourceId, ${columns}, 'present', ? from temp.intake where token = ?
       on conflict (source, sourceId) do update set
         ${ACTIVITY_COLUMNS.map((column) => `${column} = excluded.${column}`).join(", ")},
         state = 'present', updatedAt = excluded.updatedAt
       where activity.updatedAt <= ? and (${differs("excluded")})`,
    )
    .run(write.source, write.now, write.token, write.readStartedAt);
}

/** Marks as gone the present activities of a stretch that was read whole but no longer holds them. */
export function markGone(
  database: Prepares,
  write: LedgerWrite,
  stretch: { readonly from: number; readonly to: number; readonly personKeys: readonly string[] },
  touched: TouchedDays,
): void {
  const missing = database.prepare(
    `select sourceId, personKey, at from ${COUNTED_ROWS[write.source]}
       and source = ? and personKey in (select value from json_each(?)) and at >= ? and at < ?
       and not exists (select 1 from temp.intake i where i.token = ? and i.sourceId = activity.sourceId)
       and not exists (select 1 from temp.intake_unreadable u where u.token = ? and u.sourceId = activity.sourceId)`,
  );
  const gone = [
    ...tuples<[string, string, number]>(
      missing,
      write.source,
      JSON.stringify(stretch.personKeys),
      stretch.from,
      stretch.to,
      write.token,
      write.token,
    ),
  ];
  const mark = database.prepare(
    `update activity set state = 'gone', updatedAt = ?
     where source = ? and sourceId = ? and updatedAt <= ?`,
  );
  for (const [sourceId, key, at] of gone) {
    const { changes } = mark.run(write.now, write.source, sourceId, write.readStartedAt);
    if (Number(changes) === 1) touched.touch(key, at);
  }
}
