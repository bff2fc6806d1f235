import { accept } from "#src/api/contract/days.ts";
import { metricsQuerySchema } from "#src/api/contract/queries.ts";
import { json } from "#src/api/http/reply.ts";
import { queryOf } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { documentsFor } from "#src/server/caller.ts";

/** The metric documents, as they are kept; a rep's own for a rep. */
export const GET = apiRoute(async ({ request, services, caller }) => {
  const query = accept(metricsQuerySchema, queryOf(request));
  const userId = documentsFor(caller, query.userId);
  return json(await services.reports.metricDocuments({ ...query, userId }));
});

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
