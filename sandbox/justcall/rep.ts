import type { SandboxAgent } from "./account.ts";

/** An agent with the habits that shape the calls of a day. */
export interface Rep {
  agent: SandboxAgent;
  /** Calls on a normal day. */
  pace: number;
  /** Share of incoming calls. */
  inbound: number;
  /** Share of outgoing calls somebody answers. */
  reach: number;
  /** Typical talk in seconds. */
  talk: number;
  /** Whether it is a day at work: hired by then, and not on leave. */
  works: (day: Temporal.PlainDate) => boolean;
}

type Profile = readonly [
  name: string,
  zone: string,
  role: string,
  pace: number,
  inbound: number,
  reach: number,
  talk: number,
];

const PROFILES: readonly Profile[] = [
  ["Nora Whitfield", "America/New_York", "Admin", 31, 0.32, 0.46, 185],
  ["Dario Vance", "America/New_York", "Agent", 46, 0.16, 0.38, 120],
  ["Priya Raman", "America/Chicago", "Agent", 41, 0.22, 0.47, 150],
  ["Caleb Stroud", "America/Chicago", "Agent", 35, 0.25, 0.4, 165],
  ["Ines Marlow", "America/Denver", "Agent", 38, 0.2, 0.44, 140],
  ["Tobias Fenn", "America/Denver", "Agent", 51, 0.12, 0.34, 105],
  ["Jun Castellan", "America/Los_Angeles", "Agent", 33, 0.3, 0.43, 210],
  ["Lena Abara", "America/Los_Angeles", "Agent", 27, 0.18, 0.33, 95],
];

const MIXED_CASE = 5;
const ON_LEAVE = 4;
const NEW_HIRE = 7;
const FIRST_AGENT_ID = 218_804;

/** Eight people in four zones; the fifth was on leave lately, the last one is new. */
export function makeReps(today: Temporal.PlainDate): Rep[] {
  const leaveStart = today.subtract({ days: 38 });
  const leaveEnd = today.subtract({ days: 30 });
  return PROFILES.map(([name, timeZone, role, pace, inbound, reach, talk], index) => {
    const hired = index === NEW_HIRE ? workdayFrom(today.subtract({ days: 21 })) : oldHire(index);
    const email = `${name.replace(" ", ".")}@example.com`;
    const agent: SandboxAgent = {
      id: FIRST_AGENT_ID + index * 7 + (index === NEW_HIRE ? 1200 : 0),
      name,
      // Reference 3: the case of an e-mail is as the user typed it.
      email: index === MIXED_CASE ? email : email.toLowerCase(),
      timeZone,
      role,
      active: true,
      createdAt: hired.toZonedDateTime({ timeZone, plainTime: "08:05:11" }).epochMilliseconds,
    };
    const works = (day: Temporal.PlainDate) => {
      const leave = index === ON_LEAVE && !before(day, leaveStart) && !before(leaveEnd, day);
      return !before(day, hired) && !leave;
    };
    return { agent, pace, inbound, reach, talk, works };
  });
}

function oldHire(index: number): Temporal.PlainDate {
  return Temporal.PlainDate.from("2024-02-12").add({ days: index * 23 });
}

function workdayFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day;
}

function before(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
