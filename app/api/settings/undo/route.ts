import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { undoSourceChange } from "#src/server/source-settings.ts";

/** Puts back what stood before a change of the policy, the mapping or a match. */
export const POST = apiRoute(async ({ request, services, caller }) =>
  json(await undoSourceChange(services, caller, await readJson(request))),
);

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
