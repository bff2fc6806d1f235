import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { assertManager } from "#src/server/caller.ts";
import { setSourceRule } from "#src/server/source-settings.ts";

/** Which source counts, and who changed that when. */
export const GET = apiRoute(async ({ services, caller }) => {
  assertManager(caller);
  const { sourcePolicy, sourceChanges } = await services.store.settings.workspace();
  return json({ policy: sourcePolicy, changes: sourceChanges });
});

export const POST = apiRoute(async ({ request, services, caller }) =>
  json(await setSourceRule(services, caller, await readJson(request))),
);

export {
  refuseAllButGetAndPost as DELETE,
  refuseAllButGetAndPost as OPTIONS,
  refuseAllButGetAndPost as PATCH,
  refuseAllButGetAndPost as PUT,
} from "#src/server/refused-methods.ts";
