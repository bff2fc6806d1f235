import type { SandboxAccount, SandboxCall } from "../justcall/account.ts";
import { Prng, scramble } from "../justcall/prng.ts";
import { dateText, offsetAt } from "../justcall/wall-time.ts";
import { parentOf } from "./account.ts";
import { labelledText, olderText } from "./call-text.ts";
import type { CopperContact } from "./contact.ts";
import type { Directory } from "./directory.ts";
import { type Entry, logged } from "./entry.ts";
import { type DifferenceReason, realCallIdOf } from "./truth.ts";

/** What a copy's activity_date stands for. */
export type Dating = "start" | "end" | "logged" | "mixed";

export interface Copying {
  seed: string;
  justcall: SandboxAccount;
  directory: Directory;
  copied: number;
  doubled: number;
  older: number;
  byOwner: number;
  dating: Dating;
  injected: Partial<Record<DifferenceReason, number>>;
}

/** So that it is another day also where a day has 25 hours. */
const DAY_BEFORE_MS = 25 * 3_600_000;

/** The phone call activities that JustCall made of its calls. */
export function copiedCalls(plan: Copying): Entry[] {
  const wrong = injections(plan);
  const entries: Entry[] = [];
  for (const call of plan.justcall.calls()) {
    const contacts = plan.directory.contactsOf(call.contactNumber);
    if (call.agentId === null || contacts.length === 0) continue;
    entries.push(...copiesOf(call, call.agentId, contacts, plan, wrong.get(call.id)));
  }
  return entries;
}

function copiesOf(
  call: SandboxCall,
  agentId: number,
  contacts: readonly CopperContact[],
  plan: Copying,
  wrong: DifferenceReason | undefined,
): Entry[] {
  const { directory } = plan;
  const prng = new Prng(`${plan.seed} copy ${call.id}`);
  if (!prng.chance(plan.copied) && wrong === undefined) return [];
  if (wrong === "only_in_justcall") return [];
  const timeZone = plan.justcall.agent(agentId)?.timeZone ?? plan.justcall.zone;
  const end = endOf(call);
  const entered = end + prng.whole(5, 180) * 1000;
  const at = dated(prng, plan.dating, { start: call.at, end, entered });
  const sameDay = dayOf(at, timeZone) === dayOf(call.at, timeZone);
  const owner = prng.chance(plan.byOwner) ? directory.admin : directory.userOf(agentId);
  const user = wrong === "other_rep" ? colleagueOf(agentId, plan) : owner;
  const agentName = directory.userOf(agentId).name;
  const said = { call, agentName, contactName: contacts[0]?.name ?? "", timeZone };
  const details = prng.chance(plan.older) ? olderText(said, prng) : labelledText(said, prng);
  const twice = prng.chance(plan.doubled) || wrong === "logged_twice";
  return contacts.slice(0, twice ? 2 : 1).map((contact) =>
    logged(
      {
        // Over midnight only where that is wanted.
        at: wrong === "other_day" ? call.at - DAY_BEFORE_MS : sameDay ? at : call.at,
        createdAt: entered,
        userId: user.id,
        parent: parentOf(contact),
        details,
      },
      { kind: "call", realCallId: realCallIdOf(call.id) },
    ),
  );
}

function dated(
  prng: Prng,
  dating: Dating,
  times: { start: number; end: number; entered: number },
): number {
  const kind = dating === "mixed" ? prng.pick(["start", "end", "logged"] as const) : dating;
  return kind === "start" ? times.start : kind === "end" ? times.end : times.entered;
}

/** Which calls get which difference: other calls for each, spread by chance. */
function injections(plan: Copying): Map<number, DifferenceReason> {
  const salt = new Prng(`${plan.seed} injected`).whole(1, 1e9);
  const calls = [...plan.justcall.calls()]
    .filter(({ agentId, contactNumber }) => {
      return agentId !== null && plan.directory.contactsOf(contactNumber).length > 1;
    })
    .sort((a, b) => scramble(a.id ^ salt) - scramble(b.id ^ salt));
  const chosen = new Map<number, DifferenceReason>();
  const reasons = ["only_in_justcall", "other_day", "other_rep", "logged_twice"] as const;
  for (const reason of reasons) {
    for (const call of calls.splice(0, plan.injected[reason] ?? 0)) chosen.set(call.id, reason);
  }
  return chosen;
}

function colleagueOf(agentId: number, plan: Copying) {
  const others = plan.justcall.agents.filter((agent) => agent.active && agent.id !== agentId);
  const other = others[agentId % Math.max(1, others.length)];
  return other === undefined ? plan.directory.admin : plan.directory.userOf(other.id);
}

export function endOf(call: SandboxCall): number {
  return call.at + (call.ringSeconds + call.totalSeconds) * 1000;
}

function dayOf(at: number, zone: string): string {
  return dateText(at + offsetAt(zone, at));
}
