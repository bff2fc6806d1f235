import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Period } from "#src/domain/calendar/period.ts";
import { AppError } from "#src/domain/errors.ts";
import type { ReportContext } from "#src/reports/context.ts";
import { metricDocuments } from "#src/reports/metric-documents.ts";
import { type SourceStatus, sourceStatus } from "#src/reports/source-status.ts";
import { syncRun } from "#src/reports/sync-run.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { type TeamOverview, teamOverview } from "#src/reports/team-overview.ts";
import { openSqliteStore } from "#src/store/sqlite/store.ts";
import type { Store } from "#src/store/store.ts";
import { createSyncService, type SyncService } from "#src/sync/sync-service.ts";
import type { HttpTimes } from "#src/vendors/http/client.ts";
import { createJustCallClient } from "#src/vendors/justcall/client.ts";
import { createJustCallSource } from "#src/vendors/justcall/source.ts";
import { type Config, type JustCallConfig, readConfig } from "./config.ts";
import { createLog, type Log } from "./log.ts";
import { keepMemorySteady } from "./steady-memory.ts";

/** Everything a door may ask for, wired together once per process. */
export interface Services {
  readonly config: Config;
  /** Aborts when the process shuts down; whatever runs then stops without a trace. */
  readonly closing: AbortSignal;
  readonly log: Log;
  readonly store: Store;
  /** Throws `justcall_not_configured` where there is no key. */
  justcallSync(): SyncService;
  readonly reports: Reports;
  close(): Promise<void>;
}

/** How long runs have to record that they were stopped (ms). */
const CLOSING_MS = 50;

/** The reports, with their context filled in. */
export interface Reports {
  teamOverview(period: Period): Promise<TeamOverview>;
  sourceStatus(): Promise<SourceStatus[]>;
  teamMetrics(asked: Parameters<typeof teamMetrics>[1]): ReturnType<typeof teamMetrics>;
  metricDocuments(asked: Parameters<typeof metricDocuments>[1]): ReturnType<typeof metricDocuments>;
  syncRun(runId: string): ReturnType<typeof syncRun>;
}

export interface ServiceOptions {
  readonly checkIntegrity?: boolean;
  readonly clock?: () => number;
  /** Other patience with vendors than a real account deserves; for tests and benchmarks. */
  readonly vendorTimes?: Partial<HttpTimes>;
}

export function createServices(config: Config, log: Log, options: ServiceOptions = {}): Services {
  keepMemorySteady();
  const clock = options.clock ?? Date.now;
  const store = openSqliteStore(config.databaseFile, {
    checkIntegrity: options.checkIntegrity ?? false,
  });
  const sync =
    config.justcall === null
      ? null
      : createJustCallSync(config, config.justcall, {
          store,
          log,
          clock,
          times: options.vendorTimes ?? {},
        });
  const context: ReportContext = {
    store,
    clock,
    workspaceZone: config.workspaceZone,
    weekStart: config.weekStart,
    sources: [{ source: "justcall", label: "JustCall", configured: config.justcall !== null }],
  };
  const closing = new AbortController();
  return {
    config,
    closing: closing.signal,
    log,
    store,
    justcallSync() {
      if (sync !== null) return sync;
      throw new AppError(
        "justcall_not_configured",
        "JustCall is not configured: set JUSTCALL_API_KEY and JUSTCALL_API_SECRET and start again.",
      );
    },
    reports: {
      teamOverview: (period) => teamOverview(context, period),
      sourceStatus: () => sourceStatus(context),
      teamMetrics: (asked) => teamMetrics(context, asked),
      metricDocuments: (asked) => metricDocuments(context, asked),
      syncRun: (runId) => syncRun(context, runId),
    },
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

const factsSchema = z.object({
  account: z.string(),
  firstPage: z.union([z.literal(0), z.literal(1)]),
  filterZone: z.string(),
});

function createJustCallSync(
  config: Config,
  justcall: JustCallConfig,
  tools: { store: Store; log: Log; clock: () => number; times: Partial<HttpTimes> },
): SyncService {
  const { store, log, clock } = tools;
  // What was found out about one account says nothing of another, nor under another setting.
  const account = createHash("sha256")
    .update([justcall.apiUrl, justcall.key, justcall.zone].join("\n"))
    .digest("hex")
    .slice(0, 16);
  const fact = "justcall-self-test";
  const source = createJustCallSource({
    client: createJustCallClient({ ...justcall, clock, times: tools.times }),
    zone: justcall.zone,
    clock,
    memory: {
      async recall() {
        const known = factsSchema.safeParse(await store.settings.fact(fact));
        return known.success && known.data.account === account ? known.data : null;
      },
      async remember(facts) {
        log.info({ ...facts }, "JustCall self-test");
        await store.settings.remember(fact, { ...facts, account });
      },
    },
  });
  return createSyncService({
    store,
    source,
    workspaceZone: config.workspaceZone,
    clock,
    sleep: (milliseconds) => sleep(milliseconds),
    newId: randomUUID,
    every(run, milliseconds) {
      const timer = setInterval(run, milliseconds);
      timer.unref();
      return () => clearInterval(timer);
    },
    onFailure: (run, error) => log.error({ runId: run.id, err: error }, "sync failed"),
  });
}

const KEY = Symbol.for("callboard.services");
const shared = globalThis as { [KEY]?: Services };

/** The services of this server process. Kept on `globalThis`, since Next gives routes and instrumentation each their own modules. */
export async function services(): Promise<Services> {
  shared[KEY] ??= startServices();
  return shared[KEY];
}

function startServices(): Services {
  const config = readConfig(process.env, "server");
  return createServices(config, createLog(config, "server"));
}
