import { z } from "zod";
import { GOAL_STATUSES } from "#src/domain/goals/pace-status.ts";
import { amount, metricType } from "./fields.ts";

/** How a number stands against its goal. */
export const progressFields = {
  target: amount.meta({ description: "As set, for the whole period." }),
  prorated: amount.meta({ description: "The target after absence and late joining." }),
  pct: amount.meta({ description: "value / prorated × 100." }),
  expected: amount.meta({ description: "What of prorated should be done by now." }),
  aheadBy: amount.meta({ description: "value − expected." }),
  paceIndex: amount.meta({ description: "value / expected." }),
  requiredPerDay: amount.meta({
    description: "What each working day left must bring; null when the period is over.",
  }),
  projected: amount.meta({ description: "The period's end at this pace." }),
  projectedLow: amount,
  projectedHigh: amount,
  status: z.enum(GOAL_STATUSES).meta({ id: "GoalStatus" }),
};

const kpiFields = {
  type: metricType,
  value: amount.meta({ description: "So far." }),
  before: amount.meta({ description: "The same elapsed working part of the window before." }),
  targetFrom: z.enum(["team", "reps"]).nullable().meta({
    description: "Whether the target is the team's own or the sum of its reps'.",
  }),
  dailyTarget: amount.meta({
    description: "What the window's last working day so far asks for.",
  }),
  ...progressFields,
};

export const kpi = z.object(kpiFields).meta({ id: "Kpi" });

/** The columns in which a KPI is written as CSV. */
export const KPI_COLUMNS = [
  "type",
  "value",
  "before",
  "targetFrom",
  "target",
  "prorated",
  "pct",
  "expected",
  "aheadBy",
  "paceIndex",
  "requiredPerDay",
  "projected",
  "projectedLow",
  "projectedHigh",
  "status",
  "dailyTarget",
] as const satisfies readonly (keyof typeof kpiFields)[];
