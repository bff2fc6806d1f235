import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { setMatch } from "#src/server/source-settings.ts";

/** Says by hand whose a vendor's person is. */
export const POST = apiRoute(async ({ request, services, caller }) =>
  json(await setMatch(services, caller, await readJson(request))),
);

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
