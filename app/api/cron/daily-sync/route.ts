import { dailySyncRequestSchema } from "#src/api/contract/daily-sync.ts";
import { accept } from "#src/api/contract/days.ts";
import { json } from "#src/api/http/reply.ts";
import { readOptionalJson } from "#src/api/http/request.ts";
import { openRoute } from "#src/server/api-route.ts";
import { assertScheduler, dailySync } from "#src/server/daily-sync.ts";

/** For a scheduler outside: syncs everybody once a day, and answers when it is done. */
export const POST = openRoute(async ({ request, services }) => {
  assertScheduler(request.headers, services);
  const { force } = accept(dailySyncRequestSchema, await readOptionalJson(request));
  return json(await dailySync(services, { now: Date.now(), force }));
});

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
