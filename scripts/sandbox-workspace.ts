import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CopperSandbox, startCopperSandbox } from "#sandbox/copper/server.ts";
import { generateCopper } from "#sandbox/copper/team.ts";
import { type JustCallSandbox, startJustCallSandbox } from "#sandbox/justcall/server.ts";
import { generateTeam } from "#sandbox/justcall/team.ts";
import { readConfig } from "#src/server/config.ts";
import type { ServiceOptions } from "#src/server/create-services.ts";
import { createUsers } from "#src/server/people.ts";
import { openSqliteStore } from "#src/store/sqlite/store.ts";
import { setSandboxGoals } from "./sandbox-goals.ts";

/** The sandbox's account lives here. */
const ZONE = "America/Denver";
/** So many that nobody waits; what waiting looks like is shown by the sandbox's faults. */
const PLENTY = { perMinute: 100_000, perHour: 6_000_000 };
/** The same for whoever asks the sandboxes. */
export const SANDBOX_SERVICES: ServiceOptions = { copperPerMinute: PLENTY.perMinute };

export interface SandboxWorkspace {
  readonly sandbox: JustCallSandbox;
  readonly copper: CopperSandbox;
  /** Settings under which a Callboard works on these sandboxes and a store of its own. */
  readonly settings: Record<string, string>;
  readonly people: number;
  close(): Promise<void>;
}

/** A generated team with its work, a telephone vendor and a CRM to read it from, and a store that knows the team and its goals, but no call yet. */
export async function openSandboxWorkspace(options: {
  readonly seed: number;
  readonly folder?: string;
}): Promise<SandboxWorkspace> {
  const now = Date.now();
  const account = generateTeam({ seed: options.seed, now, zone: ZONE });
  const sandbox = await startJustCallSandbox({ account, limits: PLENTY });
  const copper = await startCopperSandbox({
    account: generateCopper({ justcall: account, seed: options.seed, now }).account,
    limits: { perMinute: PLENTY.perMinute },
  });
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "callboard-demo-"));
  const store = openSqliteStore(join(folder, "callboard.sqlite"), { checkIntegrity: false });
  const people = await createUsers(
    { store },
    account.agents.map((agent) => ({
      email: agent.email,
      id: agent.name.toLowerCase().replaceAll(/[^a-z]+/g, "-"),
      name: agent.name,
      role: agent.role === "Admin" ? "manager" : "rep",
    })),
  );
  const settings = {
    CALLBOARD_STORE: "sqlite",
    CALLBOARD_DATA: folder,
    CALLBOARD_AUTH: "off",
    CALLBOARD_TIME_ZONE: ZONE,
    HOST: "127.0.0.1",
    JUSTCALL_API_URL: sandbox.url,
    JUSTCALL_API_KEY: "sandbox-key",
    JUSTCALL_API_SECRET: "sandbox-secret",
    JUSTCALL_TIME_ZONE: ZONE,
    COPPER_API_URL: copper.url,
    COPPER_API_TOKEN: "sandbox-token",
    COPPER_USER_EMAIL: "admin@example.com",
  };
  await setSandboxGoals({ store, config: readConfig(settings, "server") }, account, now);
  await store.close();
  return {
    sandbox,
    copper,
    people: people.length,
    settings,
    async close() {
      await Promise.all([sandbox.close(), copper.close()]);
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
