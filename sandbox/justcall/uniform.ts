import { SandboxAccount, type SandboxAgent, type SandboxCall } from "./account.ts";
import { fictionalNumber, sidOf } from "./call-defaults.ts";
import { scramble } from "./prng.ts";
import { instantOf, wallTimeAt } from "./wall-time.ts";

const FIRST_ID = 400_000_000;
const ID_STEP = 3;
const FIRST_AGENT_ID = 300_001;
const OPENS_MS = 8 * 3_600_000;
const OPEN_SECONDS = 10 * 3600;
// Shared by all calls, so that a million of them stays small.
const NO_TRAITS: string[] = [];

/**
 * Exactly agents × days × callsPerAgentDay calls, spread evenly over 8 to 18 o'clock of the last
 * whole days before today. More than 89 days reach beyond what the list shows.
 */
export function generateUniform(options: {
  agents: number;
  days: number;
  callsPerAgentDay: number;
  now: number;
  zone: string;
}): SandboxAccount {
  const { days, callsPerAgentDay, now, zone } = options;
  const today = wallTimeAt(zone, now).toPlainDate();
  const agents = Array.from({ length: options.agents }, (_, index) => makeAgent(index, zone));
  const numbers = Array.from({ length: 800 }, (_, index) => fictionalNumber(index));
  const perDay = agents.length * callsPerAgentDay;
  const calls: SandboxCall[] = [];
  for (let back = days; back >= 1; back--) {
    const opens = instantOf(today.subtract({ days: back }).toPlainDateTime(), zone) + OPENS_MS;
    for (let n = 0; n < perDay; n++) {
      const at = opens + Math.floor((n * OPEN_SECONDS) / perDay) * 1000;
      const agentId = FIRST_AGENT_ID + (n % agents.length);
      calls.push(makeCall(FIRST_ID + calls.length * ID_STEP, agentId, at, numbers));
    }
  }
  return new SandboxAccount({ zone, agents, calls });
}

function makeCall(
  id: number,
  agentId: number,
  at: number,
  numbers: readonly string[],
): SandboxCall {
  const chance = scramble(id);
  const outgoing = chance % 10 < 8;
  const answered = ((chance >>> 4) & 15) < (outgoing ? 7 : 13);
  const totalSeconds = answered ? 20 + ((chance >>> 8) % 400) : 0;
  return {
    id,
    sid: sidOf(id),
    agentId,
    at,
    direction: outgoing ? "Outgoing" : "Incoming",
    type: answered ? "answered" : outgoing ? "unanswered" : "missed",
    totalSeconds,
    holdSeconds: 0,
    ringSeconds: 5 + ((chance >>> 16) % 25),
    wrapUpSeconds: answered ? (chance >>> 20) % 60 : 0,
    queueSeconds: 0,
    contactNumber: numbers[chance % numbers.length] ?? "",
    contactName: "",
    traits: NO_TRAITS,
    missedReason: answered || outgoing ? "" : "Call was not picked by any agent",
  };
}

function makeAgent(index: number, timeZone: string): SandboxAgent {
  const number = String(index + 1).padStart(3, "0");
  return {
    id: FIRST_AGENT_ID + index,
    name: `Agent ${number}`,
    email: `agent.${number}@example.com`,
    timeZone,
    role: index === 0 ? "Admin" : "Agent",
    active: true,
    createdAt: Date.UTC(2025, 0, 6, 15) + index * 60_000,
  };
}
