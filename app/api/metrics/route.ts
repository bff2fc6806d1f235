import { accept } from "#src/api/contract/days.ts";
import { metricsQuerySchema } from "#src/api/contract/queries.ts";
import { json } from "#src/api/http/reply.ts";
import { queryOf } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";

/** The metric documents, as they are kept. */
export const GET = apiRoute(async ({ request, services }) =>
  json(await services.reports.metricDocuments(accept(metricsQuerySchema, queryOf(request)))),
);

export {
  refuseChange as DELETE,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/read-only-route.ts";
