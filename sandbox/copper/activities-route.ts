import { firstAtOrAfter } from "../justcall/call-order.ts";
import { Refusal } from "../refusal.ts";
import { isRecord } from "../steering.ts";
import { byAt, byCreatedAt, type CopperActivity } from "./activity.ts";
import { activityRow, removedRow } from "./activity-row.ts";
import { EMAIL } from "./activity-type.ts";
import { type Body, invalid, moment, numbers, refuseUnknown, word } from "./body.ts";
import { PAGING, type Page, pageOf } from "./page.ts";
import { disturbPage, shiftWalk } from "./page-faults.ts";
import type { Scene } from "./scene.ts";

const KEYS = [
  ...PAGING,
  "activity_types",
  "parent",
  "minimum_activity_date",
  "maximum_activity_date",
  "full_result",
  "sort_by",
  "sort_direction",
  "user_ids",
];

type Check = (activity: CopperActivity) => boolean;

/** Reference 4.2. */
export function searchActivities(body: Body, scene: Scene): Page {
  refuseUnknown(body, KEYS);
  const { account, faults, now } = scene;
  const sortBy = word(body, "sort_by", ["activity_date", "date_created"]) ?? "activity_date";
  const direction = word(body, "sort_direction", ["asc", "desc"]) ?? "desc";
  const checks = [typesOf(body), parentOf(body), ownerOf(body, scene)].filter((check) => !!check);
  const from = moment(body, "minimum_activity_date") ?? Number.NEGATIVE_INFINITY;
  const to = Math.min(moment(body, "maximum_activity_date") ?? now, now);
  const fits: Check = ({ at, createdAt }) => at >= from && at <= to && createdAt <= now;
  let found = ordered(scene, sortBy, { from, to }).filter(
    (activity) => fits(activity) && checks.every((check) => check(activity)),
  );
  if (body["full_result"] === true) found = found.flatMap((activity) => perUser(activity, scene));
  if (direction === "desc") found.reverse();
  const page = pageOf(found, body, (activity) => {
    if (activity.hidden) return undefined;
    return account.wasRemoved(activity.id) ? removedRow(activity.id) : activityRow(activity);
  });
  shiftWalk(page, direction, faults, account);
  disturbPage(page, faults, "activities");
  return page;
}

export function showActivity(id: number, scene: Scene): Record<string, unknown> {
  if (scene.account.wasRemoved(id)) return removedRow(id);
  const found = scene.account.activity(id);
  const there = found && !found.hidden && Math.max(found.at, found.createdAt) <= scene.now;
  if (!there) throw new Refusal(404, "Resource not found");
  return activityRow(found);
}

/** A fresh list, ascending. */
function ordered(
  scene: Scene,
  sortBy: "activity_date" | "date_created",
  window: { from: number; to: number },
): CopperActivity[] {
  const { account, listsRemoved } = scene;
  if (sortBy === "date_created") {
    if (!listsRemoved) return [...account.byCreation()];
    return [...account.byCreation(), ...account.removed()].sort(byCreatedAt);
  }
  const all = account.activities();
  const end = firstAtOrAfter(all, window.to + 1);
  const part = all.slice(Math.min(firstAtOrAfter(all, window.from), end), end);
  return listsRemoved ? [...part, ...account.removed()].sort(byAt) : part;
}

function typesOf(body: Body): Check | undefined {
  const types: unknown = body["activity_types"] ?? undefined;
  if (types === undefined) return undefined;
  if (!Array.isArray(types) || !types.every(isRecord)) throw invalid("activity_types: a list");
  const wanted = new Set(types.map((type: Body) => `${type["category"]}/${type["id"]}`));
  return ({ type }) => wanted.has(`${type.category}/${type.id}`);
}

function parentOf(body: Body): Check | undefined {
  const parent = body["parent"] ?? undefined;
  if (parent === undefined) return undefined;
  if (!isRecord(parent)) throw invalid("parent: an object");
  const { id, type } = parent;
  return (activity) => activity.parent.id === id && activity.parent.type === type;
}

/** Reference 4.2: whoever is asked for, the rows of one and the same person come. */
function ownerOf(body: Body, scene: Scene): Check | undefined {
  if (numbers(body, "user_ids") === undefined) return undefined;
  return ({ userId }) => userId === scene.ownerId;
}

/** Reference 4.5: `full_result` repeats an e-mail for each user that had to do with it. */
function perUser(activity: CopperActivity, scene: Scene): CopperActivity[] {
  const { type, details } = activity;
  const mail = type.category === "system" && type.id === EMAIL && typeof details === "object";
  if (!mail || details === null) return [activity];
  const involved = [details.sender, ...details.recipients].filter(
    ({ email }) => scene.account.userByEmail(email) !== undefined,
  );
  return Array.from({ length: Math.max(1, involved.length) }, () => activity);
}
