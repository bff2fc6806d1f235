import type { Source } from "#src/domain/activity/activity.ts";
import type { Store } from "#src/store/store.ts";
import type { SyncService } from "#src/sync/sync-service.ts";
import type { Reports } from "./bound-reports.ts";
import { type Config, readConfig } from "./config.ts";
import type { ServiceOptions } from "./create-services.ts";
import { createLog, type Log } from "./log.ts";

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

const KEY = Symbol.for("callboard.services");
const shared = globalThis as { [KEY]?: Promise<Services> };

/** The services of this server process. Kept on `globalThis`, since Next gives routes and instrumentation each their own modules. */
export async function services(): Promise<Services> {
  return shared[KEY] ?? startServices(readConfig(process.env, "server"));
}

/**
 * Wires this process's services, once, by settings that are read already. What wires them is loaded only then: routes ask for
 * services that are there, and would each hold all of Callboard in memory once more.
 */
export function startServices(config: Config, options: ServiceOptions = {}): Promise<Services> {
  shared[KEY] ??= import("./create-services.ts").then(({ createServices }) =>
    createServices(config, createLog(config, "server"), options),
  );
  return shared[KEY];
}
