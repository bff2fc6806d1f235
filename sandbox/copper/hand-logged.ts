import { sidOf } from "../justcall/call-defaults.ts";
import { Prng, scramble } from "../justcall/prng.ts";
import { parentOf } from "./account.ts";
import { labelledText } from "./call-text.ts";
import type { CopperContact } from "./contact.ts";
import { endOf } from "./copied-calls.ts";
import type { Directory } from "./directory.ts";
import { type Entry, logged } from "./entry.ts";
import { realCallIdOf } from "./truth.ts";
import { enteredAt, isQuiet, momentOf, type Workday } from "./workday.ts";

const TEXTS = [
  "Left word with reception, try Thursday",
  "Spoke to the owner's daughter & agreed on Tuesday",
  'Says "maybe in spring"',
  "Missed call, rang back from the car: will order",
  "",
];

export interface HandLogging {
  seed: string;
  directory: Directory;
  workdays: readonly Workday[];
  /** By rep and working day, on average. */
  perDay: number;
  /** Share that is logged on two contacts. */
  doubled: number;
  /** So many more, one on each of that many workdays. */
  extra: number;
}

/** Calls that people made by other telephones and typed in themselves. */
export function handLogged(plan: HandLogging): Entry[] {
  const entries: Entry[] = [];
  const chosen = someOf(plan.workdays, plan.extra, `${plan.seed} extra hand`);
  for (const workday of plan.workdays) {
    const prng = new Prng(`${plan.seed} hand ${workday.agent.id} ${workday.day}`);
    const least = Math.floor(plan.perDay);
    const usual = least + (prng.chance(plan.perDay - least) ? 1 : 0);
    const count = usual + (chosen.has(workday) ? 1 : 0);
    for (let n = 0; n < count; n++) entries.push(...handCall(prng, workday, plan, n));
  }
  return entries;
}

function handCall(prng: Prng, workday: Workday, plan: HandLogging, n: number): Entry[] {
  const { agent, day } = workday;
  const place = quietPlace(prng, workday, plan.directory);
  if (place === undefined) return [];
  const { at, contacts } = place;
  const createdAt = enteredAt(prng, at);
  const number = prng.chance(0.25) ? contacts[0]?.phones[0]?.number : undefined;
  const details =
    number === undefined ? prng.pick(TEXTS) : `Called ${number} by mobile, didn't pick up`;
  const userId = plan.directory.userOf(agent.id).id;
  const realCallId = `hand:${agent.id}:${day}:${n}`;
  return contacts
    .slice(0, prng.chance(plan.doubled) ? 2 : 1)
    .map((contact) =>
      logged(
        { at, createdAt, userId, parent: parentOf(contact), details },
        { kind: "call", realCallId },
      ),
    );
}

interface Place {
  at: number;
  /** As JustCall writes it. */
  number: string;
  contacts: readonly CopperContact[];
}

/** A moment and a contact, so that no call of that rep with one of its numbers is near. */
function quietPlace(prng: Prng, workday: Workday, directory: Directory): Place | undefined {
  const numbers = workday.calls.map((call) => call.contactNumber);
  for (let tries = 0; tries < 40; tries++) {
    // Often right after a call with somebody else.
    const other = prng.chance(0.3) ? prng.pick(workday.calls) : undefined;
    const at = other
      ? endOf(other) + prng.whole(5, 50) * 1000
      : momentOf(prng, workday.day, workday.agent.timeZone);
    const number = prng.pick(numbers);
    const contacts = directory.contactsOf(number);
    const phones = contacts.flatMap((contact) => contact.phones.map(({ number }) => number));
    if (contacts.length > 0 && isQuiet(workday, phones, at)) return { at, number, contacts };
  }
  return undefined;
}

/** Rows in JustCall's wording whose number of the call is none that JustCall has. */
export function unpairedCalls(
  plan: Pick<HandLogging, "seed" | "directory" | "workdays"> & {
    count: number;
    isFree: (callId: number) => boolean;
  },
): Entry[] {
  const { directory } = plan;
  return [...someOf(plan.workdays, plan.count, `${plan.seed} unpaired`)].flatMap((workday) => {
    const { agent, day } = workday;
    const prng = new Prng(`${plan.seed} unpaired ${agent.id} ${day}`);
    const place = quietPlace(prng, workday, directory);
    const like = workday.calls[0];
    const contact = place?.contacts[0];
    if (place === undefined || like === undefined || contact === undefined) return [];
    let id = like.id + 1;
    while (!plan.isFree(id)) id++;
    const call = { ...like, id, sid: sidOf(id), at: place.at, contactNumber: place.number };
    const user = directory.userOf(agent.id);
    const said = { call, agentName: user.name, contactName: contact.name };
    const details = labelledText({ ...said, timeZone: agent.timeZone }, prng);
    const { at } = place;
    return logged(
      { at, createdAt: at + 60_000, userId: user.id, parent: parentOf(contact), details },
      { kind: "call", realCallId: realCallIdOf(id) },
    );
  });
}

function someOf(workdays: readonly Workday[], count: number, key: string): Set<Workday> {
  const salt = new Prng(key).whole(1, 1e9);
  const rank = ({ agent, day }: Workday) => {
    return scramble((agent.id * 512 + day.dayOfYear) ^ salt ^ (day.year << 8));
  };
  return new Set([...workdays].sort((a, b) => rank(a) - rank(b)).slice(0, count));
}
