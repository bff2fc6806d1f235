import { json } from "#src/api/http/reply.ts";
import { queryOf } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { compareSources } from "#src/server/source-reports.ts";

/** The calls of both sources, rep by rep and day by day, with each difference and its reason. */
export const GET = apiRoute(async ({ request, services, caller }) =>
  json(await compareSources(services, caller, queryOf(request))),
);

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
