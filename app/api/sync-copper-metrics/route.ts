import { accept } from "#src/api/contract/days.ts";
import { toRepAnswer } from "#src/api/contract/sync-answer.ts";
import { syncRequestSchema } from "#src/api/contract/sync-request.ts";
import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { assertMaySync } from "#src/server/caller.ts";

/** Syncs one rep's activities in Copper and answers when it is done. */
export const POST = apiRoute(async ({ request, services, caller }) => {
  const { userId, startDate, endDate } = accept(syncRequestSchema, await readJson(request));
  assertMaySync(caller, { userId });
  const { finished } = await services.syncOf("copper").start({
    scope: { userId },
    from: startDate,
    to: endDate,
    askedBy: caller.name,
    priority: "interactive",
    signal: services.closing,
  });
  return json(toRepAnswer(await finished, userId));
});

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
