import type { SandboxCall } from "./account.ts";
import { scramble } from "./prng.ts";

const HEX = Buffer.from("0123456789abcdef", "latin1");
const sid = Buffer.alloc(34);
sid.write("CA", "latin1");

/** Reference 3: `CA` and 32 hex digits; here a plain function of the id. */
export function sidOf(id: number): string {
  for (let part = 0; part < 4; part++) {
    let bits = scramble(id + Math.imul(part + 1, 0x9e3779b1));
    for (let digit = 0; digit < 8; digit++) {
      sid[2 + part * 8 + digit] = HEX[bits & 15] ?? 48;
      bits >>>= 4;
    }
  }
  return sid.toString("latin1");
}

const AREAS: readonly string[] = ["303", "505", "719", "970", "212", "312", "415", "206"];

/** A number from the fictional range 555-0100 … 555-0199. */
export function fictionalNumber(index: number): string {
  const area = AREAS[Math.floor(index / 100) % AREAS.length] ?? "303";
  return `1${area}55501${String(index % 100).padStart(2, "0")}`;
}

/** Fills what a test leaves out with values such a call could have. */
export function completeCall(
  part: Partial<SandboxCall> & { at: number; agentId: number | null },
  id: number,
): SandboxCall {
  const taken = part.agentId !== null;
  const type = part.type ?? (taken ? "answered" : "missed");
  const answered = type === "answered";
  const missed = type === "missed" || type === "voicemail";
  const call: SandboxCall = {
    id,
    sid: part.sid ?? sidOf(id),
    agentId: part.agentId,
    at: Math.floor(part.at / 1000) * 1000,
    direction: part.direction ?? (taken && !missed ? "Outgoing" : "Incoming"),
    type,
    totalSeconds: part.totalSeconds ?? (answered ? 120 : type === "voicemail" ? 20 : 0),
    holdSeconds: part.holdSeconds ?? 0,
    ringSeconds: part.ringSeconds ?? (answered ? 9 : 25),
    wrapUpSeconds: part.wrapUpSeconds ?? (answered ? 15 : 0),
    queueSeconds: part.queueSeconds ?? 0,
    contactNumber: part.contactNumber ?? fictionalNumber(id),
    contactName: part.contactName ?? "",
    traits: part.traits ?? [],
    missedReason: part.missedReason ?? (missed ? "Call was not picked by any agent" : ""),
  };
  if (part.override !== undefined) call.override = part.override;
  return call;
}
