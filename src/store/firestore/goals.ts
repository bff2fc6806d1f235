import { z } from "zod";
import { PERIODS } from "#src/domain/calendar/period.ts";
import type { Goal } from "#src/domain/goals/goal.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import type { GoalStore } from "../goals.ts";
import type { Found } from "./connection.ts";
import { bump, GOALS } from "./stamp.ts";
import { readAs, timestamp } from "./stored.ts";
import type { Workspace } from "./workspace.ts";
import type { Write } from "./writes.ts";

const COLLECTION = "goals";

const goal = z.object({
  /** Empty: the team's own. */
  scope: z.string(),
  type: z.enum(METRIC_TYPES),
  period: z.enum(PERIODS),
  fromDay: z.iso.date(),
  target: z.number().nullable(),
  setBy: z.string(),
});
const schema = goal.extend({ setAt: timestamp });

export function createGoalStore(workspace: Workspace): GoalStore {
  return {
    list: workspace.remember(GOALS, async (reads) => {
      const goals = (await reads.find(COLLECTION, (all) => all)).map(toGoal);
      return goals.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    }),

    async set(goals) {
      if (goals.length === 0) return;
      await workspace.adopted();
      const writes = goals.map(goalWrite);
      await workspace.connection.transaction(async (changes) => {
        for (const write of writes) changes.put(write);
        changes.put(bump([GOALS]));
      });
    },
  };
}

export function toGoal(found: Found): Goal {
  return readAs(schema, found);
}

export function goalWrite({ setAt, ...fields }: Goal): Write {
  const { scope, type, period, fromDay } = fields;
  return {
    kind: "set",
    path: `${COLLECTION}/${scope === "" ? "team" : `user:${scope}`}_${type}_${period}_${fromDay}`,
    data: { ...goal.parse(fields), setAt: new Date(setAt) },
  };
}

/** In the order of the fields: no scope holds a space. */
function keyOf({ scope, type, period, fromDay }: Goal): string {
  return [scope, type, period, fromDay].join(" ");
}
