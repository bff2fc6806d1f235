import { apiDescription } from "#src/server/api-description.ts";
import { openRoute } from "#src/server/api-route.ts";
import { reportReply } from "#src/server/report-reply.ts";

/** The description of the API. It says nothing of anybody's numbers, so anybody may read it. */
export const GET = openRoute(async ({ request }) =>
  reportReply(request, JSON.stringify(apiDescription()), "json", "openapi"),
);

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
