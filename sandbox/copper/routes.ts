import { Refusal } from "../refusal.ts";
import { searchActivities, showActivity } from "./activities-route.ts";
import { typeRow } from "./activity-type.ts";
import type { Body } from "./body.ts";
import { contactRow } from "./contact.ts";
import type { FaultArea } from "./faults.ts";
import { searchOpportunities, showOpportunity } from "./opportunities-route.ts";
import { type Page, pageOf } from "./page.ts";
import { disturbPage } from "./page-faults.ts";
import { pipelineRow } from "./pipeline.ts";
import type { Scene } from "./scene.ts";
import { userRow } from "./user.ts";
import { webhookRow } from "./webhook.ts";
import { addWebhook, removeWebhook, showWebhook } from "./webhooks-route.ts";

export type Reply = { page: Page } | { body: unknown };

/** The answer to a path below /developer_api/v1. */
export function respond(method: string, path: string, body: Body, scene: Scene): Reply {
  const { account } = scene;
  const one = /^\/([a-z]+)\/(\d+)$/.exec(path);
  if (one !== null) return { body: single(method, one[1] ?? "", Number(one[2]), scene) };
  switch (`${method} ${path}`) {
    case "GET /account":
      return { body: accountBody(scene) };
    case "GET /users/me":
      return { body: showUser(scene.ownerId ?? -1, scene) };
    case "POST /users/search":
      return { page: searchUsers(body, scene) };
    case "GET /activity_types":
      return { body: activityTypes(scene) };
    case "POST /activities/search":
      return { page: searchActivities(body, scene) };
    case "GET /pipelines":
      return { body: account.pipelines.map(pipelineRow) };
    case "POST /opportunities/search":
      return { page: searchOpportunities(body, scene) };
    case "GET /webhooks":
      return { body: account.webhooks.map(webhookRow) };
    case "POST /webhooks":
      return { body: addWebhook(body, scene) };
    default:
      throw notFound();
  }
}

export function areaOf(path: string): FaultArea {
  if (/^\/activities\b/.test(path)) return "activities";
  if (/^\/users\b/.test(path)) return "users";
  if (/^\/opportunities\b/.test(path)) return "opportunities";
  return /^\/(people|leads|companies)\b/.test(path) ? "people" : "other";
}

const CONTACTS = { people: "person", leads: "lead", companies: "company" } as const;

function single(method: string, kind: string, id: number, scene: Scene): unknown {
  if (method === "DELETE" && kind === "webhooks") return removeWebhook(id, scene);
  if (method !== "GET") throw notFound();
  switch (kind) {
    case "users":
      return showUser(id, scene);
    case "activities":
      return showActivity(id, scene);
    case "opportunities":
      return showOpportunity(id, scene);
    case "webhooks":
      return showWebhook(id, scene);
    case "people":
    case "leads":
    case "companies": {
      const contact = scene.account.contact(CONTACTS[kind], id);
      if (contact === undefined || contact.createdAt > scene.now) throw notFound();
      // How Copper says so is not known; 404 is handled as well.
      if (contact.hidden) throw new Refusal(403, "Forbidden");
      return contactRow(contact);
    }
    default:
      throw notFound();
  }
}

function accountBody({ account }: Scene): Record<string, unknown> {
  return {
    id: account.id,
    name: account.name,
    primary_timezone: account.zone,
    settings: { setting_team_permissions_enabled: true, setting_enable_leads: true },
  };
}

function activityTypes({ account }: Scene): Record<string, unknown> {
  const of = (category: string) => account.types.filter((type) => type.category === category);
  return { user: of("user").map(typeRow), system: of("system").map(typeRow) };
}

/** Reference 2: anything but the paging is ignored, without a word. */
function searchUsers(body: Body, scene: Scene): Page {
  const active = scene.account.users.filter((user) => user.active);
  const page = pageOf(active, body, userRow);
  disturbPage(page, scene.faults, "users");
  return page;
}

function showUser(id: number, scene: Scene): Record<string, unknown> {
  const user = scene.account.user(id);
  if (user === undefined || !user.active) throw notFound();
  return userRow(user);
}

function notFound(): Refusal {
  return new Refusal(404, "Resource not found");
}
