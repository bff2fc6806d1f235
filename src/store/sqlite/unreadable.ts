import type { Source, UnreadableRow } from "#src/domain/activity/activity.ts";
import { rows } from "../counting/rows.ts";
import type { Database } from "./database.ts";

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
