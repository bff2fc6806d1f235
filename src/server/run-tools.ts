import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Store } from "#src/store/store.ts";
import type { RunTools } from "#src/sync/sync-service.ts";
import type { Config } from "./config.ts";
import type { Log } from "./log.ts";

/** What every run, a sync or a recount, needs of this process. */
export function runTools(
  { workspaceZone }: Pick<Config, "workspaceZone">,
  { store, log, clock }: { readonly store: Store; readonly log: Log; readonly clock: () => number },
): RunTools {
  return {
    store,
    workspaceZone,
    clock,
    sleep: (milliseconds) => sleep(milliseconds),
    newId: randomUUID,
    every(run, milliseconds) {
      const timer = setInterval(run, milliseconds);
      timer.unref();
      return () => clearInterval(timer);
    },
    onFailure: (run, error) => log.error({ runId: run.id, err: error }, "run failed"),
  };
}
