import type { SandboxAccount, SandboxAgent, SandboxCall } from "./account.ts";
import { lineOf, mainLine } from "./line.ts";
import { scramble } from "./prng.ts";
import { dateText, lengthText, offsetAt, timeText } from "./wall-time.ts";

export interface RowExtras {
  /** fetch_queue_data */
  queue?: boolean;
  /** fetch_ai_data */
  ai?: boolean;
}

const NOTES = ["", "", "", "Wants the autumn price list", "Call back next week", "Left a message"];
const DISPOSITIONS = ["", "", "Field sales: Reorder", "Field sales: Not now", "Support: Solved"];

/** A call as the list shows it; field order and nulls as in the sample pages. */
export function callRow(
  call: SandboxCall,
  account: SandboxAccount,
  extras: RowExtras = {},
): Record<string, unknown> {
  const agent = call.agentId === null ? undefined : account.agent(call.agentId);
  const line = lineOf(call.agentId);
  const local = call.at + offsetAt(agent?.timeZone ?? account.zone, call.at);
  const answered = call.type === "answered";
  const voicemail = call.type === "voicemail";
  const chance = scramble(call.id);
  const digit = call.traits.includes("IVR") ? String(1 + (chance % 3)) : "";
  const row: Record<string, unknown> = {
    id: call.id,
    call_sid: call.sid,
    contact_number: call.contactNumber,
    contact_name: call.contactName,
    contact_email: agent === undefined && call.contactName === "" ? null : "",
    justcall_number: line.number,
    justcall_line_name: line.name,
    agent_id: call.agentId,
    agent_name: agent?.name ?? null,
    agent_email: agent?.email ?? null,
    agent_active: agent === undefined ? null : agent.active ? "Active" : "Inactive",
    call_date: dateText(call.at),
    call_time: timeText(call.at),
    call_user_date: dateText(local),
    call_user_time: timeText(local, chance % 5 !== 0),
    cost_incurred: costOf(call),
    call_info: {
      direction: call.direction,
      type: call.type,
      missed_call_reason: call.missedReason,
      status: "Unarchived",
      disposition: answered ? DISPOSITIONS[chance % DISPOSITIONS.length] : "",
      notes: answered ? NOTES[(chance >>> 4) % NOTES.length] : "",
      // Reference 9 no. 25: the rating is text.
      rating: answered && chance % 11 === 0 ? String(1 + ((chance >>> 8) % 5)) : "",
      recording: answered || voicemail ? `https://justcall.io/rec-redirect/${call.sid}` : "",
      recording_child: "",
      voicemail_transcription: voicemail ? "Please call me back about the delivery." : "",
      call_traits: call.traits,
    },
    call_duration: {
      // Reference 3: conversation and hold, without ring time.
      total_duration: call.totalSeconds,
      friendly_duration: lengthText(call.totalSeconds),
      handle_time: call.totalSeconds + call.wrapUpSeconds,
      ring_time: call.ringSeconds,
      conversation_time: call.totalSeconds - call.holdSeconds,
      hold_time: call.holdSeconds,
      wrap_up_time: call.wrapUpSeconds,
      queue_wait_time: call.queueSeconds,
    },
    ivr_info: {
      digit_pressed: digit,
      content: digit === "" ? "" : `Forward call to ${line.name || mainLine().name}`,
    },
  };
  if (extras.queue) addQueue(row, call);
  row["justcall_ai"] = extras.ai && answered ? aiBlock(chance) : {};
  return call.override === undefined ? row : Object.assign(row, call.override);
}

function costOf(call: SandboxCall): number {
  const minutes = Math.ceil(call.totalSeconds / 60);
  return ((call.direction === "Incoming" ? Math.max(1, minutes) : minutes) * 5) / 1000;
}

function addQueue(row: Record<string, unknown>, call: SandboxCall): void {
  const queued = call.traits.includes("Queue");
  row["queue"] = {
    entered_at_position: queued ? "1" : "",
    exit_reason: queued ? "Caller got connected to a JustCall agent" : "",
  };
  row["queue_callback"] = {
    callback_requested: "No",
    callback_requested_time: "",
    callback_attempted: "No",
    callback_attempted_time: "",
    callback_reached: "No",
    callback_status: "No",
    callback_wait_duration: "",
    callback_reached_time: "",
    callback_reached_duration: "",
  };
}

function aiBlock(chance: number): Record<string, unknown> {
  const score = 4 + (chance % 7);
  return {
    call_moments: ["delivery"],
    customer_sentiment: score > 6 ? "Positive" : "Neutral",
    call_score: score,
    call_score_parameters: {
      dead_air_time: 2,
      filler_word: 7,
      de_escalation: 8,
      empathy: 9,
      talk_listen_ratio: 6,
      greetings: 10,
      words_per_minute: 8,
      monologue_duration: 7,
      call_etiquette: 9,
      customer_sentiment_score: score,
    },
    tags: [],
    manual_call_score: 0,
    call_summary: "Caller and agent spoke about a delivery.",
  };
}

/** A user as the list shows it. */
export function userRow(agent: SandboxAgent, nowMs: number): Record<string, unknown> {
  const seen = nowMs - (scramble(agent.id) % 28_800_000);
  return {
    id: agent.id,
    role: agent.role,
    name: agent.name,
    email: agent.email,
    extension: 100 + (agent.id % 100),
    groups: agent.id % 2 === 0 ? [] : [{ group_id: 5521, group_name: "Support" }],
    owned_numbers: [],
    shared_numbers: [lineOf(agent.id).number],
    created_at: `${dateText(agent.createdAt)} ${timeText(agent.createdAt)}`,
    last_login_timestamp: `${dateText(seen)} ${timeText(seen)}`,
    timezone: agent.timeZone,
    working_hours_type: agent.role === "Admin" ? "Always Open" : "Custom",
    available: agent.active ? "Yes" : "No",
    unavailability_reason: "",
    on_call: "No",
  };
}
