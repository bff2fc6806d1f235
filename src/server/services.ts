import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Source } from "#src/domain/activity/activity.ts";
import { AppError } from "#src/domain/errors.ts";
import { calendarSheet } from "#src/reports/calendar-sheet.ts";
import type { ReportContext } from "#src/reports/context.ts";
import { explain } from "#src/reports/explain.ts";
import { goalList } from "#src/reports/goal-list.ts";
import { goalSheet } from "#src/reports/goal-sheet.ts";
import { metricDocuments } from "#src/reports/metric-documents.ts";
import { policyPreview } from "#src/reports/policy-preview.ts";
import { repOverview } from "#src/reports/rep-overview.ts";
import { sourceComparison } from "#src/reports/source-comparison.ts";
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
import { unmatched } from "#src/reports/unmatched.ts";
import type { Store } from "#src/store/store.ts";
import { recountLedger } from "#src/sync/recount-ledger.ts";
import type { SyncService } from "#src/sync/sync-service.ts";
import type { HttpTimes } from "#src/vendors/http/client.ts";
import { type Config, readConfig } from "./config.ts";
import { connectCopper, connectJustCall } from "./connect.ts";
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
  /** ms since 1970 */
  readonly clock: () => number;
  /** Throws `justcall_not_configured`, or `copper_not_configured`, where there is no key. */
  syncOf(source: SyncedSource): SyncService;
  /** Counts a source's ledger anew by what has been set since (`sync/recount-ledger.ts`). */
  recount(source: Source, askedBy: string): Promise<void>;
  readonly reports: Reports;
  /** The same as of the last whole minute: what is asked twice within it is answered the same, pace and projection too. */
  readonly reportsByTheMinute: Reports;
  close(): Promise<void>;
}

/** Those that can be read from a vendor. */
export const SYNCED_SOURCES = ["justcall", "copper"] as const satisfies readonly Source[];
export type SyncedSource = (typeof SYNCED_SOURCES)[number];

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
  policyPreview,
  repOverview,
  sourceComparison,
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
  unmatched,
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
  /** Requests to Copper in a minute, where a sandbox stands in its place that bears more than a real account does. */
  readonly copperPerMinute?: number;
}

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
    recount: (source, askedBy) =>
      recountLedger(
        {
          store,
          clock,
          workspaceZone: config.workspaceZone,
          sleep: (milliseconds) => sleep(milliseconds),
          newId: randomUUID,
        },
        source,
        askedBy,
      ),
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

const KEY = Symbol.for("callboard.services");
const shared = globalThis as { [KEY]?: Promise<Services> };

/** The services of this server process. Kept on `globalThis`, since Next gives routes and instrumentation each their own modules. */
export async function services(): Promise<Services> {
  return shared[KEY] ?? startServices(readConfig(process.env, "server"));
}

/** Wires this process's services, once, by settings that are read already. */
export function startServices(config: Config, options: ServiceOptions = {}): Promise<Services> {
  shared[KEY] ??= createServices(config, createLog(config, "server"), options);
  return shared[KEY];
}
