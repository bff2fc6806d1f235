import { runMessage, unreadableRows } from "#src/api/contract/sync-answer.ts";
import { json } from "#src/api/http/reply.ts";
import { apiRoute } from "#src/server/api-route.ts";
import { reaches } from "#src/server/caller.ts";

/** A sync as it stands: how far it is, or how it ended. A rep sees single rows only of a sync of their own. */
export const GET = apiRoute<{ runId: string }>(async ({ services, caller, params }) => {
  const run = await services.reports.syncRun(params.runId);
  const { id, state, startedAt, finishedAt, progress, error, outcome } = run;
  return json({
    run: {
      id,
      state,
      startedAt,
      finishedAt,
      progress,
      message: runMessage(run),
      warnings: outcome?.warnings ?? [],
      errors: reaches(caller, run.scope) ? unreadableRows(run) : [],
      error,
    },
  });
});

export {
  refuseChange as DELETE,
  refuseChange as OPTIONS,
  refuseChange as PATCH,
  refuseChange as POST,
  refuseChange as PUT,
} from "#src/server/refused-methods.ts";
