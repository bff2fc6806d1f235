import { prefersCsv } from "#src/api/http/conditional.ts";
import { queryOf } from "#src/api/http/request.ts";
import { AppError } from "#src/domain/errors.ts";
import { PUBLIC_ANSWERS } from "#src/server/public-answers.ts";
import { publicRoute } from "#src/server/public-route.ts";
import { reportReply } from "#src/server/report-reply.ts";
import { SHARE_PARAMETER } from "#src/server/share-links.ts";

/** The reports of the public API, as JSON or, by `.csv` or `Accept`, as CSV. */
export const GET = publicRoute<{ report: string }>(async (ask) => {
  const { request, params, caller } = ask;
  const name = params.report.replace(/\.csv$/, "");
  const report = PUBLIC_ANSWERS.get(name);
  if (report === undefined) {
    throw new AppError("not_found", `There is no report ${params.report}; see /api/docs.`);
  }
  if ("link" in caller && caller.link === "wall" && !report.onWall) {
    throw new AppError("not_allowed", "A wall's link does not open this.");
  }
  const format = name !== params.report || prefersCsv(request.headers) ? "csv" : "json";
  const { [SHARE_PARAMETER]: _, ...parameters } = queryOf(request);
  return reportReply(request, await report.text(parameters, ask, format), format, name);
});

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
