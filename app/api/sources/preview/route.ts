import { json } from "#src/api/http/reply.ts";
import { queryOf } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { previewRule } from "#src/server/source-reports.ts";

/** What a rule of the source policy would change, before anybody sets it. */
export const GET = apiRoute(async ({ request, services, caller }) =>
  json(await previewRule(services, caller, queryOf(request))),
);

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
