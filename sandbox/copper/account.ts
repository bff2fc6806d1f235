import {
  type ActivityPart,
  byAt,
  byCreatedAt,
  type CopperActivity,
  type Parent,
  wholeSeconds,
} from "./activity.ts";
import {
  type CopperActivityType,
  defaultTypes,
  PHONE_CALL,
  PROPERTY_CHANGED,
  STAGE_CHANGED,
} from "./activity-type.ts";
import type { CopperContact } from "./contact.ts";
import { addChange, type CopperOpportunity, type Status, stateAt } from "./opportunity.ts";
import { type CopperPipeline, type CopperStage, defaultPipelines } from "./pipeline.ts";
import type { CopperUser } from "./user.ts";
import type { CopperWebhook } from "./webhook.ts";

export interface CopperContent {
  id?: number;
  name?: string;
  zone: string;
  users: CopperUser[];
  types?: CopperActivityType[];
  pipelines?: CopperPipeline[];
  contacts?: CopperContact[];
  opportunities?: CopperOpportunity[];
}

// Ids follow the clock, so that the same data generated on another day has the same ids.
const FIRST_ID = 88_100_000_000;
const START_2025 = Date.UTC(2025, 0, 1);
const IDS_A_SECOND = 4;

/** One customer's data at the vendor: the truth a copy can be compared with. */
export class CopperAccount {
  readonly id: number;
  readonly name: string;
  readonly zone: string;
  users: CopperUser[];
  types: CopperActivityType[];
  pipelines: CopperPipeline[];
  readonly contacts: CopperContact[];
  readonly opportunities: CopperOpportunity[];
  webhooks: CopperWebhook[] = [];
  private readonly known = new Map<number, CopperActivity>();
  private readonly gone = new Map<number, CopperActivity>();
  private timeline: CopperActivity[] | undefined;
  private entries: CopperActivity[] | undefined;
  private highestId = FIRST_ID;

  constructor(content: CopperContent) {
    this.id = content.id ?? 40_417;
    this.name = content.name ?? "Harbour Lane Supplies";
    this.zone = content.zone;
    this.users = content.users;
    this.types = content.types ?? defaultTypes();
    this.pipelines = content.pipelines ?? defaultPipelines();
    this.contacts = content.contacts ?? [];
    this.opportunities = content.opportunities ?? [];
  }

  /** Everything that is not removed, by activity_date. */
  activities(): readonly CopperActivity[] {
    this.timeline ??= [...this.known.values()].sort(byAt);
    return this.timeline;
  }

  /** The same by date_created. */
  byCreation(): readonly CopperActivity[] {
    this.entries ??= [...this.known.values()].sort(byCreatedAt);
    return this.entries;
  }

  removed(): Iterable<CopperActivity> {
    return this.gone.values();
  }

  get size(): number {
    return this.known.size;
  }

  activity(id: number): CopperActivity | undefined {
    return this.known.get(id);
  }

  wasRemoved(id: number): boolean {
    return this.gone.has(id);
  }

  user(id: number): CopperUser | undefined {
    return this.users.find((user) => user.id === id);
  }

  userByEmail(email: string): CopperUser | undefined {
    return this.users.find((user) => user.email.toLowerCase() === email.toLowerCase());
  }

  contact(type: CopperContact["type"], id: number): CopperContact | undefined {
    return this.contacts.find((contact) => contact.type === type && contact.id === id);
  }

  opportunity(id: number): CopperOpportunity | undefined {
    return this.opportunities.find((opportunity) => opportunity.id === id);
  }

  stage(id: number): CopperStage | undefined {
    return this.pipelines.flatMap(({ stages }) => stages).find((stage) => stage.id === id);
  }

  /** A phone call on the first contact, unless told otherwise. */
  addActivity(part: ActivityPart): CopperActivity {
    const at = wholeSeconds(part.at);
    const createdAt = wholeSeconds(part.createdAt ?? at);
    const id = part.id ?? this.nextId(createdAt);
    if (this.known.has(id) || this.gone.has(id)) throw new Error(`activity ${id} exists already`);
    const type = part.type ?? { id: PHONE_CALL, category: "user" as const };
    const first = this.contacts[0];
    const added: CopperActivity = {
      parent: first === undefined ? { id: 1, type: "person" } : parentOf(first),
      details: type.category === "user" ? "Left word with reception" : null,
      oldValue: null,
      newValue: null,
      ...part,
      id,
      type,
      at,
      createdAt,
    };
    this.highestId = Math.max(this.highestId, id);
    this.known.set(id, added);
    this.changed();
    return added;
  }

