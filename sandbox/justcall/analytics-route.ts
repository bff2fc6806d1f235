import type { SandboxCall } from "./account.ts";
import type { Scene } from "./calls-route.ts";
import { type Query, wholeNumber } from "./query.ts";
import { readDays } from "./window.ts";

type Summary = Record<string, number>;

/** Reference 7; the answer is not wrapped in {status, data}, as no source shows that it is. */
export function accountAnalytics(query: Query, scene: Scene): Record<string, unknown> {
  const calls = callsOf(query, scene);
  return {
    metadata: metadata(query),
    summary: { ...summarise(calls), voicemails_received: voicemails(calls) },
  };
}

/** One record per agent; calls nobody took belong to none of them. */
export function agentAnalytics(query: Query, scene: Scene): Record<string, unknown> {
  const asked = wholeNumber(query, "agent_id");
  const byAgent = Map.groupBy(callsOf(query, scene), (call) => call.agentId);
  const records = scene.account.agents
    .filter((agent) => asked === undefined || agent.id === asked)
    .map((agent) => {
      return {
        agent_id: agent.id,
        agent_name: agent.name,
        agent_email: agent.email,
        // Voicemails are told for account and number only.
        summary: summarise(byAgent.get(agent.id) ?? []),
      };
    });
  return { metadata: metadata(query), records };
}

function callsOf(query: Query, scene: Scene): readonly SandboxCall[] {
  const days = readDays(query, scene.filterZone, scene.now);
  return scene.account.query({ ...days, order: "asc" });
}

function metadata(query: Query) {
  return { from_date: query["from_date"], to_date: query["to_date"] };
}

/** An incoming call is answered, missed (also: abandoned by the caller) or a voicemail. */
function summarise(calls: readonly SandboxCall[]): Summary {
  const outgoing = calls.filter((call) => call.direction === "Outgoing");
  const incoming = calls.filter((call) => call.direction === "Incoming");
  const connected = outgoing.filter((call) => call.type === "answered");
  const answered = incoming.filter((call) => call.type === "answered");
  const missed = incoming.filter((call) => /^(missed|abandoned)/.test(call.type));
  const taken = [...connected, ...answered];
  return {
    total_calls: calls.length,
    outgoing_calls: outgoing.length,
    outgoing_connected_calls: connected.length,
    outgoing_not_connected_calls: outgoing.length - connected.length,
    outgoing_connect_rate: share(connected.length, outgoing.length),
    incoming_calls: incoming.length,
    incoming_answered_calls: answered.length,
    incoming_answer_rate: share(answered.length, incoming.length),
    incoming_missed_calls: missed.length,
    avg_ring_time: average(calls, (call) => call.ringSeconds),
    avg_talk_time: average(taken, (call) => call.totalSeconds - call.holdSeconds),
    avg_hold_time: average(taken, (call) => call.holdSeconds),
    avg_wrap_up_time: average(taken, (call) => call.wrapUpSeconds),
    avg_handle_time: average(taken, (call) => call.totalSeconds + call.wrapUpSeconds),
    avg_queue_time: average(incoming, (call) => call.queueSeconds),
    avg_call_duration: average(taken, (call) => call.totalSeconds),
    unique_outgoing_calls: new Set(outgoing.map((call) => call.contactNumber)).size,
    unique_incoming_calls: new Set(incoming.map((call) => call.contactNumber)).size,
  };
}

function voicemails(calls: readonly SandboxCall[]): number {
  return calls.filter((call) => call.direction === "Incoming" && call.type === "voicemail").length;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}

function average(calls: readonly SandboxCall[], of: (call: SandboxCall) => number): number {
  if (calls.length === 0) return 0;
  const sum = calls.reduce((total, call) => total + of(call), 0);
  return Math.round((sum / calls.length) * 100) / 100;
}
