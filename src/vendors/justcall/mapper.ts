import type { z } from "zod";
import {
  type Activity,
  type CallOutcome,
  personKey,
  type UnreadableRow,
} from "#src/domain/activity/activity.ts";
import { isZone } from "#src/domain/calendar/zone.ts";
import type { VendorPerson } from "#src/domain/people/person.ts";
import { type CallRow, callRowSchema, type UserRow } from "./schema.ts";

/** JustCall's words for what became of a call: title case in its docs, lower case on live accounts, so compared without case. */
const OUTCOMES: ReadonlyMap<string, CallOutcome> = new Map(
  Object.entries({
    answered: "answered",
    unanswered: "unanswered",
    not_answered: "unanswered",
    no_answer: "unanswered",
    missed: "missed",
    voicemail: "voicemail",
    abandoned: "abandoned",
    abandoned_before_ringing: "abandoned",
    busy: "busy",
    failed: "failed",
    blocked: "blocked",
    restricted: "restricted",
    cancelled: "cancelled",
    canceled: "cancelled",
    in_progress: "in_progress",
  } satisfies Record<string, CallOutcome>),
);

/** Where somebody may have talked, a missing duration is unknown; elsewhere it is nothing. */
const MAY_HAVE_TALKED: ReadonlySet<CallOutcome> = new Set(["answered", "voicemail", "other"]);

export type MappedRow =
  | { readonly activity: Activity }
  | { readonly unreadable: Omit<UnreadableRow, "sourceId"> & { readonly sourceId: string | null } };

/** Reads one row of the calls list. A row that cannot be read comes back with its id, as far as it has one, and the reason. */
export function toActivity(row: unknown): MappedRow {
  const parsed = callRowSchema.safeParse(row);
  if (!parsed.success) return { unreadable: aside(row, reasonOf(parsed.error)) };
  const call = parsed.data;

  const at = startOf(call);
  if (at === null) {
    return { unreadable: aside(row, `no time: "${call.call_date} ${call.call_time}"`) };
  }
  const outcome = outcomeOf(call.call_info.type);
  const duration = call.call_duration;
  const totalSeconds =
    duration.total_duration ??
    friendlySeconds(duration.friendly_duration) ??
    (MAY_HAVE_TALKED.has(outcome) ? null : 0);
  if (totalSeconds === null) return { unreadable: aside(row, "no duration") };

  return {
    activity: {
      source: "justcall",
      sourceId: call.id,
      kind: "call",
      at,
      direction: directionOf(call.call_info.direction),
      outcome,
      vendorType: call.call_info.type ?? null,
      totalSeconds,
      talkSeconds: duration.conversation_time ?? null,
      holdSeconds: duration.hold_time ?? null,
      ringSeconds: duration.ring_time ?? null,
      otherNumber: call.contact_number?.replace(/\D/g, "") || null,
      person: personOf(call),
    },
  };
}

/** The id of a row, readable or not. */
export function mappedId(row: MappedRow): string | null {
  return "activity" in row ? row.activity.sourceId : row.unreadable.sourceId;
}

export function toVendorPerson(row: UserRow): VendorPerson {
  const zone = row.timezone ?? null;
  return {
    source: "justcall",
    id: row.id,
    name: row.name ?? null,
    email: row.email?.trim() || null,
    timeZone: zone !== null && isZone(zone) ? zone : null,
  };
}

/** `call_date` and `call_time` are UTC; hours come without their leading zero now and then. */
function startOf(call: Pick<CallRow, "call_date" | "call_time">): number | null {
  const time = /^(\d{1,2}):(\d{2}):(\d{2})$/.exec(call.call_time.trim());
  const date = /^\d{4}-\d{2}-\d{2}$/.exec(call.call_date.trim());
  if (time === null || date === null) return null;
  const ms = Date.parse(`${date[0]}T${time[1]?.padStart(2, "0")}:${time[2]}:${time[3]}Z`);
  // Date.parse lets 2026-02-30 roll over into March on some engines; a day that does not exist is no day.
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(date[0]) ? null : ms;
}

function outcomeOf(type: string | null | undefined): CallOutcome {
  const word = (type ?? "")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return OUTCOMES.get(word) ?? "other";
}

function directionOf(direction: string | null | undefined): "in" | "out" | null {
  switch (direction?.trim().toLowerCase()) {
    case "incoming":
    case "inbound":
      return "in";
    case "outgoing":
    case "outbound":
      return "out";
    default:
      return null;
  }
}

/** `hh:mm:ss` in seconds. */
function friendlySeconds(text: string | null | undefined): number | null {
  const parts = /^(\d{1,3}):(\d{2}):(\d{2})$/.exec(text?.trim() ?? "");
  if (parts === null) return null;
  return Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
}

/** Nobody took the call: null, 0 or empty; which of these is not documented. */
function personOf(
  row: Pick<CallRow, "agent_id" | "agent_name" | "agent_email">,
): Activity["person"] {
  const id = row.agent_id && row.agent_id !== "0" ? row.agent_id : null;
  const email = row.agent_email?.trim() || null;
  if (id === null && email === null) return null;
  return { id, name: row.agent_name?.trim() || null, email };
}

function aside(
  row: unknown,
  reason: string,
): Extract<MappedRow, { unreadable: unknown }>["unreadable"] {
  const id = callRowSchema.pick({ id: true }).safeParse(row);
  const time = callRowSchema.pick({ call_date: true, call_time: true }).safeParse(row);
  const person = callRowSchema
    .pick({ agent_id: true, agent_name: true, agent_email: true })
    .safeParse(row);
  return {
    source: "justcall",
    sourceId: id.success ? id.data.id : null,
    reason,
    at: time.success ? startOf(time.data) : null,
    personKey: personKey(person.success ? personOf(person.data) : null),
    row: (JSON.stringify(row) ?? "nothing").slice(0, 4_000),
  };
}

function reasonOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join(".") || "row"}: ${issue.message}`)
    .join("; ");
}
