import { json } from "#src/api/http/reply.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { assertManager } from "#src/server/caller.ts";

/** Whose activities count for nobody, who has none, and what could not be read. */
export const GET = apiRoute(async ({ services, caller }) => {
  assertManager(caller);
  return json(await services.reports.unmatched());
});

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
