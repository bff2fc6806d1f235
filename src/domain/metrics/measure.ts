import { METRIC_TYPES, type MetricType } from "./metric.ts";

/** Every number that is shown: the metrics that have documents, and those read off several of them or off the calls. */
export const MEASURES = [
  ...METRIC_TYPES,
  "average_call_seconds",
  "answered_share",
  "reps_calling",
] as const;
export type Measure = (typeof MEASURES)[number];

export type MeasureUnit = "calls" | "minutes" | "seconds" | "share" | "reps" | "items" | "money";

/** What a number means, as it stands beside the number wherever it is shown: event, time used, person credited. */
export interface MeasureDefinition {
  readonly label: string;
  readonly unit: MeasureUnit;
  readonly counts: string;
  /** By which moment an event falls on its day. */
  readonly time: string;
  /** Whose it is. */
  readonly credited: string;
}

const BY_START = "by its start, on the calendar day of the rep’s own time zone";
const TAKER =
  "the rep who made or took it; calls without one, or whose agent is no user here, are Unassigned";
const CRM_DAY = "by the activity’s date, on the calendar day of the rep’s own time zone";
const CRM_USER = "the CRM’s user of the activity";
const STAGE_MOMENT = "by the moment of the change, on the calendar day of the rep’s own time zone";
const ASSIGNEE = "the assignee of the opportunity";

export const DEFINITIONS: Readonly<Record<Measure, MeasureDefinition>> = {
  phone_call_quantity: {
    label: "Calls",
    unit: "calls",
    counts: "Every call that the source attributes to a rep, in and out, whatever became of it.",
    time: BY_START,
    credited: TAKER,
  },
  talk_time_minutes: {
    label: "Talk time",
    unit: "minutes",
    counts: "Conversation and hold, without ringing.",
    time: BY_START,
    credited: TAKER,
  },
  email_quantity: {
    label: "E-mails",
    unit: "items",
    counts: "E-mails that the rep sent, as the CRM has them; received ones do not count.",
    time: CRM_DAY,
    credited: "the CRM’s user whose address sent it",
  },
  meeting_quantity: {
    label: "Meetings",
    unit: "items",
    counts: "Meeting activities in the CRM.",
    time: CRM_DAY,
    credited: CRM_USER,
  },
  sms_quantity: {
    label: "Texts",
    unit: "items",
    counts: "Outgoing texts.",
    time: BY_START,
    credited: "the rep who sent it",
  },
  lead_progression_a: {
    label: "Leads to stage A",
    unit: "items",
    counts: "Moves of an opportunity forward into the stages mapped to A.",
    time: STAGE_MOMENT,
    credited: ASSIGNEE,
  },
  lead_progression_b: {
    label: "Leads to stage B",
    unit: "items",
    counts: "Moves of an opportunity forward into the stages mapped to B.",
    time: STAGE_MOMENT,
    credited: ASSIGNEE,
  },
  lead_progression_c: {
    label: "Leads to stage C",
    unit: "items",
    counts: "Moves of an opportunity forward into the stages mapped to C.",
    time: STAGE_MOMENT,
    credited: ASSIGNEE,
  },
  deals_won_quantity: {
    label: "Deals won",
    unit: "items",
    counts: "Opportunities won and still won, each by the last change to won.",
    time: STAGE_MOMENT,
    credited: ASSIGNEE,
  },
  deals_won_amount: {
    label: "Value won",
    unit: "money",
    counts: "The value of the opportunities won.",
    time: STAGE_MOMENT,
    credited: ASSIGNEE,
  },
  average_call_seconds: {
    label: "Average call",
    unit: "seconds",
    counts:
      "Talk time divided by calls: the telephone system’s own, on days on which they count, since a CRM knows no lengths. Calls that nobody answered count, with no time.",
    time: BY_START,
    credited: TAKER,
  },
  answered_share: {
    label: "Answered",
    unit: "share",
    counts:
      "Outgoing calls that were picked up, by a person or a voicemail, out of all outgoing calls.",
    time: BY_START,
    credited: TAKER,
  },
  reps_calling: {
    label: "Reps calling",
    unit: "reps",
    counts: "Reps with at least one call, of all whose calls are read.",
    time: BY_START,
    credited: TAKER,
  },
};

export function isMetricType(measure: Measure): measure is MetricType {
  return (METRIC_TYPES as readonly string[]).includes(measure);
}

/** The metric whose documents a measure is read off. */
export function documentType(measure: Measure): MetricType {
  return isMetricType(measure) ? measure : "phone_call_quantity";
}
