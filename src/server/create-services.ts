import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "#src/domain/errors.ts";
import type { ReportContext } from "#src/reports/context.ts";
import { recountLedger } from "#src/sync/recount-ledger.ts";
import type { SyncService } from "#src/sync/sync-service.ts";
import type { HttpTimes } from "#src/vendors/http/client.ts";
import { bindReports } from "./bound-reports.ts";
import type { Config } from "./config.ts";
import { connectCopper, connectJustCall } from "./connect.ts";
import type { Log } from "./log.ts";
import { openStore } from "./open-store.ts";
import { runTools } from "./run-tools.ts";
import type { Services, SyncedSource } from "./services.ts";
import { keepMemorySteady } from "./steady-memory.ts";

/** How long runs have to record that they were stopped (ms). */
const CLOSING_MS = 50;
const MINUTE_MS = 60_000;

export interface ServiceOptions {
  readonly checkIntegrity?: boolean;
  readonly clock?: () => number;
  /** Other patience with vendors than a real account deserves; for tests and benchmarks. */
  readonly vendorTimes?: Partial<HttpTimes>;
  /** Requests to Copper in a minute, where a sandbox stands in its place that bears more than a real account does. */
  readonly copperPerMinute?: number;
}

/** Opens the store and wires a process together; whoever asks closes it. */
export async function createServices(
  config: Config,
  log: Log,
  options: ServiceOptions = {},
): Promise<Services> {
  keepMemorySteady();
  const clock = options.clock ?? Date.now;
  const store = await openStore(config, { checkIntegrity: options.checkIntegrity ?? false });
  const { vendorTimes: times = {}, copperPerMinute } = options;
  const tools = { store, log, clock, times, copperPerMinute };
  const { justcall, copper } = config;
  const syncs: Readonly<Record<SyncedSource, SyncService | null>> = {
    justcall: justcall === null ? null : connectJustCall(config, justcall, tools),
    copper: copper === null ? null : connectCopper(config, copper, tools),
  };
  const context: ReportContext = {
    store,
    clock,
    workspaceZone: config.workspaceZone,
    weekStart: config.weekStart,
    sources: [
      { source: "justcall", label: "JustCall", configured: justcall !== null },
      { source: "copper", label: "Copper", configured: copper !== null },
    ],
  };
  const closing = new AbortController();
  return {
    config,
    closing: closing.signal,
    log,
    store,
    clock,
    syncOf: (source) => syncs[source] ?? refuse(source),
    recount: (source, askedBy) => recountLedger(runTools(config, tools), source, askedBy),
    reports: bindReports(context),
    reportsByTheMinute: bindReports({
      ...context,
      clock: () => Math.floor(clock() / MINUTE_MS) * MINUTE_MS,
    }),
    async close() {
      closing.abort(
        new AppError(
          "interrupted",
          "Callboard was stopped in the middle of this sync. Nothing was written; sync again.",
        ),
      );
      // Runs that were under way record that they stopped before the store goes.
      await sleep(CLOSING_MS);
      await store.close();
    },
  };
}

function refuse(source: SyncedSource): never {
  if (source === "copper") {
    throw new AppError(
      "copper_not_configured",
      "Copper is not configured: set COPPER_API_TOKEN and COPPER_USER_EMAIL and start again.",
    );
  }
  throw new AppError(
    "justcall_not_configured",
    "JustCall is not configured: set JUSTCALL_API_KEY and JUSTCALL_API_SECRET and start again.",
  );
}
