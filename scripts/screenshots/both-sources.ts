import { generateCopper } from "#sandbox/copper/team.ts";
import { generateTeam } from "#sandbox/justcall/team.ts";
import { openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const DAYS = 21;
const DAY_MS = 86_400_000;

/** The demo's team with its CRM: each call copied, but for a few differences of every kind. */
export async function bothSources(): Promise<Workspace> {
  const now = Date.now();
  const justcall = generateTeam({ seed: 7, now, days: DAYS });
  const { account: copper } = generateCopper({
    justcall,
    seed: 7,
    now,
    copied: 1,
    doubled: 0,
    handLogged: 0,
    work: false,
    differences: {
      other_day: 2,
      other_rep: 2,
      unpaired: 2,
      only_in_copper: 3,
      only_in_justcall: 2,
      logged_twice: 2,
    },
  });
  const workspace = await openWorkspace({ account: justcall, now, copper });
  for (const { email, name } of justcall.agents) {
    await workspace.addRep({ email }, { name, id: name.toLowerCase().replaceAll(/[^a-z]+/g, "-") });
  }
  const from = new Date(now - DAYS * DAY_MS).toISOString().slice(0, 10);
  await workspace.sync("all", { from });
  await workspace.syncCopper("all", { from });
  return workspace;
}
