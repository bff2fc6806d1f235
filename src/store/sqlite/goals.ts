import type { Goal } from "#src/domain/goals/goal.ts";
import { rows } from "../counting/rows.ts";
import type { GoalStore } from "../goals.ts";
import type { Database } from "./database.ts";

const COLUMNS = "scope, type, period, fromDay, target, setBy, setAt";

export function createGoalStore(database: Database): GoalStore {
  const list = database.remember(() =>
    rows<Goal>(
      database.prepare(`select ${COLUMNS} from goal order by scope, type, period, fromDay`),
    ),
  );
  return {
    list: async () => list(),
    async set(goals) {
      const put = database.prepare(
        `insert or replace into goal (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?)`,
      );
      database.write(() => {
        for (const { scope, type, period, fromDay, target, setBy, setAt } of goals)
          put.run(scope, type, period, fromDay, target, setBy, setAt);
      });
    },
  };
}
