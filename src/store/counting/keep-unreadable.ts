import type { Source, UnreadableRow } from "#src/domain/activity/activity.ts";
import { type Prepares, rows } from "./rows.ts";

/** Keeps aside what an intake could not read, and lets go of rows that now could be; returns the intake's. */
export function keepUnreadable(
  database: Prepares,
  source: Source,
  token: number,
  seenAt: string,
): UnreadableRow[] {
  database
    .prepare(
      `delete from unreadable
       where source = ? and sourceId in (select sourceId from temp.intake where token = ?)`,
    )
    .run(source, token);
  database
    .prepare(
      `insert into unreadable (source, sourceId, reason, at, personKey, row, seenAt)
       select ?, sourceId, reason, at, personKey, row, ? from temp.intake_unreadable where token = ?
       on conflict (source, sourceId) do update set reason = excluded.reason, at = excluded.at,
         personKey = excluded.personKey, row = excluded.row, seenAt = excluded.seenAt`,
    )
    .run(source, seenAt, token);
  return rows<UnreadableRow>(
    database.prepare(
      `select ? as source, sourceId, reason, at, personKey, row
       from temp.intake_unreadable where token = ? order by sourceId`,
    ),
    source,
    token,
  );
}
