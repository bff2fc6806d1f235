import { accept } from "#src/api/contract/days.ts";
import { goalsQuery } from "#src/api/contract/goals.ts";
import { json } from "#src/api/http/reply.ts";
import { queryOf, readJson } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { setGoals } from "#src/server/goals.ts";

/** Every goal ever set, with what is in force today and what comes. */
export const GET = apiRoute(async ({ request, services }) => {
  const { userId: scope, type, period } = accept(goalsQuery, queryOf(request));
  return json(await services.reports.goalList({ scope, type, period }));
});

/** Sets targets, all or none. */
const set = apiRoute(async ({ request, services, caller }) =>
  json(await setGoals(services, caller, await readJson(request))),
);

export {
  refuseAllButPutAndPost as DELETE,
  refuseAllButPutAndPost as OPTIONS,
  refuseAllButPutAndPost as PATCH,
} from "#src/server/refused-methods.ts";
export { set as POST, set as PUT };
