import { inspect } from "node:util";
import type { CopperAccount } from "#sandbox/copper/account.ts";
import { type CopperSandbox, startCopperSandbox } from "#sandbox/copper/server.ts";
import { SandboxAccount, type SandboxAgent } from "#sandbox/justcall/account.ts";
import { type JustCallSandbox, startJustCallSandbox } from "#sandbox/justcall/server.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import { isAppError } from "#src/domain/errors.ts";
import type { User } from "#src/domain/people/person.ts";
import { readConfig } from "#src/server/config.ts";
import { createServices, type ServiceOptions } from "#src/server/create-services.ts";
import { createLog, type Log } from "#src/server/log.ts";
import type { Services } from "#src/server/services.ts";
import type { SyncRun } from "#src/store/sync-runs.ts";
import { type Engine, SQLITE } from "./engines.ts";

/** Limits that no test reaches unless it sets its own. */
export const PLENTY = { perMinute: 1_000_000, perHour: 60_000_000 };

/** Patience that fits a test: what lasts is given up in a second or two. */
export const HURRIED = { timeoutMs: 400, patienceMs: 6_000, retries: 4, firstDelayMs: 20 };

/** 2026-11-20, a Friday, 18:00 in UTC. */
export const NOON_IN_DENVER = Date.parse("2026-11-20T19:00:00Z");

export interface Workspace {
  readonly sandbox: JustCallSandbox;
  readonly account: SandboxAccount;
  /** Null where Copper is not connected. */
  readonly copper: CopperSandbox | null;
  readonly services: Services;
  readonly folder: string;
  /** Settings for another process on the same store and sandbox. */
  readonly settings: Record<string, string>;
  addRep(agent: Pick<SandboxAgent, "email">, user?: Partial<User>): Promise<User>;
  sync(scope: string, days?: { from?: Day; to?: Day }): Promise<SyncRun>;
  syncCopper(scope: string, days?: { from?: Day; to?: Day }): Promise<SyncRun>;
  /** All that is kept, as text: ledger, documents, coverage, settings, people; not the record of runs. */
  stored(): Promise<string>;
  setNow(now: number): void;
  close(): Promise<void>;
}

export interface WorkspaceOptions {
  /** SQLite, where it does not matter. */
  readonly engine?: Engine;
  readonly account?: SandboxAccount;
  readonly now?: number;
  /** The zone that the settings name for JustCall; by default the account's. */
  readonly justcallZone?: string;
  readonly workspaceZone?: string;
  readonly limits?: Parameters<typeof startJustCallSandbox>[0]["limits"];
  readonly firstPage?: 0 | 1;
  readonly services?: ServiceOptions;
  /** Copper is connected too, on a sandbox of its own. */
  readonly copper?: CopperAccount;
}

/** A Callboard on a store of its own with a sandbox in JustCall's place; both share a clock that starts at `now`. */
export async function openWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  let shift = (options.now ?? NOON_IN_DENVER) - Date.now();
  const clock = () => Date.now() + shift;
  const account = options.account ?? anAccount([]);
  const sandbox = await startJustCallSandbox({
    account,
    clock,
    limits: options.limits ?? PLENTY,
    ...(options.firstPage === undefined ? {} : { firstPage: options.firstPage }),
  });
  const copper =
    options.copper === undefined
      ? null
      : await startCopperSandbox({
          account: options.copper,
          clock,
          limits: { perMinute: 1_000_000 },
        });
  const place = (options.engine ?? SQLITE).newPlace();
  const settings = {
    ...place.settings,
    CALLBOARD_AUTH: "off",
    CALLBOARD_LOG: "silent",
    CALLBOARD_TIME_ZONE: options.workspaceZone ?? account.zone,
    JUSTCALL_API_URL: sandbox.url,
    JUSTCALL_API_KEY: "sandbox-key",
    JUSTCALL_API_SECRET: "sandbox-secret",
    JUSTCALL_TIME_ZONE: options.justcallZone ?? account.zone,
    ...(copper === null ? {} : copperSettings(copper)),
  };
  const config = readConfig(settings, "server");
  const services = await createServices(config, logOfSurprises(createLog(config, "server")), {
    clock,
    vendorTimes: HURRIED,
    copperPerMinute: PLENTY.perMinute,
    ...options.services,
  });
  const syncOf = async (
    source: "justcall" | "copper",
    scope: string,
    days: { from?: Day; to?: Day },
  ) => {
    const started = await services.syncOf(source).start({
      scope: scope === "all" ? "all" : { userId: scope },
      from: days.from ?? null,
      to: days.to ?? null,
      askedBy: "test",
      priority: "interactive",
      signal: services.closing,
    });
    return started.finished;
  };
  return {
    sandbox,
    account,
    copper,
    services,
    folder: place.folder,
    settings,
    async addRep(agent, user = {}) {
      const added: User = {
        id: agent.email.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-"),
        email: agent.email,
        name: agent.email,
        role: "rep",
        timeZone: null,
        active: true,
        createdAt: new Date(clock()).toISOString(),
        ...user,
      };
      await services.store.users.add([added]);
      return added;
    },
    sync: (scope, days = {}) => syncOf("justcall", scope, days),
    syncCopper: (scope, days = {}) => syncOf("copper", scope, days),
    stored: place.stored,
    setNow(now) {
      shift = now - Date.now();
    },
    async close() {
      await services.close();
      await sandbox.close();
      await copper?.close();
      await place.remove();
    },
  };
}

/** A run's record says of what nobody foresaw only that the log has it: the test's own output has it then. */
function logOfSurprises(log: Log): Log {
  return {
    debug: log.debug.bind(log),
    info: log.info.bind(log),
    warn: log.warn.bind(log),
    error(event: { readonly err?: unknown }) {
      if (!isAppError(event.err)) process.stderr.write(`${inspect(event.err)}\n`);
    },
  };
}

/** Settings under which a Callboard reads this sandbox. */
export function copperSettings(copper: CopperSandbox): Record<string, string> {
  return {
    COPPER_API_URL: copper.url,
    COPPER_API_TOKEN: "sandbox-token",
    COPPER_USER_EMAIL: "admin@example.com",
  };
}

/** An account with these agents and no call. */
export function anAccount(
  agents: readonly SandboxAgent[],
  zone = "America/Denver",
): SandboxAccount {
  return new SandboxAccount({ zone, agents: [...agents] });
}

export function anAgent(agent: Partial<SandboxAgent> & { id: number }): SandboxAgent {
  return {
    name: `Agent ${agent.id}`,
    email: `agent${agent.id}@example.com`,
    timeZone: "America/Denver",
    role: "Agent",
    active: true,
    createdAt: Date.parse("2026-01-05T16:00:00Z"),
    ...agent,
  };
}
