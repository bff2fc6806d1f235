import { accept } from "#src/api/contract/days.ts";
import {
  callsTable,
  explainQuery,
  type explanation,
  MOST_LIMIT,
} from "#src/api/contract/explanation.ts";
import type { Shape } from "#src/api/contract/shape.ts";
import { prefersCsv } from "#src/api/http/conditional.ts";
import { json } from "#src/api/http/reply.ts";
import { queryOf } from "#src/api/http/request.ts";
import { AppError } from "#src/domain/errors.ts";
import { apiRoute } from "./api-route.ts";
import { assertMayOpenRep, maySeeCalls } from "./caller.ts";
import { csvText } from "./csv.ts";
import { type ReportFormat, reportReply } from "./report-reply.ts";

/** Whoever opens a table seldom looks for the next page: only a header names it. */
const WHOLE_PAGE = { limit: String(MOST_LIMIT) };

type Explained = Shape<typeof explanation>;

/** Answers what is behind a number: a rep sees their own calls, and of the team's numbers everything but the calls. */
export function explainRoute(format: ReportFormat) {
  return apiRoute(async ({ request, services, caller }) => {
    const asCsv = format === "csv" || prefersCsv(request.headers);
    const query = accept(explainQuery, { ...(asCsv ? WHOLE_PAGE : {}), ...queryOf(request) });
    if (query.userId !== null) assertMayOpenRep(caller, query.userId);
    const withCalls = maySeeCalls(caller, query.userId);
    const explained: Explained = await services.reports.explain({ ...query, withCalls });
    const answer = withCalls ? explained : withoutExamples(explained);
    const response = asCsv
      ? reportReply(request, csvOf(answer), "csv", `callboard-${query.measure}`)
      : json(answer);
    if (answer.next !== null) response.headers.set("link", nextPage(request, answer.next));
    return response;
  });
}

function csvOf(answer: Explained): string {
  if (answer.calls !== null) return csvText(callsTable, answer);
  throw new AppError("not_allowed", "Only a manager may list the whole team's calls.");
}

/** For whoever may not see single calls, what was left out is a count alone. */
function withoutExamples(answer: Explained): Explained {
  return { ...answer, leftOut: answer.leftOut.map((one) => ({ ...one, examples: [] })) };
}

function nextPage(request: Request, after: string): string {
  const url = new URL(request.url);
  url.searchParams.set("after", after);
  return `<${url.pathname}${url.search}>; rel="next"`;
}
