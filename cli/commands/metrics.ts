import { accept } from "#src/api/contract/days.ts";
import { metricsQuerySchema } from "#src/api/contract/queries.ts";
import { type MetricDocument, metricDay } from "#src/domain/metrics/metric.ts";
import { type Command, textOf } from "../command.ts";
import { table } from "../output/table.ts";

export const metrics: Command = {
  name: "metrics",
  usage: "callboard metrics [--user ID] [--from DAY] [--to DAY] [--type T] [--source S]",
  does: "the metric documents, one per rep, type, day and source",
  options: {
    user: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    type: { type: "string" },
    source: { type: "string" },
  },
  async run({ values, services }) {
    const query = accept(metricsQuerySchema, {
      userId: textOf(values["user"]) ?? undefined,
      type: textOf(values["type"]) ?? undefined,
      source: textOf(values["source"]) ?? undefined,
      from: textOf(values["from"]),
      to: textOf(values["to"]),
    });
    const found = await services.reports.metricDocuments(query);
    const rows = table<MetricDocument>(found.metrics, [
      { title: "day", cell: metricDay },
      { title: "rep", cell: (metric) => metric.userId },
      { title: "type", cell: (metric) => metric.type },
      { title: "source", cell: (metric) => metric.source },
      {
        title: "value",
        align: "right",
        cell: (metric) => String(Math.round(metric.value * 100) / 100),
      },
    ]);
    const more = found.truncated ? "\nThere are more; ask for fewer days at a time." : "";
    return {
      json: found,
      text: found.metrics.length === 0 ? "Nothing is synced there." : rows + more,
    };
  },
};
