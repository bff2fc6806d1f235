import { accept } from "#src/api/contract/days.ts";
import { syncRunRequestSchema } from "#src/api/contract/sync-request.ts";
import { json } from "#src/api/http/reply.ts";
import { readJson } from "#src/api/http/request.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { assertMaySync } from "#src/server/caller.ts";

/** Starts a sync of the whole team, or joins the one that runs, and answers at once with its run. */
export const POST = apiRoute(async ({ request, services, caller }) => {
  const { source, startDate, endDate } = accept(syncRunRequestSchema, await readJson(request));
  assertMaySync(caller, "all");
  const started = await services.syncOf(source).start({
    scope: "all",
    from: startDate,
    to: endDate,
    askedBy: caller.name,
    priority: "interactive",
    signal: services.closing,
  });
  // How it ended is in the run record, where everybody who watches looks.
  started.finished.catch((error: unknown) => services.log.debug({ err: error }, "sync ended"));
  return json({ success: true, runId: await started.runId }, 202);
});

export {
  refuseAllButPost as DELETE,
  refuseAllButPost as GET,
  refuseAllButPost as HEAD,
  refuseAllButPost as OPTIONS,
  refuseAllButPost as PATCH,
  refuseAllButPost as PUT,
} from "#src/server/refused-methods.ts";
