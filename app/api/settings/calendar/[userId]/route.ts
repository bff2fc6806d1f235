import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { repCalendar, setRepCalendar } from "#src/server/working-calendar.ts";

/** What is different for one rep. */
export const GET = apiRoute<{ userId: string }>(async ({ services, caller, params }) =>
  json(await repCalendar(services, caller, params.userId)),
);

export const PUT = apiRoute<{ userId: string }>(async ({ request, services, caller, params }) =>
  json(await setRepCalendar(services, caller, params.userId, await readJson(request))),
);

export {
  refuseAllButPut as DELETE,
  refuseAllButPut as OPTIONS,
  refuseAllButPut as PATCH,
  refuseAllButPut as POST,
} from "#src/server/refused-methods.ts";
