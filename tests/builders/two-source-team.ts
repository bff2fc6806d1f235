import { generateCopper } from "#sandbox/copper/team.ts";
import type { CopperTruth } from "#sandbox/copper/truth.ts";
import { generateTeam } from "#sandbox/justcall/team.ts";
import { addDays, type Day } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

export interface TwoSourceTeam {
  readonly workspace: Workspace;
  readonly truth: CopperTruth;
  /** The workspace's. */
  readonly today: Day;
}

const ZONE = "America/Denver";

/** A generated team as of now, whose calls of two weeks both sources have and both have read, with some differences between them. */
export async function openTwoSourceTeam(): Promise<TwoSourceTeam> {
  const now = Date.now();
  const account = generateTeam({ seed: 3, now, zone: ZONE, days: 16 });
  const { account: copper, truth } = generateCopper({ justcall: account, seed: 3, now });
  const workspace = await openWorkspace({ account, now, copper });
  for (const agent of account.agents)
    await workspace.addRep(agent, { id: `rep${agent.id}`, name: agent.name });
  const today = dayOf(now, ZONE);
  const days = { from: addDays(today, -14), to: today };
  await workspace.sync("all", days);
  await workspace.syncCopper("all", days);
  return { workspace, truth, today };
}
