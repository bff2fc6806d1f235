import type { Coverage, CoverageStore } from "../coverage.ts";
import type { Database } from "./database.ts";
import { rows } from "./rows.ts";

export function createCoverageStore(database: Database): CoverageStore {
  return {
    list: async (source, range, userId) =>
      rows<Coverage>(
        database.prepare(
          `select userId, source, day, readAt, zone from coverage
           where source = ? and day >= ? and day <= ? ${userId === null ? "" : "and userId = ?"}
           order by day, userId`,
        ),
        source,
        range.from,
        range.to,
        ...(userId === null ? [] : [userId]),
      ),
  };
}
