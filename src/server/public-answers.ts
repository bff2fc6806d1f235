import type { z } from "zod";
import { accept } from "#src/api/contract/days.ts";
import type { PublicReport } from "#src/api/contract/public-report.ts";
import type { publicFrame } from "#src/api/contract/report-frame.ts";
import type { Shape } from "#src/api/contract/shape.ts";
import { teamGoalsReport } from "#src/api/contract/team-goals-report.ts";
import { teamKpisReport } from "#src/api/contract/team-kpis-report.ts";
import { teamLeaderboardReport } from "#src/api/contract/team-leaderboard-report.ts";
import { teamMetricsReport } from "#src/api/contract/team-metrics-report.ts";
import { teamTrendsReport } from "#src/api/contract/team-trends-report.ts";
import { userOverviewReport } from "#src/api/contract/user-overview-report.ts";
import { AppError } from "#src/domain/errors.ts";
import { type Alias, findByPublicId, publicPerson } from "#src/domain/people/public-person.ts";
import type { ReportFrame } from "#src/reports/report-frame.ts";
import { assertMayOpenRep, type Caller, type LinkCaller } from "./caller.ts";
import { csvText } from "./csv.ts";
import { publicAlias } from "./public-alias.ts";
import type { ReportFormat } from "./report-reply.ts";
import type { Services } from "./services.ts";

interface PublicAsk {
  readonly services: Services;
  readonly caller: Caller | LinkCaller;
  readonly alias: Alias;
}

/** A report of the public API, ready to be asked. */
export interface PublicAnswer {
  readonly onWall: boolean;
  /** Throws `invalid_request`, `not_allowed` or `user_not_found`. */
  text(
    parameters: Readonly<Record<string, string>>,
    ask: Pick<PublicAsk, "services" | "caller">,
    format: ReportFormat,
  ): Promise<string>;
}

/** Every report of the public API, by the last part of its path. */
export const PUBLIC_ANSWERS: ReadonlyMap<string, PublicAnswer> = new Map([
  answered(teamMetricsReport, async ({ asked, compare }, ask) => {
    const report = await ask.services.reportsByTheMinute.teamMetrics(asked, compare);
    return inPublic(report, ask.alias);
  }),
  answered(teamKpisReport, async ({ asked }, ask) =>
    inPublic(await ask.services.reportsByTheMinute.teamKpis(asked), ask.alias),
  ),
  answered(teamTrendsReport, async ({ asked }, ask) =>
    inPublic(await ask.services.reportsByTheMinute.teamTrends(asked), ask.alias),
  ),
  answered(teamGoalsReport, ({ period }, ask) => ask.services.reportsByTheMinute.teamGoals(period)),
  answered(teamLeaderboardReport, async (query, ask) => {
    const report = await ask.services.reportsByTheMinute.teamLeaderboard(query.asked, query.by);
    return {
      ...inPublic(report, ask.alias),
      leaderboard: report.leaderboard.map((row) => publicPerson(row, ask.alias)),
    };
  }),
  answered(userOverviewReport, async ({ asked, userId: publicUserId }, ask) => {
    const userId = await userOf(publicUserId, ask);
    const { latest: _, ...report } = await ask.services.reportsByTheMinute.repOverview({
      userId,
      asked,
    });
    return publicPerson(inPublic(report, ask.alias), ask.alias);
  }),
]);

function answered<Query, Answer extends z.ZodType>(
  report: PublicReport<Query, Answer>,
  answer: (query: Query, ask: PublicAsk) => Promise<Shape<Answer>>,
): [string, PublicAnswer] {
  const { name, onWall, query, csv } = report;
  const text: PublicAnswer["text"] = async (parameters, ask, format) => {
    const alias = publicAlias(ask.services);
    const found = await answer(accept(query, parameters), { ...ask, alias });
    return format === "csv" ? csvText(csv, found) : JSON.stringify(found);
  };
  return [name, { onWall, text }];
}

/**
 * A report as anybody may see it: without addresses among those whose days are missing, and as of the last sync, so that an
 * answer stays the same as long as its numbers do.
 */
function inPublic<Report extends ReportFrame>(
  report: Report,
  alias: Alias,
): Omit<Report, "asOf" | "missing"> & Pick<Shape<typeof publicFrame>, "asOf" | "missing"> {
  const synced = report.sources.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []);
  return {
    ...report,
    asOf: synced.sort().at(-1) ?? null,
    missing: report.missing.map((days) => publicPerson(days, alias)),
  };
}

/** The user that a public id stands for, if the caller may open them. Throws `not_allowed` or `user_not_found`. */
async function userOf(publicUserId: string, ask: PublicAsk): Promise<string> {
  const users = await ask.services.store.users.list();
  const ids = users.map(({ id }) => id);
  const userId = findByPublicId(publicUserId, ids, ask.alias);
  // A rep is told no more of others than that they may not be opened.
  assertMayOpenRep(ask.caller, userId ?? "");
  if (userId === null) throw new AppError("user_not_found", "There is no such person.");
  return userId;
}
