import { generateCopper } from "#sandbox/copper/team.ts";
import { generateTeam } from "#sandbox/justcall/team.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";
import { setSandboxGoals } from "../sandbox-goals.ts";

// What a picture can be of: a workspace in some state. All of them live by the real clock.

const HISTORY_DAYS = 88;
const DAY_MS = 86_400_000;

/** The demo's team and goals, not yet synced. */
export async function team(): Promise<Workspace> {
  const now = Date.now();
  const account = generateTeam({ seed: 7, now });
  const workspace = await openWorkspace({ account, now });
  for (const { email, name } of account.agents) {
    await workspace.addRep({ email }, { name, id: name.toLowerCase().replaceAll(/[^a-z]+/g, "-") });
  }
  await setSandboxGoals(workspace.services, account, now);
  return workspace;
}

/** The demo's team with its CRM too: most calls were written down, some differences are there, stages are mapped. */
export async function twoSourceTeam(): Promise<Workspace> {
  const now = Date.now();
  const justcall = generateTeam({ seed: 7, now });
  const differences = { other_day: 3, other_rep: 2, unpaired: 3 };
  const { account: copper } = generateCopper({ justcall, seed: 7, now, differences });
  const workspace = await openWorkspace({ account: justcall, now, copper });
  for (const { email, name } of justcall.agents) {
    await workspace.addRep({ email }, { name, id: name.toLowerCase().replaceAll(/[^a-z]+/g, "-") });
  }
  await setSandboxGoals(workspace.services, justcall, now);
  const from = new Date(now - 30 * DAY_MS).toISOString().slice(0, 10);
  await workspace.sync("all", { from });
  await workspace.syncCopper("all", { from });
  return workspace;
}

export async function syncedTeam(): Promise<Workspace> {
  const workspace = await team();
  const from = new Date(Date.now() - HISTORY_DAYS * DAY_MS).toISOString().slice(0, 10);
  await workspace.sync("all", { from });
  return workspace;
}

/** Two of the last days were never read: whoever looks at the month misses them. */
export async function teamWithGaps(): Promise<Workspace> {
  const workspace = await team();
  const day = (back: number) => new Date(Date.now() - back * DAY_MS).toISOString().slice(0, 10);
  await workspace.sync("all", { from: day(60), to: day(6) });
  await workspace.sync("all", { from: day(3) });
  return workspace;
}

/** Synced by a clock that is three days slow: to the page it was three days ago. */
export async function staleTeam(): Promise<Workspace> {
  const workspace = await team();
  workspace.setNow(Date.now() - 3 * DAY_MS);
  await workspace.sync("all");
  return workspace;
}

/** One rep without a call, and one person whom the vendor does not know. */
export async function quietTeam(): Promise<Workspace> {
  const agents = [anAgent({ id: 7, name: "Mara Okonjo" })];
  const workspace = await openWorkspace({ account: anAccount(agents), now: Date.now() });
  for (const agent of agents) await workspace.addRep(agent, { name: agent.name, id: "mara" });
  await workspace.addRep({ email: "stranger@example.com" }, { name: "Sol Idowu", id: "sol" });
  await workspace.sync("all");
  return workspace;
}

export function empty(): Promise<Workspace> {
  return openWorkspace({ now: Date.now() });
}
