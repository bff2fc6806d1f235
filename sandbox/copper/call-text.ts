import type { SandboxCall } from "../justcall/account.ts";
import { lineOf } from "../justcall/line.ts";
import type { Prng } from "../justcall/prng.ts";

export interface Said {
  call: SandboxCall;
  agentName: string;
  contactName: string;
  timeZone: string;
}

const NOTES = [
  "agreed price, won't need samples",
  `Asked for "the blue one" & a discount`,
  "Wants <2 weeks delivery",
  "Call back next week",
];
const OUTCOMES = ["Follow up", "Not interested", "Field sales: Reorder"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const RESULTS: Record<string, string> = { busy: "Busy", failed: "Failed", voicemail: "Voicemail" };

/** Reference 8.1, today's wording in other CRMs: with JustCall's number of the call. */
export function labelledText(said: Said, prng: Prng): string {
  const { call, contactName } = said;
  const outgoing = call.direction === "Outgoing";
  const answered = call.type === "answered";
  const result = answered ? "Answered" : (RESULTS[call.type] ?? "No Answer");
  const missed = !outgoing && !answered;
  const head = outgoing ? `Outgoing Call (${result})` : "Incoming Call (Answered)";
  const other = `${contactName} ( +${call.contactNumber} )`;
  const line = `+${lineOf(call.agentId).number}`;
  const lines = [
    missed ? "Missed Call" : head,
    `Call ID: ${call.id}`,
    `Call Duration: ${durationText(call.totalSeconds)}`,
    `Date & Time: ${dayTimeText(call.at, said.timeZone)}`,
    outgoing ? `Called on: ${other}` : `Call from: ${other}`,
    outgoing ? `Called via: ${line}` : `Received on: ${line}`,
    `Assigned To: ${said.agentName}`,
  ];
  if (answered) lines.push(`Call Recording: https://app.justcall.io/recording/${call.sid}`);
  if (missed) lines.push(`Missed Call Reason: ${call.missedReason}`);
  if (answered && prng.chance(0.6)) {
    lines.push(`Call Outcome (Disposition): ${prng.pick(OUTCOMES)}`);
  }
  if (answered && prng.chance(0.5)) lines.push(`Notes: ${prng.pick(NOTES)}`);
  return lines.join("\n");
}

/** Reference 8.1, the wording of 2020: no number of the call. */
export function olderText(said: Said, prng: Prng): string {
  const { call, contactName } = said;
  const outgoing = call.direction === "Outgoing";
  const answered = call.type === "answered";
  const length = minutesText(call.totalSeconds);
  const result = RESULTS[call.type] ?? "No answer";
  const incoming = answered
    ? `Incoming Call from ${contactName} (${length})`
    : `Missed call from ${contactName}`;
  const made = answered
    ? `Outbound Call (${length})`
    : `Outbound Call to ${contactName} (${result})`;
  const line = `+${lineOf(call.agentId).number}`;
  const lines = [
    outgoing ? made : incoming,
    `${outgoing ? "called via" : "received on"} ${line}`,
    `${outgoing ? "called to" : "received from"} +${call.contactNumber}`,
    answered
      ? `Recording: https://justcall.io/rec/${call.sid}`
      : `Call again: https://justcall.io/dialer?numbers=${call.contactNumber}`,
  ];
  if (answered && prng.chance(0.5)) lines.push(`Notes: ${prng.pick(NOTES)}`);
  return lines.join("\n");
}

function durationText(seconds: number): string {
  return `${two(seconds / 3600)}h ${two((seconds / 60) % 60)}m ${two(seconds % 60)}s`;
}

function minutesText(seconds: number): string {
  return `${two(seconds / 60)}:${two(seconds % 60)}`;
}

/** 21st Sep 2026, 08:50am; no zone is said. */
function dayTimeText(at: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const { day, hour } = local;
  const teen = day > 10 && day < 14;
  const suffix = teen ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th");
  const month = MONTHS[local.month - 1] ?? "";
  const clock = `${two(hour % 12 === 0 ? 12 : hour % 12)}:${two(local.minute)}`;
  return `${day}${suffix} ${month} ${local.year}, ${clock}${hour < 12 ? "am" : "pm"}`;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, "0");
}
