import type { SandboxAccount, SandboxAgent, SandboxCall } from "../justcall/account.ts";
import type { Prng } from "../justcall/prng.ts";
import { dateText, offsetAt } from "../justcall/wall-time.ts";
import { endOf } from "./copied-calls.ts";

const TEN_MINUTES = 600_000;

/** A local day on which an agent had calls. */
export interface Workday {
  agent: SandboxAgent;
  day: Temporal.PlainDate;
  calls: readonly SandboxCall[];
}

export function workdaysOf(justcall: SandboxAccount): Workday[] {
  const zones = new Map(justcall.agents.map((agent) => [agent.id, agent]));
  const groups = Map.groupBy(justcall.calls(), ({ agentId, at }) => {
    const zone = (agentId === null ? undefined : zones.get(agentId))?.timeZone ?? justcall.zone;
    return `${agentId} ${dateText(at + offsetAt(zone, at))}`;
  });
  return [...groups].flatMap(([key, calls]) => {
    const [id, day] = key.split(" ");
    const agent = zones.get(Number(id));
    if (id === "null" || agent === undefined || day === undefined) return [];
    return [{ agent, day: Temporal.PlainDate.from(day), calls }];
  });
}

/** Some moment between 8 and 18 o'clock, UTC ms. */
export function momentOf(prng: Prng, day: Temporal.PlainDate, zone: string): number {
  const plainTime = {
    hour: prng.whole(8, 17),
    minute: prng.whole(0, 59),
    second: prng.whole(0, 59),
  };
  return day.toPlainDateTime(plainTime).toZonedDateTime(zone).epochMilliseconds;
}

/** Whether no call with one of these numbers is within ten minutes of the moment. */
export function isQuiet(
  { calls }: Pick<Workday, "calls">,
  numbers: readonly string[],
  at: number,
): boolean {
  const ends = numbers.map(lastTen);
  return calls.every((call) => {
    const near = at > call.at - TEN_MINUTES - 1000 && at < endOf(call) + TEN_MINUTES + 1000;
    return !near || !ends.includes(lastTen(call.contactNumber));
  });
}

function lastTen(number: string): string {
  return number.replace(/\D/g, "").slice(-10);
}

/** When something that happened was entered: at once mostly, now and then days later. */
export function enteredAt(prng: Prng, at: number): number {
  if (prng.chance(0.04)) return at + prng.whole(86_400, 9 * 86_400) * 1000;
  return at + (prng.chance(0.5) ? 0 : prng.whole(1, 300) * 1000);
}
