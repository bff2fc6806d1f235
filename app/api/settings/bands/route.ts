import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { setStatusBands } from "#src/server/status-bands.ts";

/** From which pace on a goal is on track, and behind. */
export const GET = apiRoute(async ({ services }) =>
  json((await services.store.settings.workspace()).bands),
);

export const PUT = apiRoute(async ({ request, services, caller }) =>
  json(await setStatusBands(services, caller, await readJson(request))),
);

export {
  refuseAllButPut as DELETE,
  refuseAllButPut as OPTIONS,
  refuseAllButPut as PATCH,
  refuseAllButPut as POST,
} from "#src/server/refused-methods.ts";
