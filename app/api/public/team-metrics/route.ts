import { accept } from "#src/api/contract/days.ts";
import { periodQuerySchema } from "#src/api/contract/queries.ts";
import { json } from "#src/api/http/reply.ts";
import { queryOf } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";

/** The team's totals of a period. */
export const GET = apiRoute(async ({ request, services }) =>
  json(await services.reports.teamMetrics(accept(periodQuerySchema, queryOf(request)))),
);
