import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { setTeamCalendar, teamCalendar } from "#src/server/working-calendar.ts";

/** When the team works. */
export const GET = apiRoute(async ({ services }) => json(await teamCalendar(services)));

export const PUT = apiRoute(async ({ request, services, caller }) =>
  json(await setTeamCalendar(services, caller, await readJson(request))),
);

export {
  refuseAllButPut as DELETE,
  refuseAllButPut as OPTIONS,
  refuseAllButPut as PATCH,
  refuseAllButPut as POST,
} from "#src/server/refused-methods.ts";
