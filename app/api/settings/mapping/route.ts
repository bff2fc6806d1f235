import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { PLAIN_MAPPING } from "#src/domain/activity/activity-mapping.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { assertManager } from "#src/server/caller.ts";
import { readCatalogue } from "#src/server/copper-catalogue.ts";
import { setMapping } from "#src/server/source-settings.ts";

/** What Copper's account has, and what it stands for. */
export const GET = apiRoute(async ({ services, caller }) => {
  assertManager(caller);
  const { mapping } = await services.store.settings.workspace();
  return json({
    catalogue: await readCatalogue(services.store),
    mapping: mapping ?? PLAIN_MAPPING,
  });
});

export const PUT = apiRoute(async ({ request, services, caller }) =>
  json(await setMapping(services, caller, await readJson(request))),
);

export {
  refuseAllButPut as DELETE,
  refuseAllButPut as OPTIONS,
  refuseAllButPut as PATCH,
  refuseAllButPut as POST,
} from "#src/server/refused-methods.ts";
