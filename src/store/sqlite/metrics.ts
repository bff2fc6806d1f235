import type { Day } from "#src/domain/calendar/day.ts";
import { metricDate } from "#src/domain/metrics/metric.ts";
import { METRIC_COLUMNS, type MetricRow, toDocument } from "../counting/metric-rows.ts";
import { rows } from "../counting/rows.ts";
import type { MetricStore } from "../metrics.ts";
import type { Database } from "./database.ts";

export function createMetricStore(database: Database): MetricStore {
  return {
    async find(query) {
      const conditions: [string, string | undefined][] = [
        ["userId = ?", query.userId],
        ["type = ?", query.type],
        ["source = ?", query.source],
        ["date >= ?", dateOf(query.from)],
        ["date <= ?", dateOf(query.to)],
      ];
      const asked = conditions.filter(
        (condition): condition is [string, string] => condition[1] !== undefined,
      );
      const where = asked.length === 0 ? "" : `where ${asked.map(([text]) => text).join(" and ")}`;
      return rows<MetricRow>(
        database.prepare(
          `select ${METRIC_COLUMNS} from metrics ${where} order by date, userId, type, source limit ?`,
        ),
        ...asked.map(([, value]) => value),
        query.limit,
      ).map(toDocument);
    },
  };
}

function dateOf(day: Day | undefined): string | undefined {
  return day === undefined ? undefined : metricDate(day);
}
