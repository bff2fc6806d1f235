import type { z } from "zod";
import { accept } from "#src/api/contract/days.ts";
import type { PublicReport } from "#src/api/contract/public-report.ts";
import type { Shape } from "#src/api/contract/shape.ts";
import { teamGoalsReport } from "#src/api/contract/team-goals-report.ts";
import { teamKpisReport } from "#src/api/contract/team-kpis-report.ts";
import { teamLeaderboardReport } from "#src/api/contract/team-leaderboard-report.ts";
import { teamMetricsReport } from "#src/api/contract/team-metrics-report.ts";
import { teamTrendsReport } from "#src/api/contract/team-trends-report.ts";
import { userOverviewReport } from "#src/api/contract/user-overview-report.ts";
import { AppError } from "#src/domain/errors.ts";
import type { ReportFrame } from "#src/reports/report-frame.ts";
import type { Reports } from "#src/server/bound-reports.ts";
import { type Command, type CommandInput, textOf } from "../command.ts";
import { reportTable } from "../output/report-table.ts";

interface NamedReport {
  answer(query: unknown, reports: Reports): Promise<{ json: unknown; text: string }>;
}

/** What `/api/public` answers; its `user-overview` is `rep-overview` here: whole, and by the rep's own id. */
const REPORTS: ReadonlyMap<string, NamedReport> = new Map([
  named("team-metrics", teamMetricsReport, ({ asked, compare }, reports) =>
    reports.teamMetrics(asked, compare),
  ),
  named("team-kpis", teamKpisReport, ({ asked }, reports) => reports.teamKpis(asked)),
  named("team-trends", teamTrendsReport, ({ asked }, reports) => reports.teamTrends(asked)),
  named("team-goals", teamGoalsReport, ({ period }, reports) => reports.teamGoals(period)),
  named("team-leaderboard", teamLeaderboardReport, ({ asked, by }, reports) =>
    reports.teamLeaderboard(asked, by),
  ),
  named("rep-overview", userOverviewReport, ({ asked, userId }, reports) =>
    reports.repOverview({ asked, userId }),
  ),
]);

const NAMES = [...REPORTS.keys()].join(", ");

export const report: Command = {
  name: "report",
  usage:
    "callboard report NAME [--period P [--back N] | --from DAY --to DAY] [--user ID] [--by T] [--compare]",
  does: `the answers of the API: ${NAMES}`,
  options: {
    period: { type: "string" },
    back: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
    user: { type: "string" },
    by: { type: "string" },
    compare: { type: "boolean" },
  },
  positionals: 1,
  async run({ values, positionals: [name = ""], services }) {
    const found = REPORTS.get(name);
    if (found === undefined) {
      throw new AppError("invalid_request", `There is no report "${name}"; there are ${NAMES}.`);
    }
    return found.answer(
      {
        ...windowOf(values),
        ...given("userId", values["user"]),
        ...given("by", values["by"]),
        ...(values["compare"] === true ? { compare: "true" } : {}),
      },
      services.reports,
    );
  },
};

/** The window that a command's options ask for, as the API takes it. */
export function windowOf(values: CommandInput["values"]): Record<string, string> {
  return {
    ...given("period", values["period"]),
    ...given("back", values["back"]),
    ...given("from", values["from"]),
    ...given("to", values["to"]),
  };
}

/** A parameter, where the option was given. */
export function given(
  parameter: string,
  value: string | boolean | undefined,
): Record<string, string> {
  const text = textOf(value);
  return text === null ? {} : { [parameter]: text };
}

function named<Query, Answer extends z.ZodType>(
  name: string,
  { query, csv }: PublicReport<Query, Answer>,
  ask: (query: Query, reports: Reports) => Promise<Shape<Answer>>,
): [string, NamedReport] {
  return [
    name,
    {
      async answer(given, reports) {
        const json = await ask(accept(query, given), reports);
        return { json, text: [frameLine(json), reportTable(csv, json)].join("\n") };
      },
    },
  ];
}

type AnsweredFrame = Partial<Pick<ReportFrame, "from" | "to" | "complete" | "missingRepDays">>;

/** Of which days it is, and whether all of them were read. */
function frameLine(answer: unknown): string {
  const { from, to, complete, missingRepDays = 0 } = answer as AnsweredFrame;
  if (from === undefined) return "As of today.";
  if (complete) return `${from} to ${to}, complete.`;
  // Before the first sync nobody knows how many days to miss.
  if (missingRepDays === 0) return `${from} to ${to}, nothing was read yet.`;
  return `${from} to ${to}, ${missingRepDays} rep-days were not read.`;
}
