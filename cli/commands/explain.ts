import { accept } from "#src/api/contract/days.ts";
import { callsTable, explainQuery } from "#src/api/contract/explanation.ts";
import type { Measure } from "#src/domain/metrics/measure.ts";
import type { Explanation } from "#src/reports/explain.ts";
import { isOfCalls } from "#src/reports/measured-kind.ts";
import type { Command } from "../command.ts";
import { reportTable } from "../output/report-table.ts";
import { table } from "../output/table.ts";
import { given, windowOf } from "./report.ts";

export const explain: Command = {
  name: "explain",
  usage:
    "callboard explain --measure M [--user ID] [--period P [--back N] | --from DAY --to DAY] [--hour H] [--limit N] [--after CURSOR]",
  does: "what is behind a number: which calls, by which definition, what was left out and why",
  options: {
    measure: { type: "string" },
    user: { type: "string" },
    period: { type: "string" },
    back: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    hour: { type: "string" },
    limit: { type: "string" },
    after: { type: "string" },
  },
  async run({ values, services }) {
    const query = accept(explainQuery, {
      ...given("measure", values["measure"]),
      ...given("userId", values["user"]),
      ...given("hour", values["hour"]),
      ...given("limit", values["limit"]),
      ...given("after", values["after"]),
      ...windowOf(values),
    });
    const explained = await services.reports.explain({ ...query, withCalls: true });
    return { json: explained, text: textOf(explained) };
  },
};

function nothingListed(measure: Measure): string {
  return isOfCalls(measure) ? "No call is behind it." : "Nothing is behind it.";
}

function textOf(explained: Explanation): string {
  const { measure, definition, userName, from, to, value, unit, counted, parts, leftOut, next } =
    explained;
  const number = value === null ? "unknown" : `${Math.round(value * 100) / 100} ${unit}`;
  const blocks = [
    [
      `${definition.label}, ${userName}, ${from} to ${to}: ${number}`,
      `${definition.counts} ${definition.time}; credited to ${definition.credited}.`,
      ...(isOfCalls(measure) && value !== null
        ? [`Behind it: ${counted.calls} calls, ${counted.totalSeconds} seconds.`]
        : []),
      ...leftOut.map(({ count, text }) => `left out: ${count}: ${text}`),
    ].join("\n"),
    table(parts, [
      { title: "rep", cell: (part) => part.userId },
      { title: "name", cell: (part) => part.userName },
      {
        title: "value",
        align: "right",
        cell: (part) => (part.value === null ? "–" : String(Math.round(part.value * 100) / 100)),
      },
    ]),
    explained.calls === null || explained.calls.length === 0
      ? nothingListed(measure)
      : reportTable(callsTable, explained),
  ];
  if (next !== null) blocks.push(`There are more: --after ${next}`);
  return blocks.join("\n\n");
}
