import type { SandboxAccount } from "#sandbox/justcall/account.ts";

export interface CountedDay {
  readonly calls: number;
  readonly seconds: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local day of an instant by ICU, so that the count shares nothing with the code it checks. */
export function icuDay(ms: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formats.set(zone, format);
  }
  return format.format(ms);
}

/** Counts an agent's calls (null: nobody's) by local day, straight from the sandbox's truth, up to `until`. */
export function countByHand(
  account: SandboxAccount,
  agentIds: readonly (number | null)[],
  zone: string,
  until: number,
): Map<string, CountedDay> {
  const days = new Map<string, CountedDay>();
  for (const call of account.calls()) {
    if (!agentIds.includes(call.agentId) || call.at > until) continue;
    const day = icuDay(call.at, zone);
    const before = days.get(day) ?? { calls: 0, seconds: 0 };
    days.set(day, { calls: before.calls + 1, seconds: before.seconds + call.totalSeconds });
  }
  return days;
}
