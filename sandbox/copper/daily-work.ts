import { Prng } from "../justcall/prng.ts";
import { parentOf } from "./account.ts";
import type { Address, MailDetails } from "./activity.ts";
import { EMAIL, MEETING, NOTE, SMS } from "./activity-type.ts";
import type { CopperContact } from "./contact.ts";
import type { Directory } from "./directory.ts";
import { type Entry, logged, type Meaning } from "./entry.ts";
import type { CopperUser } from "./user.ts";
import { enteredAt, momentOf, type Workday } from "./workday.ts";

const SUBJECTS = ["Revised quote", "It's on its way", "Spring order & terms", "Re: prices"];
const NOTES = ["Budget opens in October", `Prefers "the small one"`, "Won't decide before May"];
const MEETINGS = ["Site visit", "Demo with the owner's team", ""];
const OTHER: Meaning = { kind: "other" };

export interface DailyWork {
  seed: string;
  directory: Directory;
  workdays: readonly Workday[];
}

/** What people do beside calling and moving deals. */
export function dailyWork(plan: DailyWork): Entry[] {
  const people = plan.directory.contacts.filter(({ type }) => type === "person");
  if (people.length === 0) return [];
  return plan.workdays.flatMap((workday) => {
    const { agent, day } = workday;
    const prng = new Prng(`${plan.seed} work ${agent.id} ${day}`);
    const user = plan.directory.userOf(agent.id);
    const moment = () => momentOf(prng, day, agent.timeZone);
    const entries: Entry[] = [];
    for (let n = prng.whole(2, 7); n > 0; n--) {
      entries.push(mail(prng, moment(), { user, to: prng.pick(people), plan, sent: true }));
    }
    for (let n = prng.whole(1, 4); n > 0; n--) {
      entries.push(mail(prng, moment(), { user, to: prng.pick(people), plan, sent: false }));
    }
    if (prng.chance(0.35)) {
      const text = prng.pick(MEETINGS);
      entries.push(typed(prng, moment(), { user, on: prng.pick(people), type: MEETING, text }));
    }
    if (prng.chance(0.8)) {
      const text = prng.pick(NOTES);
      entries.push(typed(prng, moment(), { user, on: prng.pick(people), type: NOTE, text }));
    }
    if (prng.chance(0.5)) {
      const on = prng.pick(people);
      const at = moment();
      const text = conversation(prng, on, at);
      entries.push(typed(prng, at, { user, on, type: SMS, text }));
    }
    return entries;
  });
}

/** Who is in no team: somebody who left when a third of the time was over, and the admin. */
export function outsidersWork({ seed, directory, workdays }: DailyWork): Entry[] {
  const days = new Map(workdays.map((workday) => [String(workday.day), workday]));
  const sorted = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, workday]) => workday);
  const people = directory.contacts.filter(({ type }) => type === "person");
  if (people.length === 0) return [];
  return sorted.flatMap(({ agent, day }, index) => {
    const prng = new Prng(`${seed} outsiders ${day}`);
    const entries: Entry[] = [];
    const moment = () => momentOf(prng, day, agent.timeZone);
    const left = index > sorted.length / 3;
    const text = prng.pick(NOTES);
    if (!left) {
      const user = directory.former;
      entries.push(typed(prng, moment(), { user, on: prng.pick(people), type: NOTE, text }));
      entries.push(call(moment(), `hand:former:${day}`, user, prng.pick(people)));
    }
    if (prng.chance(0.2)) {
      entries.push(call(moment(), `hand:admin:${day}`, directory.admin, prng.pick(people)));
    }
    return entries;
  });
}

function call(at: number, realCallId: string, user: CopperUser, on: CopperContact): Entry {
  const details = "Rang them from home";
  const part = { at, createdAt: at, userId: user.id, parent: parentOf(on), details };
  return logged(part, { kind: "call", realCallId });
}

function typed(
  prng: Prng,
  at: number,
  what: { user: CopperUser; on: CopperContact; type: number; text: string },
): Entry {
  const { user, on, type, text } = what;
  return logged(
    {
      at,
      createdAt: enteredAt(prng, at),
      userId: user.id,
      parent: parentOf(on),
      type: { id: type, category: "user" },
      details: text,
    },
    type === MEETING ? { kind: "meeting" } : OTHER,
  );
}

function mail(
  prng: Prng,
  at: number,
  what: { user: CopperUser; to: CopperContact; plan: DailyWork; sent: boolean },
): Entry {
  const { user, to, plan, sent } = what;
  const email = prng.chance(0.1) ? user.email.toUpperCase() : user.email;
  const own: Address = { name: user.name, email };
  const theirs: Address = { name: to.name, email: to.emails[0] ?? "nobody@customer.example" };
  const recipients = [sent ? theirs : own];
  if (prng.chance(0.15))
    recipients.push({ name: null, email: theirs.email.replace(/^\w+/, "buying") });
  // Copied to a colleague, who is involved too.
  const colleague = prng.pick(plan.directory.users);
  if (prng.chance(0.06) && colleague !== user) {
    recipients.push({ name: colleague.name, email: colleague.email });
  }
  const details: MailDetails = {
    sender: sent ? own : theirs,
    recipients,
    subject: prng.pick(SUBJECTS),
    id: 771_000_000 + prng.whole(0, 999_999),
  };
  return logged(
    {
      at,
      createdAt: at + prng.whole(2, 90) * 1000,
      userId: user.id,
      parent: parentOf(to),
      type: { id: EMAIL, category: "system" },
      details,
    },
    { kind: sent ? "email_sent" : "email_received" },
  );
}

/** Reference 8.1: one row for a whole conversation. */
function conversation(prng: Prng, on: CopperContact, at: number): string {
  const time = new Date(at).toISOString().slice(11, 16);
  const lines = [`SMS Conversation with ${on.name} (${on.phones[0]?.number ?? ""})`];
  for (let n = prng.whole(1, 3); n > 0; n--) {
    lines.push(`(Outgoing) ${time} - Is ten o'clock still fine?`, `(Incoming) ${time} - Yes`);
  }
  return lines.join("\n");
}
