import type { ActivityKind } from "#src/domain/activity/activity.ts";
import { type ActivityMapping, PLAIN_MAPPING } from "#src/domain/activity/activity-mapping.ts";
import type { Measure } from "#src/domain/metrics/measure.ts";
import type { LedgerActivity } from "#src/store/ledger.ts";

/** Which activities a measure is of. */
export interface MeasuredKind {
  readonly kind: ActivityKind;
  /** Whether one of that kind is in the number of its source. */
  isCounted(activity: LedgerActivity): boolean;
}

export function measuredKind(measure: Measure, mapping: ActivityMapping | null): MeasuredKind {
  switch (measure) {
    case "phone_call_quantity":
    case "talk_time_minutes":
    case "average_call_seconds":
    case "answered_share":
    case "reps_calling":
      return { kind: "call", isCounted: ({ twin }) => twin?.rule !== "same_log" };
    case "email_quantity":
      return { kind: "email", isCounted: ({ direction }) => direction !== "in" };
    case "meeting_quantity":
      return { kind: "meeting", isCounted: () => true };
    case "sms_quantity":
      return { kind: "text", isCounted: () => true };
    case "deals_won_quantity":
    case "deals_won_amount":
      return { kind: "won_deal", isCounted: () => true };
    case "lead_progression_a":
    case "lead_progression_b":
    case "lead_progression_c": {
      const group = measure.slice(-1);
      const { stages } = mapping ?? PLAIN_MAPPING;
      return {
        kind: "stage_change",
        isCounted: ({ crm }) => crm !== null && crm.stage !== null && stages[crm.stage] === group,
      };
    }
  }
}

/** Whether a measure is read off calls. */
export function isOfCalls(measure: Measure): boolean {
  return measuredKind(measure, null).kind === "call";
}
