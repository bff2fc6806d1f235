import { json } from "#src/api/http/reply.ts";
import { apiRoute } from "#src/server/api-route.ts";

/** Per source: last success, freshness, last error, what is running. */
export const GET = apiRoute(async ({ services }) =>
  json({ sources: await services.reports.sourceStatus() }),
);

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
