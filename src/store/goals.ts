import type { Goal } from "#src/domain/goals/goal.ts";

export interface GoalStore {
  /** Every goal ever set: by scope, type, period and day. A few per person. */
  list(): Promise<Goal[]>;
  /** Sets these, all or none; one of the same scope, type, period and day is replaced. */
  set(goals: readonly Goal[]): Promise<void>;
}
