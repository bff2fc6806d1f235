import { Refusal } from "../refusal.ts";
import type { SandboxAccount } from "./account.ts";
import type { Faults } from "./faults.ts";
import { type Page, pageOf } from "./page.ts";
import { disturbPage, shiftWalk } from "./page-faults.ts";
import { oneOf, type Query, wholeNumber } from "./query.ts";
import { callRow, type RowExtras } from "./row.ts";
import { readWindow } from "./window.ts";

/** What a route needs to know of the sandbox at the moment of a request. */
export interface Scene {
  account: SandboxAccount;
  faults: Faults;
  firstPage: 0 | 1;
  filterZone: string;
  now: number;
}

/** Reference 2.1. */
export function listCalls(query: Query, scene: Scene): Page {
  const { account, faults } = scene;
  const order = oneOf(query, "order", ["asc", "desc"]) ?? "desc";
  const kind = readType(query);
  const items = account.query({
    ...readWindow(query, scene.filterZone, scene.now),
    agentId: wholeNumber(query, "agent_id"),
    direction: kind?.direction ?? oneOf(query, "call_direction", ["Incoming", "Outgoing"]),
    type: kind?.type,
    contactNumber: query["contact_number"],
    lineNumber: query["justcall_number"],
    order,
    sort: oneOf(query, "sort", ["id", "datetime"]),
  });
  const extras = readExtras(query);
  const list = {
    path: "/calls",
    items,
    first: scene.firstPage,
    defaultSize: 20,
  };
  const page = pageOf(list, query, (call) => callRow(call, account, extras));
  const start = (page.number - page.first) * page.size;
  shiftWalk(items.slice(start, start + page.size), { page, order }, faults, account);
  disturbPage(page, faults, "calls");
  return page;
}

export function showCall(id: number, query: Query, scene: Scene): Record<string, unknown> {
  const call = scene.account.call(id);
  if (call === undefined || call.at > scene.now) throw new Refusal(404, "Call not found");
  return {
    status: "success",
    data: callRow(call, scene.account, readExtras(query)),
  };
}

function readExtras(query: Query): RowExtras {
  return {
    queue: query["fetch_queue_data"] === "true",
    ai: query["fetch_ai_data"] === "true",
  };
}

/** call_type: OUTGOING_ANSWERED, INCOMING_MISSED … */
function readType(query: Query) {
  const text = query["call_type"];
  if (text === undefined) return undefined;
  const parts = /^(OUTGOING|INCOMING)_([A-Z]+)$/.exec(text);
  if (parts === null) throw new Refusal(400, "Invalid call_type");
  return {
    direction: parts[1] === "OUTGOING" ? ("Outgoing" as const) : ("Incoming" as const),
    type: (parts[2] ?? "").toLowerCase(),
  };
}
