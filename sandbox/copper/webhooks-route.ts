import { Refusal } from "../refusal.ts";
import { type Body, invalid } from "./body.ts";
import type { Scene } from "./scene.ts";
import { type CopperWebhook, readWebhook, webhookRow } from "./webhook.ts";

const FIRST_ID = 340_021;
/** Reference 7. */
const MOST = 100;

export function addWebhook(body: Body, { account, now }: Scene): Record<string, unknown> {
  const asked = readWebhook(body);
  if (account.webhooks.length >= MOST) throw invalid("at most 100 subscriptions");
  const id = Math.max(FIRST_ID - 1, ...account.webhooks.map((hook) => hook.id)) + 1;
  const hook: CopperWebhook = { id, ...asked, createdAt: now };
  account.webhooks.push(hook);
  return webhookRow(hook);
}

export function showWebhook(id: number, scene: Scene): Record<string, unknown> {
  return webhookRow(mustHave(id, scene));
}

export function removeWebhook(id: number, scene: Scene): Record<string, unknown> {
  const gone = mustHave(id, scene);
  scene.account.webhooks = scene.account.webhooks.filter((hook) => hook !== gone);
  return { id, is_deleted: true };
}

function mustHave(id: number, { account }: Scene): CopperWebhook {
  const hook = account.webhooks.find((one) => one.id === id);
  if (hook === undefined) throw new Refusal(404, "Resource not found");
  return hook;
}
