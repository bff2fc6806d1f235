import { UNASSIGNED } from "#src/domain/people/person.ts";
import { countPlan } from "../counting/count-plan.ts";
import { enterRows, type IntakePlace } from "../counting/enter-rows.ts";
import type { CommitPlan } from "../ledger.ts";
import type { SyncOutcome } from "../sync-runs.ts";
import type { Database } from "./database.ts";
import { markSynced } from "./settings.ts";
import { sumTeamDays } from "./sum-team-days.ts";
import { assertHeld, finishRun } from "./sync-runs.ts";
import { listUsers } from "./users.ts";

/** Makes a plan true, step by step as `CommitPlan` says; inside the caller's transaction. */
export function commitIntake(
  database: Database,
  intake: IntakePlace,
  plan: CommitPlan,
): SyncOutcome {
  assertHeld(database, plan.lease);
  const entered = enterRows(database, intake, listUsers(database), plan);
  const reps = countPlan(database, intake, plan, entered);
  for (const { userId } of plan.windows)
    if (userId !== UNASSIGNED) markSynced(database, userId, intake.source, plan.syncedAt);
  sumTeamDays(database);

  const outcome = plan.conclude(reps, entered.unreadable);
  finishRun(database, plan.lease, plan.syncedAt, { outcome });
  return outcome;
}