  /** Leaves no trace in any stamp (reference 4.6). */
  editActivity(id: number, patch: Partial<CopperActivity>): CopperActivity {
    const activity = this.mustHave(id);
    if (patch.id !== undefined && patch.id !== id) throw new Error("an id never changes");
    Object.assign(activity, patch);
    activity.at = wholeSeconds(activity.at);
    activity.createdAt = wholeSeconds(activity.createdAt);
    this.changed();
    return activity;
  }

  removeActivity(id: number): void {
    this.gone.set(id, this.mustHave(id));
    this.known.delete(id);
    this.changed();
  }

  malform(id: number, override: Record<string, unknown>): void {
    this.editActivity(id, { override });
  }

  /** The key may not see it any more. */
  hide(id: number): void {
    this.editActivity(id, { hidden: true });
  }

  addOpportunity(opportunity: CopperOpportunity): CopperOpportunity {
    if (this.opportunity(opportunity.id)) throw new Error(`opportunity ${opportunity.id} exists`);
    this.opportunities.push(opportunity);
    return opportunity;
  }

  /** Moves a deal, forwards or back, and writes down what Copper writes down of it. */
  moveStage(
    opportunityId: number,
    stageId: number,
    at: number,
    userId: number | null,
  ): CopperActivity {
    const deal = this.mustHaveDeal(opportunityId);
    const from = this.stageValue(stateAt(deal, at).stageId);
    addChange(deal, { at: wholeSeconds(at), stageId });
    return this.addActivity({
      at,
      userId,
      parent: { id: deal.id, type: "opportunity" },
      type: { id: STAGE_CHANGED, category: "system", name: "Stage Change" },
      // Reference 4.4: digits that look like the pipeline's id.
      details: String(deal.pipelineId),
      oldValue: from,
      newValue: this.stageValue(stageId),
    });
  }

  win(opportunityId: number, at: number, userId: number | null): CopperActivity {
    return this.setStatus(opportunityId, "Won", at, userId);
  }

  reopen(opportunityId: number, at: number, userId: number | null): CopperActivity {
    return this.setStatus(opportunityId, "Open", at, userId);
  }

  /** The named row on the deal, which is returned, and one on its person and company (4.4). */
  setStatus(
    opportunityId: number,
    status: Status,
    at: number,
    userId: number | null,
  ): CopperActivity {
    const deal = this.mustHaveDeal(opportunityId);
    const oldValue = stateAt(deal, at).status;
    addChange(deal, { at: wholeSeconds(at), status });
    const type = { id: PROPERTY_CHANGED, category: "system" as const };
    const unnamed: Parent[] = [];
    if (deal.companyId !== null) unnamed.push({ id: deal.companyId, type: "company" });
    if (deal.personId !== null) unnamed.push({ id: deal.personId, type: "person" });
    for (const parent of unnamed) this.addActivity({ at, userId, parent, type: { ...type } });
    return this.addActivity({
      at,
      userId,
      parent: { id: deal.id, type: "opportunity" },
      type: { ...type, name: "Status Change" },
      oldValue,
      newValue: status,
    });
  }

  /** An id not in use that sorts before the given one. */
  freeIdBelow(id: number): number {
    let free = id - 1;
    while (this.known.has(free) || this.gone.has(free)) free--;
    return free;
  }

  private nextId(createdAt: number): number {
    const seconds = Math.floor((createdAt - START_2025) / 1000);
    return Math.max(this.highestId + 1, FIRST_ID + seconds * IDS_A_SECOND);
  }

  private changed(): void {
    this.timeline = undefined;
    this.entries = undefined;
  }

  private stageValue(id: number): { id: number; name: string } {
    return { id, name: this.stage(id)?.name ?? `Stage ${id}` };
  }

  private mustHave(id: number): CopperActivity {
    const activity = this.known.get(id);
    if (activity === undefined) throw new Error(`no activity ${id}`);
    return activity;
  }

  private mustHaveDeal(id: number): CopperOpportunity {
    const deal = this.opportunity(id);
    if (deal === undefined) throw new Error(`no opportunity ${id}`);
    return deal;
  }
}

export function parentOf(contact: CopperContact): Parent {
  return { id: contact.id, type: contact.type };
}
