import type { Source, UnreadableRow } from "#src/domain/activity/activity.ts";
import type { Database } from "./database.ts";
import { rows } from "./rows.ts";

/** Keeps aside what an intake could not read, and lets go of rows that now could be; returns the intake's. */
export function keepUnreadable(
  database: Database,
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

export function countUnreadable(database: Database, source: Source): number {
  const row = database
    .prepare("select count(*) as count from unreadable where source = ?")
    .get(source);
  return Number(row?.["count"]);
}

export function findUnreadable(
  database: Database,
  source: Source,
  personKeys: readonly string[],
  from: number,
  to: number,
) {
  return rows<Pick<UnreadableRow, "sourceId" | "reason" | "at" | "personKey">>(
    database.prepare(
      `select sourceId, reason, at, personKey from unreadable
       where source = ? and personKey in (select value from json_each(?))
         and (at is null or (at >= ? and at < ?)) order by at, sourceId`,
    ),
    source,
    JSON.stringify(personKeys),
    from,
    to,
  );
}
