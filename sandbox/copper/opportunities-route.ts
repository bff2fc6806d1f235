import { Refusal } from "../refusal.ts";
import { type Body, moment, numbers, refuseUnknown, whole, word } from "./body.ts";
import {
  type CopperOpportunity,
  type OpportunityState,
  opportunityRow,
  STATUSES,
  stateAt,
} from "./opportunity.ts";
import { PAGING, type Page, pageOf } from "./page.ts";
import { disturbPage } from "./page-faults.ts";
import type { Scene } from "./scene.ts";

interface Deal {
  deal: CopperOpportunity;
  state: OpportunityState;
}

const LISTS: Record<string, (found: Deal) => number> = {
  ids: ({ deal }) => deal.id,
  // Reference 5.1: -2 finds what nobody owns.
  assignee_ids: ({ deal }) => deal.assigneeId ?? -2,
  status_ids: ({ state }) => STATUSES.indexOf(state.status),
  pipeline_ids: ({ deal }) => deal.pipelineId,
  pipeline_stage_ids: ({ state }) => state.stageId,
  company_ids: ({ deal }) => deal.companyId ?? -2,
  primary_contact_ids: ({ deal }) => deal.personId ?? -2,
};

const DATES: Record<string, (found: Deal) => number> = {
  modified_date: ({ state }) => state.modifiedAt,
  created_date: ({ deal }) => deal.createdAt,
  stage_change_date: ({ state }) => state.stageChangedAt,
};

const VALUES = ["minimum_monetary_value", "maximum_monetary_value"];
const RANGES = Object.keys(DATES).flatMap((name) => [`minimum_${name}`, `maximum_${name}`]);
const KEYS = [...PAGING, "sort_by", "sort_direction", ...Object.keys(LISTS), ...RANGES, ...VALUES];

const SORTS = ["name", "date_modified", "date_created", "monetary_value", "status"] as const;

/** Reference 5.1. */
export function searchOpportunities(body: Body, scene: Scene): Page {
  refuseUnknown(body, KEYS);
  const sortBy = word(body, "sort_by", SORTS) ?? "name";
  const direction = word(body, "sort_direction", ["asc", "desc"]) ?? "asc";
  const found = scene.account.opportunities
    .filter((deal) => deal.createdAt <= scene.now)
    .map((deal) => ({ deal, state: stateAt(deal, scene.now) }))
    .filter((one) => matches(one, body))
    .sort((a, b) => compare(a, b, sortBy) || a.deal.id - b.deal.id);
  if (direction === "desc") found.reverse();
  const page = pageOf(found, body, (one) => rowOf(one, scene));
  disturbPage(page, scene.faults, "opportunities");
  return page;
}

export function showOpportunity(id: number, scene: Scene): Record<string, unknown> {
  const deal = scene.account.opportunity(id);
  if (deal === undefined || deal.createdAt > scene.now) {
    throw new Refusal(404, "Resource not found");
  }
  return rowOf({ deal, state: stateAt(deal, scene.now) }, scene);
}

function rowOf({ deal, state }: Deal, scene: Scene): Record<string, unknown> {
  const chance = scene.account.stage(state.stageId)?.winProbability ?? 0;
  return opportunityRow(deal, state, chance);
}

function matches(found: Deal, body: Body): boolean {
  for (const [name, read] of Object.entries(LISTS)) {
    const wanted = numbers(body, name);
    if (wanted !== undefined && !wanted.includes(read(found))) return false;
  }
  for (const [name, read] of Object.entries(DATES)) {
    const at = Math.floor(read(found) / 1000) * 1000;
    if (at < (moment(body, `minimum_${name}`) ?? at)) return false;
    if (at > (moment(body, `maximum_${name}`) ?? at)) return false;
  }
  const least = whole(body, "minimum_monetary_value");
  const most = whole(body, "maximum_monetary_value");
  const value = found.deal.value;
  if (least !== undefined && (value === null || value < least)) return false;
  return most === undefined || (value !== null && value <= most);
}

function compare(a: Deal, b: Deal, sortBy: (typeof SORTS)[number]): number {
  switch (sortBy) {
    case "name":
      return a.deal.name.localeCompare(b.deal.name, "en");
    case "date_modified":
      return a.state.modifiedAt - b.state.modifiedAt;
    case "date_created":
      return a.deal.createdAt - b.deal.createdAt;
    case "monetary_value":
      return (a.deal.value ?? 0) - (b.deal.value ?? 0);
    default:
      return a.state.status.localeCompare(b.state.status, "en");
  }
}
