import type { SandboxAccount, SandboxAgent } from "../justcall/account.ts";
import { Prng } from "../justcall/prng.ts";
import type { CopperContact } from "./contact.ts";
import type { TruthUser } from "./truth.ts";
import type { CopperUser } from "./user.ts";

const ADMIN_ID = 910_001;
const FORMER_ID = 909_417;
const FIRST_USER_ID = 700_000;
const CREATED_AT = Date.UTC(2025, 0, 6);

/** The people who work with Copper, and the people whom they call. */
export interface Directory {
  users: CopperUser[];
  truth: TruthUser[];
  /** Owner of the key; has no seat in JustCall. */
  admin: CopperUser;
  /** Left long ago, and is in no list any more. */
  former: CopperUser;
  userOf(agentId: number): CopperUser;
  agentOf(userId: number | null): number | null;
  contacts: CopperContact[];
  /** The person or lead with this number first, then the company, if it has the number too. */
  contactsOf(number: string): readonly CopperContact[];
}

export function makeDirectory(justcall: SandboxAccount, seed: string, admin: string): Directory {
  const owner: CopperUser = { id: ADMIN_ID, name: "CRM Admin", email: admin, active: true };
  const left = { id: FORMER_ID, name: "Rolf Tansey", email: "rolf.tansey@example.com" };
  const former: CopperUser = { ...left, active: false };
  const seats = justcall.agents.map((agent, index) => ({ agent, user: userFor(agent, index) }));
  const users = [owner, ...seats.map(({ user }) => user), former];
  const agents = new Map(seats.map(({ agent, user }) => [user.id, agent.id]));
  const byNumber = makeContacts(justcall, seed);
  return {
    users,
    truth: users.map(({ id, email, active }) => {
      return { userId: id, agentId: agents.get(id) ?? null, email, active };
    }),
    admin: owner,
    former,
    userOf: (agentId) => {
      const seat = seats.find(({ agent }) => agent.id === agentId);
      if (seat === undefined) throw new Error(`no user for agent ${agentId}`);
      return seat.user;
    },
    agentOf: (userId) => (userId === null ? null : (agents.get(userId) ?? null)),
    contacts: [...byNumber.values()].flat(),
    contactsOf: (number) => byNumber.get(number) ?? [],
  };
}

/** The same address as in JustCall, but typed by somebody else: its case may differ. */
function userFor(agent: SandboxAgent, index: number): CopperUser {
  const { id, name } = agent;
  const email = index % 4 === 2 ? titled(agent.email) : agent.email.toLowerCase();
  const groups = [{ id: 5101 + (index % 2), name: index % 2 === 0 ? "Inside Sales" : "Field" }];
  return { id: FIRST_USER_ID + id, name, email, active: agent.active, groups };
}

function titled(email: string): string {
  return email.toLowerCase().replace(/(^|\.)[a-z]/g, (part) => part.toUpperCase());
}

function makeContacts(justcall: SandboxAccount, seed: string): Map<string, CopperContact[]> {
  const names = new Map<string, string>();
  for (const { contactNumber, contactName } of justcall.calls()) {
    if (contactNumber !== "") names.set(contactNumber, plainName(contactName));
  }
  const taken = new Set<number>();
  const made = new Map<string, CopperContact[]>();
  for (const [number, name] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let key = Number(number.slice(-10, -7)) * 1000 + Number(number.slice(-3));
    while (taken.has(key)) key++;
    taken.add(key);
    made.set(number, contactsFor(number, name, key, new Prng(`${seed} contact ${number}`)));
  }
  return made;
}

function contactsFor(number: string, name: string, key: number, prng: Prng): CopperContact[] {
  const domain = `customer${key}.example`;
  const phones = [{ number: typed(number, prng), category: "work" }];
  // A second number of theirs that nobody calls by JustCall.
  if (prng.chance(0.2))
    phones.push({ number: `+44207946${String(key % 1000).padStart(4, "0")}`, category: "mobile" });
  const shared = { emails: [`hello@${domain}`], createdAt: CREATED_AT };
  const called = name === "" ? `Contact ${key}` : name;
  if (prng.chance(0.15)) {
    return [
      { ...shared, type: "lead", id: 4_000_000 + key, name: called, phones, companyId: null },
    ];
  }
  const company: CopperContact = {
    ...shared,
    type: "company",
    id: 3_000_000 + key,
    name: `${called} Trading`,
    phones: [{ number: typed(number, prng), category: "work" }],
    companyId: null,
  };
  const person: CopperContact = {
    ...shared,
    type: "person",
    id: 5_000_000 + key,
    name: called,
    phones,
    companyId: company.id,
  };
  return prng.chance(0.7) ? [person, company] : [{ ...person, companyId: null }];
}

/** People type numbers in many ways. */
function typed(number: string, prng: Prng): string {
  const [area, middle, end] = [number.slice(-10, -7), number.slice(-7, -4), number.slice(-4)];
  return prng.pick([
    `+${number}`,
    `(${area}) ${middle}-${end}`,
    `${area}-${middle}-${end}`,
    number,
  ]);
}

/** JustCall's names come escaped in two ways; in Copper they were typed. */
function plainName(name: string): string {
  return name.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("\\'", "'");
}
