import { json } from "#src/api/http/reply.ts";
import { apiRoute } from "#src/server/api-route.ts";

/** Per source: last success, freshness, last error, what is running. */
export const GET = apiRoute(async ({ services }) =>
  json({ sources: await services.reports.sourceStatus() }),
);
