import type { ActivityMapping } from "#src/domain/activity/activity-mapping.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { CRM } from "#src/domain/sources/call-sources.ts";
import { countingSettings } from "#src/domain/workspace.ts";
import { PlanCounting } from "../counting/count-plan.ts";
import { COUNTED_MAPPING, countedMapping } from "../counting/counted-mapping.ts";
import { type CountingBasis, enterRows, type IntakePlace } from "../counting/enter-rows.ts";
import { isOtherMapping } from "../counting/map-kinds.ts";
import type { CommitPlan } from "../ledger.ts";
import type { SyncOutcome } from "../sync-runs.ts";
import type { Database } from "./database.ts";
import { readFact, writeFact } from "./facts.ts";
import { markSynced, readWorkspace } from "./settings.ts";
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
  const basis = readBasis(database);
  const entered = enterRows(database, intake, basis, plan);
  const counting = new PlanCounting(database, intake, basis, plan, entered);
  counting.followPeople();
  const reps = counting.count();
  for (const { userId } of entered.windows)
    if (userId !== UNASSIGNED) markSynced(database, userId, intake.source, plan.syncedAt);
  if (intake.source === CRM) rememberMapping(database, basis.mappingBefore, entered.mapping);
  sumTeamDays(database);
  const outcome = plan.conclude(reps, entered.unreadable);
  finishRun(database, plan.lease, plan.syncedAt, { outcome });
  return outcome;
}

function readBasis(database: Database): CountingBasis {
  return {
    users: listUsers(database),
    ...countingSettings(readWorkspace(database)),
    mappingBefore: countedMapping(readFact(database, COUNTED_MAPPING)),
  };
}

function rememberMapping(
  database: Database,
  before: ActivityMapping,
  after: ActivityMapping,
): void {
  if (isOtherMapping(before, after)) writeFact(database, COUNTED_MAPPING, after);
}
