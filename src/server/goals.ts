import { goalsRequest } from "#src/api/contract/goals.ts";
import {
  acceptFields,
  type FieldProblem,
  InvalidFields,
} from "#src/api/contract/invalid-fields.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { type Goal, TEAM } from "#src/domain/goals/goal.ts";
import { assertManager, type Caller } from "./caller.ts";
import type { Services } from "./services.ts";

export interface GoalsAnswer {
  readonly success: true;
  readonly changes: { readonly changed: number; readonly unchanged: number };
  /** Those that changed, as they now stand; `userId` null is the team. */
  readonly goals: readonly (Omit<Goal, "scope"> & { readonly userId: string | null })[];
}

/**
 * Sets targets, all or none: for a person (`userId`) or the team (null), by metric and period, from a day on. What was set for
 * that very day already is left as it is, so that setting twice is setting once, and in whichever order. Throws `not_allowed`
 * or `InvalidFields`.
 */
export async function setGoals(
  { store, config }: Pick<Services, "store" | "config">,
  caller: Caller,
  given: unknown,
): Promise<GoalsAnswer> {
  assertManager(caller);
  const now = Date.now();
  const request = acceptFields(goalsRequest, given);
  const defaultDay = request.fromDay ?? dayOf(now, config.workspaceZone);
  const [kept, users] = await Promise.all([store.goals.list(), store.users.list()]);
  const wanted = request.goals.map(
    ({ userId, type, period, target, fromDay = defaultDay }): Goal => ({
      scope: userId ?? TEAM,
      type,
      period,
      fromDay,
      target,
      setBy: caller.name,
      setAt: new Date(now).toISOString(),
    }),
  );
  assertSettable(wanted, new Set(users.map(({ id }) => id)));
  const keptTargets = new Map(kept.map((goal) => [keyOf(goal), goal.target]));
  const changed = wanted.filter((goal) => keptTargets.get(keyOf(goal)) !== goal.target);
  if (changed.length > 0) await store.goals.set(changed);
  return {
    success: true,
    changes: { changed: changed.length, unchanged: wanted.length - changed.length },
    goals: changed.map(({ scope, ...goal }) => ({
      userId: scope === TEAM ? null : scope,
      ...goal,
    })),
  };
}

/**
 * What the store keeps one goal by. Not what is in force on the day says whether a goal is new: that may come from an earlier
 * goal, and change with it.
 */
function keyOf({ scope, type, period, fromDay }: Goal): string {
  return [type, period, fromDay, scope].join(" ");
}

function assertSettable(goals: readonly Goal[], userIds: ReadonlySet<string>): void {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  for (const [place, goal] of goals.entries()) {
    const { scope } = goal;
    if (scope !== TEAM && !userIds.has(scope)) {
      problems.push({ field: `goals.${place}.userId`, message: `is nobody here: "${scope}"` });
    }
    const key = keyOf(goal);
    if (seen.has(key)) problems.push({ field: `goals.${place}`, message: "is there twice" });
    seen.add(key);
  }
  if (problems.length > 0) throw new InvalidFields(problems);
}
