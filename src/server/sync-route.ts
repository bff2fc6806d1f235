import { accept } from "#src/api/contract/days.ts";
import { toRepAnswer } from "#src/api/contract/sync-answer.ts";
import { syncRequestSchema } from "#src/api/contract/sync-request.ts";
import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { apiRoute } from "./api-route.ts";
import { assertMaySync } from "./caller.ts";
import type { SyncedSource } from "./services.ts";

/** Syncs one rep from a source and answers when it is done. */
export function repSyncRoute(source: SyncedSource) {
  return apiRoute(async ({ request, services, caller }) => {
    const { userId, startDate, endDate } = accept(syncRequestSchema, await readJson(request));
    assertMaySync(caller, { userId });
    const { finished } = await services.syncOf(source).start({
      scope: { userId },
      from: startDate,
      to: endDate,
      askedBy: caller.name,
      priority: "interactive",
      signal: services.closing,
    });
    return json(toRepAnswer(await finished, userId));
  });
}
