import type { Coverage, CoverageStore } from "../coverage.ts";
import { type Database, rows } from "./database.ts";

export function createCoverageStore(database: Database): CoverageStore {
  return {
    list: async (source, range) =>
      rows<Coverage>(
        database.prepare(
          `select userId, source, day, readAt from coverage
           where source = ? and day >= ? and day <= ? order by day, userId`,
        ),
        source,
        range.from,
        range.to,
      ),
  };
}
