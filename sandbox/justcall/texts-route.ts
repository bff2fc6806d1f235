import { fictionalNumber } from "./call-defaults.ts";
import type { Scene } from "./calls-route.ts";
import { lineOf } from "./line.ts";
import { type Page, pageOf } from "./page.ts";
import { disturbPage } from "./page-faults.ts";
import { Prng } from "./prng.ts";
import { oneOf, type Query } from "./query.ts";
import { dateText, offsetAt, timeText } from "./wall-time.ts";
import { readWindow } from "./window.ts";

const TEXTS_PER_DAY = 12;
const DAYS = 5;
const DAY_MS = 86_400_000;

/** Reference 8: a small list, the last few days; the same for the same day. */
export function listTexts(query: Query, scene: Scene): Page {
  const { fromMs, toMs } = readWindow(query, scene.filterZone, scene.now);
  const direction = oneOf(query, "sms_direction", ["incoming", "outgoing"]);
  const order = oneOf(query, "order", ["asc", "desc"]) ?? "desc";
  const items = texts(scene)
    .filter((text) => text.at >= fromMs && text.at <= toMs)
    .filter((text) => direction === undefined || text.direction.toLowerCase() === direction);
  if (order === "desc") items.reverse();
  const list = {
    path: "/texts",
    items,
    first: scene.firstPage,
    defaultSize: 20,
  };
  const page = pageOf(list, query, (text) => text.row);
  disturbPage(page, scene.faults, "other");
  return page;
}

function texts({ account, now }: Scene) {
  const today = Math.floor(now / DAY_MS);
  const found: {
    at: number;
    direction: string;
    row: Record<string, unknown>;
  }[] = [];
  for (let day = today - DAYS + 1; day <= today && account.agents.length > 0; day++) {
    for (let n = 0; n < TEXTS_PER_DAY; n++) {
      const prng = new Prng(`text ${day} ${n}`);
      const agent = prng.pick(account.agents);
      const at = day * DAY_MS + n * 7_200_000 + prng.whole(0, 7199) * 1000;
      const local = at + offsetAt(agent.timeZone, at);
      const direction = prng.chance(0.7) ? "Outgoing" : "Incoming";
      const row = {
        id: day * 1000 + n,
        contact_number: fictionalNumber(prng.whole(0, 799)),
        contact_name: "",
        contact_email: "",
        justcall_number: lineOf(agent.id).number,
        justcall_line_name: lineOf(agent.id).name,
        agent_id: agent.id,
        agent_name: agent.name,
        agent_email: agent.email,
        sms_date: dateText(at),
        sms_time: timeText(at),
        sms_user_date: dateText(local),
        sms_user_time: timeText(local),
        direction,
        cost_incurred: 0.01,
        sms_info: { body: "On our way.", is_mms: "no", mms: [] },
        delivery_status: "delivered",
        is_deleted: false,
        medium: "One-to-one app",
      };
      found.push({ at, direction, row });
    }
  }
  return found;
}
