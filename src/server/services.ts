import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "#src/domain/errors.ts";
import { calendarSheet } from "#src/reports/calendar-sheet.ts";
import type { ReportContext } from "#src/reports/context.ts";
import { explain } from "#src/reports/explain.ts";
import { goalList } from "#src/reports/goal-list.ts";
import { goalSheet } from "#src/reports/goal-sheet.ts";
import { metricDocuments } from "#src/reports/metric-documents.ts";
import { repOverview } from "#src/reports/rep-overview.ts";
import { sourceStatus } from "#src/reports/source-status.ts";
import { syncRun } from "#src/reports/sync-run.ts";
import { teamGoals } from "#src/reports/team-goals.ts";
import { teamHeatMap } from "#src/reports/team-heat-map.ts";
import { teamKpis } from "#src/reports/team-kpis.ts";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamOverview } from "#src/reports/team-overview.ts";
import { teamPace } from "#src/reports/team-pace.ts";
import { teamTrends } from "#src/reports/team-trends.ts";
import type { Store } from "#src/store/store.ts";
import { createSyncService, type SyncService } from "#src/sync/sync-service.ts";
import type { HttpTimes } from "#src/vendors/http/client.ts";
import { createJustCallClient } from "#src/vendors/justcall/client.ts";
import { createJustCallSource } from "#src/vendors/justcall/source.ts";
import { type Config, type JustCallConfig, readConfig } from "./config.ts";
import { createLog, type Log } from "./log.ts";
import { openStore } from "./open-store.ts";
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
  /** The same as of the last whole minute: what is asked twice within it is answered the same, pace and projection too. */
  readonly reportsByTheMinute: Reports;
  close(): Promise<void>;
}

/** How long runs have to record that they were stopped (ms). */
const CLOSING_MS = 50;
const MINUTE_MS = 60_000;

/** The reports, with their context filled in. */
export type Reports = { readonly [Name in keyof typeof REPORTS]: Bound<(typeof REPORTS)[Name]> };

const REPORTS = {
  calendarSheet,
  explain,
  goalList,
  goalSheet,
  metricDocuments,
  repOverview,
  sourceStatus,
  syncRun,
  teamGoals,
  teamHeatMap,
  teamKpis,
  teamLeaderboard,
  teamMetrics,
  teamOverview,
  teamPace,
  teamTrends,
};

/** A report without its first argument. */
type Bound<Report> = Report extends (context: infer _, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never;

function bindReports(context: ReportContext): Reports {
  // Each entry keeps its own arguments and answer, which a map over the entries cannot tell the compiler.
  return Object.fromEntries(
    Object.entries(REPORTS).map(([name, report]) => [
      name,
      (...rest: unknown[]) =>
        (report as (context: ReportContext, ...rest: unknown[]) => unknown)(context, ...rest),
    ]),
  ) as unknown as Reports;
}

export interface ServiceOptions {
  readonly checkIntegrity?: boolean;
  readonly clock?: () => number;
  /** Other patience with vendors than a real account deserves; for tests and benchmarks. */
  readonly vendorTimes?: Partial<HttpTimes>;
}

export async function createServices(
  config: Config,
  log: Log,
  options: ServiceOptions = {},
): Promise<Services> {
  keepMemorySteady();
  const clock = options.clock ?? Date.now;
  const store = await openStore(config, { checkIntegrity: options.checkIntegrity ?? false });
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
const shared = globalThis as { [KEY]?: Promise<Services> };

/** The services of this server process. Kept on `globalThis`, since Next gives routes and instrumentation each their own modules. */
export async function services(): Promise<Services> {
  return shared[KEY] ?? startServices(readConfig(process.env, "server"));
}

/** Wires this process's services, once, by settings that are read already. */
export function startServices(config: Config): Promise<Services> {
  shared[KEY] ??= createServices(config, createLog(config, "server"));
  return shared[KEY];
}
