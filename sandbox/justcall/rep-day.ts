import type { SandboxCall } from "./account.ts";
import type { Contact } from "./contact.ts";
import { Prng } from "./prng.ts";
import type { Rep } from "./rep.ts";

/** A call that has no id yet. */
export type Draft = Omit<SandboxCall, "id" | "sid">;

// Monday to Sunday.
const WEEK = [1.08, 1.14, 1, 1.05, 0.84, 0.07, 0.03];
// From 8 to 18 o'clock; people eat at noon.
const HOURS = [5, 10, 12, 10, 3, 8, 11, 11, 9, 5];
const AFTER_HOURS = "Call arrived after your working hours";
const NOT_PICKED = "Call was not picked by any agent";

/** The calls of one person on one local day, one after the other. */
export function repDay(
  seed: string,
  rep: Rep,
  day: Temporal.PlainDate,
  contacts: readonly Contact[],
): Draft[] {
  if (!rep.works(day)) return [];
  const prng = new Prng(`${seed} ${rep.agent.id} ${day}`);
  const { timeZone } = rep.agent;
  const drafts: Draft[] = [];
  let free = 0;
  const midnight = day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  for (const second of startSeconds(prng, rep, day)) {
    const time = {
      hour: Math.floor(second / 3600),
      minute: Math.floor(second / 60) % 60,
    };
    const moment = day.toPlainDateTime({ ...time, second: second % 60 });
    const planned = moment.toZonedDateTime(timeZone).epochMilliseconds;
    // Nobody speaks twice at a time.
    const at = Math.max(planned, free + prng.whole(4, 40) * 1000);
    if (at >= midnight) break;
    const draft = {
      ...shape(prng, rep, second),
      ...contactOf(prng, contacts),
      at,
    };
    drafts.push(draft);
    free = at + (draft.ringSeconds + draft.totalSeconds) * 1000;
  }
  return drafts;
}

function startSeconds(prng: Prng, rep: Rep, day: Temporal.PlainDate): number[] {
  const usual = rep.pace * (WEEK[day.dayOfWeek - 1] ?? 1) * (0.85 + prng.next() * 0.3);
  const weekend = day.dayOfWeek > 5;
  let count = weekend ? Math.floor(usual) : Math.min(60, Math.max(20, Math.round(usual)));
  // Now and then a slow day (training, the dentist) and a free one.
  if (prng.chance(0.06)) count = Math.floor(count * 0.35);
  if (prng.chance(0.015)) count = 0;
  const seconds = Array.from({ length: count }, () => {
    const hour = prng.chance(0.012) ? prng.whole(18, 22) : 8 + prng.weighted(HOURS);
    return hour * 3600 + prng.whole(0, 3599);
  });
  if (count > 0 && prng.chance(0.05)) seconds.push(86_400 - prng.whole(30, 900));
  return seconds.sort((a, b) => a - b);
}

function contactOf(prng: Prng, contacts: readonly Contact[]) {
  const { number, name } = prng.pick(contacts);
  return { contactNumber: number, contactName: name };
}

type Shape = Omit<Draft, "at" | "contactNumber" | "contactName">;

const QUIET = {
  totalSeconds: 0,
  holdSeconds: 0,
  wrapUpSeconds: 0,
  queueSeconds: 0,
  missedReason: "",
};

function shape(prng: Prng, rep: Rep, second: number): Shape {
  return prng.chance(rep.inbound) ? incoming(prng, rep, second) : outgoing(prng, rep);
}

function outgoing(prng: Prng, rep: Rep): Shape {
  const rest = 1 - rep.reach;
  const kind = prng.weighted([rep.reach, rest * 0.86, rest * 0.09, rest * 0.05]);
  const type = ["answered", "unanswered", "busy", "failed"][kind] ?? "unanswered";
  const call = {
    ...QUIET,
    agentId: rep.agent.id,
    direction: "Outgoing" as const,
    type,
  };
  if (type === "answered") {
    const traits = prng.chance(0.02) ? ["Transfer"] : [];
    return {
      ...call,
      ...talk(prng, rep.talk),
      ringSeconds: prng.whole(4, 24),
      traits,
    };
  }
  const ringSeconds = type === "unanswered" ? prng.whole(18, 45) : prng.whole(0, 4);
  return { ...call, ringSeconds, traits: [] };
}

function incoming(prng: Prng, rep: Rep, second: number): Shape {
  const late = second >= 18 * 3600;
  const kind = prng.weighted(late ? [50, 40, 10] : [83, 9, 8]);
  const type = ["answered", "voicemail", "missed"][kind] ?? "missed";
  const traits = prng.chance(0.4) ? ["IVR"] : [];
  const queued = prng.chance(0.35);
  if (queued) traits.push("Queue");
  const queueSeconds = queued ? prng.whole(3, 120) : 0;
  const call = {
    ...QUIET,
    agentId: rep.agent.id,
    direction: "Incoming" as const,
    type,
  };
  if (type === "answered") {
    if (prng.chance(0.06)) traits.push("Transfer");
    const ringSeconds = prng.whole(3, 20);
    return {
      ...call,
      ...talk(prng, rep.talk * 1.2),
      ringSeconds,
      queueSeconds,
      traits,
    };
  }
  const missedReason = late ? AFTER_HOURS : NOT_PICKED;
  // Reference 3: a voicemail can carry the seconds of the recorded message.
  const totalSeconds = type === "voicemail" ? prng.whole(6, 58) : 0;
  const ringSeconds = prng.whole(20, 35);
  return {
    ...call,
    totalSeconds,
    ringSeconds,
    queueSeconds,
    traits,
    missedReason,
  };
}

/** Most talks are short, a few very long: 20 s to 30 min. */
function talk(prng: Prng, typical: number) {
  const seconds = Math.round(typical * Math.exp(prng.bell() * 0.95));
  const totalSeconds = Math.min(1800, Math.max(20, seconds));
  const held = totalSeconds > 60 && prng.chance(0.12);
  return {
    totalSeconds,
    holdSeconds: held ? prng.whole(5, Math.floor(totalSeconds / 3)) : 0,
    wrapUpSeconds: prng.chance(0.7) ? prng.whole(3, 75) : 0,
  };
}

/** Incoming calls of one day that nobody took. */
export function untakenDay(
  seed: string,
  zone: string,
  day: Temporal.PlainDate,
  contacts: readonly Contact[],
): Draft[] {
  const prng = new Prng(`${seed} untaken ${day}`);
  const count = day.dayOfWeek > 5 ? prng.whole(0, 3) : prng.whole(5, 14);
  return Array.from({ length: count }, () => {
    const hour = prng.chance(0.3) ? prng.whole(18, 22) : 7 + prng.weighted([2, ...HOURS]);
    const time = { hour, minute: prng.whole(0, 59), second: prng.whole(0, 59) };
    const at = day.toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds;
    const type = ["missed", "abandoned", "voicemail"][prng.weighted([45, 25, 30])] ?? "missed";
    const open = hour >= 8 && hour < 18;
    return {
      ...QUIET,
      ...contactOf(prng, contacts),
      at,
      agentId: null,
      direction: "Incoming" as const,
      type,
      totalSeconds: type === "voicemail" ? prng.whole(6, 58) : 0,
      ringSeconds: type === "abandoned" ? prng.whole(1, 8) : prng.whole(20, 35),
      queueSeconds: prng.chance(0.4) ? prng.whole(5, 180) : 0,
      traits: prng.chance(0.6) ? ["IVR", "Queue"] : ["IVR"],
      missedReason: type === "abandoned" ? "" : open ? NOT_PICKED : AFTER_HOURS,
    };
  });
}
