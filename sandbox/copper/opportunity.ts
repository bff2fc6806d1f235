/** Reference 5.1: their ids in a search are their places here. */
export const STATUSES = ["Open", "Won", "Lost", "Abandoned"] as const;
export type Status = (typeof STATUSES)[number];

interface State {
  stageId: number;
  status: Status;
}

export interface OpportunityChange extends Partial<State> {
  /** UTC ms */
  at: number;
}

/** As it was created, and what became of it since. */
export interface CopperOpportunity extends State {
  id: number;
  name: string;
  assigneeId: number | null;
  pipelineId: number;
  personId: number | null;
  companyId: number | null;
  companyName: string | null;
  /** In main units; null where nobody filled it in. */
  value: number | null;
  unit: string | null;
  /** As the account's locale writes it, month first. */
  closeDate: string | null;
  /** UTC ms */
  createdAt: number;
  /** In the order of time. */
  changes: OpportunityChange[];
}

export interface OpportunityState extends State {
  stageChangedAt: number;
  modifiedAt: number;
}

/** Its state at a moment, so that a clock set back shows what was then. */
export function stateAt(opportunity: CopperOpportunity, now: number): OpportunityState {
  const { stageId, status, createdAt } = opportunity;
  const state = { stageId, status, stageChangedAt: createdAt, modifiedAt: createdAt };
  for (const change of opportunity.changes) {
    if (change.at > now) break;
    if (change.stageId !== undefined) {
      state.stageId = change.stageId;
      state.stageChangedAt = change.at;
    }
    if (change.status !== undefined) state.status = change.status;
    state.modifiedAt = Math.max(state.modifiedAt, change.at);
  }
  return state;
}

export function addChange(opportunity: CopperOpportunity, change: OpportunityChange): void {
  const later = opportunity.changes.findIndex(({ at }) => at > change.at);
  const place = later < 0 ? opportunity.changes.length : later;
  opportunity.changes.splice(place, 0, change);
}

/** Reference 5.2; there is no stamp of the win. */
export function opportunityRow(
  opportunity: CopperOpportunity,
  state: OpportunityState,
  winProbability: number,
): Record<string, unknown> {
  const { value, unit } = opportunity;
  return {
    id: opportunity.id,
    name: opportunity.name,
    assignee_id: opportunity.assigneeId,
    close_date: opportunity.closeDate,
    company_id: opportunity.companyId,
    company_name: opportunity.companyName,
    customer_source_id: null,
    details: null,
    loss_reason_id: null,
    pipeline_id: opportunity.pipelineId,
    pipeline_stage_id: state.stageId,
    pipeline_is_revenue: true,
    pipeline_type: "opportunity",
    primary_contact_id: opportunity.personId,
    priority: "None",
    status: state.status,
    tags: [],
    interaction_count: 0,
    monetary_unit: unit,
    monetary_value: value,
    converted_unit: unit,
    converted_value: value,
    win_probability: winProbability,
    date_stage_changed: seconds(state.stageChangedAt),
    date_last_contacted: null,
    leads_converted_from: [],
    date_lead_created: null,
    date_created: seconds(opportunity.createdAt),
    date_modified: seconds(state.modifiedAt),
    custom_fields: [],
  };
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
