import { Refusal } from "../refusal.ts";
import { accountAnalytics, agentAnalytics } from "./analytics-route.ts";
import { listCalls, type Scene, showCall } from "./calls-route.ts";
import type { FaultArea } from "./faults.ts";
import { envelope } from "./page.ts";
import type { Query } from "./query.ts";
import { listTexts } from "./texts-route.ts";
import { listUsers, showUser } from "./users-route.ts";

/** The body for a path below /v2.1. */
export function respond(
  method: string,
  path: string,
  query: Query,
  scene: Scene,
  base: string,
): unknown {
  if (method !== "GET") throw new Refusal(404, "Not Found");
  const one = /^\/(calls|users)\/(\d+)$/.exec(path);
  if (one !== null) {
    const id = Number(one[2]);
    return one[1] === "calls" ? showCall(id, query, scene) : showUser(id, scene);
  }
  switch (path) {
    case "/calls":
      return envelope(listCalls(query, scene), base);
    case "/users":
      return envelope(listUsers(query, scene), base);
    case "/texts":
      return envelope(listTexts(query, scene), base);
    case "/calls/analytics/account":
      return accountAnalytics(query, scene);
    case "/calls/analytics/agent":
      return agentAnalytics(query, scene);
    default:
      throw new Refusal(404, "Not Found");
  }
}

export function areaOf(path: string): FaultArea {
  if (/^\/calls(\/\d+)?$/.test(path)) return "calls";
  return /^\/users(\/\d+)?$/.test(path) ? "users" : "other";
}
