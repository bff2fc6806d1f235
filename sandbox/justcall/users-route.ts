import { Refusal } from "../refusal.ts";
import type { Scene } from "./calls-route.ts";
import { type Page, pageOf } from "./page.ts";
import { disturbPage } from "./page-faults.ts";
import { oneOf, type Query } from "./query.ts";
import { userRow } from "./row.ts";

/** Reference 4. People who left stay in their calls but not in this list. */
export function listUsers(query: Query, scene: Scene): Page {
  const order = oneOf(query, "order", ["asc", "desc"]) ?? "desc";
  const email = query["email"]?.toLowerCase();
  const role = query["role"];
  const items = scene.account.agents
    .filter((agent) => agent.active)
    .filter((agent) => email === undefined || agent.email.toLowerCase() === email)
    .filter((agent) => role === undefined || agent.role === role)
    .sort((a, b) => (order === "asc" ? a.id - b.id : b.id - a.id));
  const list = {
    path: "/users",
    items,
    first: scene.firstPage,
    defaultSize: 50,
  };
  const page = pageOf(list, query, (agent) => userRow(agent, scene.now));
  disturbPage(page, scene.faults, "users");
  return page;
}

export function showUser(id: number, scene: Scene): Record<string, unknown> {
  const agent = scene.account.agent(id);
  if (agent === undefined) throw new Refusal(404, "User not found");
  return { status: "success", data: userRow(agent, scene.now) };
}
