import { z } from "zod";
import { PERIODS } from "#src/domain/calendar/period.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { dayText, instantText, metricType } from "./fields.ts";
import { parametersOf } from "./report-query.ts";
import { settingDay, settingsOf } from "./setting-fields.ts";

const MOST_GOALS = 10_000;
const MOST_TARGET = 1_000_000_000;
const TARGET = "must be a number above 0, or none";

const type = z.enum(METRIC_TYPES, `must be one of ${METRIC_TYPES.join(", ")}`);
const period = z.enum(PERIODS, `must be one of ${PERIODS.join(", ")}`);

/** A target in the unit of the metric's documents; null: no goal from that day on. */
export const target = z
  .number(TARGET)
  .positive(TARGET)
  .max(MOST_TARGET, `must be at most ${MOST_TARGET}`)
  .nullable();

const goal = settingsOf({
  userId: z
    .string("must be a user's id, or null for the team")
    .min(1, "must not be empty")
    .nullable(),
  type,
  period,
  target,
  fromDay: settingDay.optional(),
});

/** `PUT /api/goals`, `POST /api/goals` */
export const goalsRequest = settingsOf({
  goals: z
    .array(goal, "must be a list of goals")
    .min(1, "must name at least one goal")
    .max(MOST_GOALS, `must name at most ${MOST_GOALS} goals`),
  /** For all that have no day of their own; today unless given. */
  fromDay: settingDay.optional(),
});

/** `GET /api/goals` */
export const goalsQuery = parametersOf({
  userId: z
    .string()
    .min(1, "userId must not be empty")
    .optional()
    .meta({ description: "One person's; everybody's and the team's unless given." }),
  type: z.enum(METRIC_TYPES, `type must be one of ${METRIC_TYPES.join(", ")}`).optional(),
  period: z.enum(PERIODS, `period must be one of ${PERIODS.join(", ")}`).optional(),
});

const setGoal = {
  userId: z.string().nullable().meta({ description: "Null: the team." }),
  type: metricType,
  period: z.enum(PERIODS),
  fromDay: dayText.meta({ description: "In force from this day on, until a later one." }),
  target: z.number().nullable().meta({
    description: "In the unit of the metric's documents; null: no goal from that day on.",
  }),
  setBy: z.string(),
  setAt: instantText,
};

/** The answer to `GET /api/goals`. */
export const goalListSchema = z
  .object({
    today: dayText,
    goals: z.array(
      z
        .object({
          ...setGoal,
          userName: z.string(),
          before: z.number().nullable().meta({ description: "In force the day before." }),
          state: z.enum(["past", "in_force", "coming"]),
        })
        .meta({ id: "ListedGoal" }),
    ),
  })
  .meta({ id: "GoalList" });

/** The answer to setting goals. */
export const goalsAnswerSchema = z
  .object({
    success: z.literal(true),
    changes: z.object({ changed: z.number().int(), unchanged: z.number().int() }),
    goals: z
      .array(z.object(setGoal).meta({ id: "SetGoal" }))
      .meta({ description: "Those that changed, as they now stand." }),
  })
  .meta({ id: "GoalsSet" });
