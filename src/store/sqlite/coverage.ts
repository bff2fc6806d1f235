import type { Day } from "#src/domain/calendar/day.ts";
import { allTuples, rows } from "../counting/rows.ts";
import type { Coverage, CoverageStore } from "../coverage.ts";
import type { Database } from "./database.ts";

export function createCoverageStore(database: Database): CoverageStore {
  return {
    listOpen: async (source, range) =>
      allTuples<[string, Day]>(
        database.prepare(
          `select userId, day from coverage
           where source = ? and closed = 0 and day >= ? and day <= ? order by day, userId`,
        ),
        source,
        range.from,
        range.to,
      ).map(([userId, day]) => ({ userId, day })),
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
