import { Refusal } from "../refusal.ts";

export interface CopperWebhook {
  id: number;
  target: string;
  type: string;
  event: string;
  secret: Record<string, unknown> | null;
  headers: Record<string, unknown> | null;
  /** UTC ms */
  createdAt: number;
}

const KEYS = ["target", "type", "event", "secret", "headers", "custom_field_computed_values"];
const TYPES = ["lead", "person", "company", "opportunity", "project", "task", "activity_log"];
const EVENTS = ["new", "update", "delete"];

/** Reference 7. */
export function readWebhook(
  body: Record<string, unknown>,
): Omit<CopperWebhook, "id" | "createdAt"> {
  const strange = Object.keys(body).find((key) => !KEYS.includes(key));
  if (strange !== undefined) throw invalid(`${strange}: unrecognized attribute`);
  const { target, type, event } = body;
  if (typeof target !== "string" || !/^https:\/\//.test(target)) throw invalid("target: https");
  if (typeof type !== "string" || !TYPES.includes(type)) throw invalid("type: unknown");
  if (typeof event !== "string" || !EVENTS.includes(event)) throw invalid("event: unknown");
  return {
    target,
    type,
    event,
    secret: recordOf(body, "secret"),
    headers: recordOf(body, "headers"),
  };
}

export function webhookRow(hook: CopperWebhook): Record<string, unknown> {
  const { id, target, type, event, secret, headers, createdAt } = hook;
  return {
    id,
    target,
    type,
    event,
    secret,
    headers,
    custom_field_computed_values: false,
    created_at: Math.floor(createdAt / 1000),
  };
}

function recordOf(body: Record<string, unknown>, name: string): Record<string, unknown> | null {
  const value = body[name] ?? null;
  if (value === null) return null;
  if (typeof value !== "object" || Array.isArray(value)) throw invalid(`${name}: an object`);
  return { ...value };
}

function invalid(what: string): Refusal {
  return new Refusal(422, `Invalid input: Validation errors: ${what}`);
}
