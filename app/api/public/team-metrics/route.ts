import { accept } from "#src/api/contract/days.ts";
import { periodQuerySchema } from "#src/api/contract/queries.ts";
import { json } from "#src/api/http/reply.ts";
import { queryOf } from "#src/api/http/request.ts";
import { publicRoute } from "#src/server/public-route.ts";

/** The team's totals of a period. */
export const GET = publicRoute(async ({ request, services }) =>
  json(await services.reports.teamMetrics(accept(periodQuerySchema, queryOf(request)))),
);
