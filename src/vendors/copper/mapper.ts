import {
  type Activity,
  type ActivityPerson,
  type CrmDetails,
  MOST_TEXT,
  personKey,
  type UnreadableRow,
} from "#src/domain/activity/activity.ts";
import type { UserDirectory } from "./account.ts";
import { toPlainText } from "./plain-text.ts";
import type { ReadRow } from "./row.ts";
import { type ActivityRow, activityRowSchema, emailSchema, type Opportunity } from "./schema.ts";
import { isStepBack, type StageOrder } from "./stage-order.ts";

/** What rows are read by. */
export interface MapFacts {
  readonly users: UserDirectory;
  readonly stages: StageOrder;
  /** Those that the rows are about, by id; one that is deleted or hidden from the key is missing. */
  readonly opportunities: ReadonlyMap<string, Opportunity>;
}

export type MappedRow =
  | { readonly activity: Activity }
  | { readonly unreadable: Omit<UnreadableRow, "sourceId"> & { readonly sourceId: string | null } };

type Row<What> = Extract<ReadRow, { what: What }>;

/** Null for a row of no interest, and for a win: what it is, is said by all wins of its deal (`toWin`). A row that cannot be read comes back with its id, as far as it has one, and the reason. */
export function toActivity(read: ReadRow, facts: MapFacts): MappedRow | null {
  switch (read.what) {
    case "nothing":
    case "status":
    case "win":
      return null;
    case "unreadable":
      return { unreadable: aside(read, facts.users) };
    case "logged":
      return { activity: logged(read.row, facts) };
    case "email":
      return { activity: email(read.row, facts) };
    case "stage":
      return { activity: stageChange(read, facts) };
  }
}

function base(row: ActivityRow, person: ActivityPerson | null, crm: Partial<CrmDetails>) {
  return {
    source: "copper",
    sourceId: row.id,
    at: row.activity_date * 1000,
    direction: null,
    outcome: null,
    vendorType: `${row.type.category}/${row.type.id}`,
    totalSeconds: 0,
    talkSeconds: null,
    holdSeconds: null,
    ringSeconds: null,
    otherNumber: null,
    person,
    crm: {
      text: null,
      numbers: [],
      subject: row.parent == null ? null : `${row.parent.type}/${row.parent.id}`,
      stage: null,
      amount: null,
      ...crm,
    },
  } satisfies Omit<Activity, "kind">;
}

/** What people log is of the account's own types; which of them are calls or meetings is said elsewhere. */
function logged(row: ActivityRow, { users }: MapFacts): Activity {
  const text = typeof row.details === "string" ? toPlainText(row.details, MOST_TEXT) : null;
  return { ...base(row, userOf(row.user_id, users), { text }), kind: "other" };
}

/** The row hangs on the contact for both directions; whose address sent it tells them apart. */
function email(row: ActivityRow, { users }: MapFacts): Activity {
  const parsed = emailSchema.safeParse(row.details);
  const person = userOf(row.user_id, users);
  if (!parsed.success) return { ...base(row, person, {}), kind: "email" };
  const mail = parsed.data;
  const text = mail.subject == null ? null : toPlainText(mail.subject, MOST_TEXT);

  const sent = mail.sender?.email ?? null;
  const sender = byAddress(sent, users);
  const recipient = (mail.recipients ?? [])
    .map((one) => byAddress(one?.email ?? null, users))
    .find((user) => user !== null);
  if (sender !== null) {
    return { ...base(row, sender, { text }), kind: "email", direction: "out" };
  }
  if (recipient !== undefined) {
    return { ...base(row, recipient, { text }), kind: "email", direction: "in" };
  }
  // Copper keeps only mail of its users: a sender nobody knows, to nobody we know, is an alias of theirs.
  return { ...base(row, person, { text }), kind: "email", direction: sent === null ? null : "out" };
}

function stageChange(read: Row<"stage">, facts: MapFacts): Activity {
  const { row, from, to } = read;
  const person = ownerOf(facts.opportunities.get(read.opportunity), facts.users);
  const text = `${from.name ?? from.id} → ${to.name ?? to.id}`.slice(0, MOST_TEXT);
  const activity = base(row, person, { text, stage: to.id });
  return isStepBack(facts.stages, from.id, to.id)
    ? { ...activity, kind: "other", vendorType: `${activity.vendorType} back` }
    : { ...activity, kind: "stage_change" };
}

/**
 * Opportunities have no date of their win: only these rows do. A deal can be opened again and won again; the latest win counts,
 * and only while the deal is won. Any other is kept, and counted nowhere.
 */
export function toWin(
  { row, opportunity }: Row<"win">,
  facts: MapFacts,
  isLatest: boolean,
): Activity {
  const deal = facts.opportunities.get(opportunity);
  const activity: Activity = {
    ...base(row, ownerOf(deal, facts.users), {
      text: deal?.name == null ? null : toPlainText(deal.name, MOST_TEXT),
      amount: deal?.converted_value ?? deal?.monetary_value ?? null,
    }),
    kind: "won_deal",
  };
  const counts = deal?.status === "Won" && isLatest;
  return counts ? activity : { ...activity, kind: "other", vendorType: "system/1 superseded" };
}

/** A system row's user is who clicked; credit goes to whom the opportunity is assigned to, and to nobody where that is not known. */
function ownerOf(deal: Opportunity | undefined, users: UserDirectory) {
  return userOf(deal?.assignee_id, users);
}

/** Users who were removed stay on their rows while the list lacks them: then only the id is known. */
function userOf(id: string | null | undefined, users: UserDirectory): ActivityPerson | null {
  if (id == null || id === "" || id === "0") return null;
  return users.byId.get(id) ?? { id, name: null, email: null };
}

function byAddress(email: string | null, users: UserDirectory): ActivityPerson | null {
  return email === null ? null : (users.byAddress.get(email.trim().toLowerCase()) ?? null);
}

function aside(
  read: Row<"unreadable">,
  users: UserDirectory,
): Extract<MappedRow, { unreadable: unknown }>["unreadable"] {
  const time = activityRowSchema.pick({ activity_date: true }).safeParse(read.sent);
  const user = activityRowSchema.pick({ user_id: true }).safeParse(read.sent);
  return {
    source: "copper",
    sourceId: read.id,
    reason: read.reason,
    at: time.success ? time.data.activity_date * 1000 : null,
    personKey: personKey(userOf(user.data?.user_id, users)),
    row: (JSON.stringify(read.sent) ?? "nothing").slice(0, 4_000),
  };
}
