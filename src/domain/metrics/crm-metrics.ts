import {
  type ActivityMapping,
  type MappedKind,
  STAGE_GROUPS,
  type StageGroup,
} from "../activity/activity-mapping.ts";
import type { ActivityMetric } from "./activity-metric.ts";
import type { CrmTally } from "./crm-tally.ts";

type CrmMetric = ActivityMetric<CrmTally>;

const loggedCalls: CrmMetric = { type: "phone_call_quantity", measure: ({ calls }) => calls };

const meetings: CrmMetric = { type: "meeting_quantity", measure: (tally) => tally.meetings };

/** What every account has, whatever its own types are called. */
const ALWAYS: readonly CrmMetric[] = [
  { type: "email_quantity", measure: ({ emails }) => emails },
  { type: "deals_won_quantity", measure: ({ wonDeals }) => wonDeals },
  { type: "deals_won_amount", measure: ({ wonAmount }) => wonAmount },
];

/**
 * The metrics of a day in a CRM: each day that was read has a document of each, zero or not. What nobody has mapped is unknown
 * and not zero, so it has none.
 */
export function crmMetrics(mapping: ActivityMapping): CrmMetric[] {
  const kinds = new Set<MappedKind>(Object.values(mapping.types));
  const groups = new Set<StageGroup>(Object.values(mapping.stages));
  return [
    ...(kinds.has("call") ? [loggedCalls] : []),
    ...(kinds.has("meeting") ? [meetings] : []),
    ...ALWAYS,
    ...STAGE_GROUPS.filter((group) => groups.has(group)).map(progression),
  ];
}

function progression(group: StageGroup): CrmMetric {
  return { type: `lead_progression_${group}`, measure: ({ moves }) => moves[group] };
}
