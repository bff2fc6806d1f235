import { randomUUID } from "node:crypto";
import { SOURCES, type Source } from "#src/domain/activity/activity.ts";
import { AppError, isAppError } from "#src/domain/errors.ts";
import { CRM } from "#src/domain/sources/call-sources.ts";
import { countingSettings } from "#src/domain/workspace.ts";
import { COUNTED_MAPPING, countedMapping } from "../counting/counted-mapping.ts";
import type { IntakePlace } from "../counting/enter-rows.ts";
import type { CommitPlan } from "../ledger.ts";
import type { SettingsStore } from "../settings.ts";
import type { SyncOutcome } from "../sync-runs.ts";
import type { UserStore } from "../users.ts";
import { type CommitChanges, changesOf } from "./commit-changes.ts";
import { type Counted, countInScratch, type KnownWorkspace } from "./count-in-scratch.ts";
import type { PeopleReaders } from "./people.ts";
import type { Scratch } from "./scratch.ts";
import { bump, SETTINGS, STAMP, type Stamp, toStamp, USERS } from "./stamp.ts";
import { assertHeld, finishWrites, fitting, isDone } from "./sync-runs.ts";
import { versionIn, type Workspace } from "./workspace.ts";
import { batches, COMMIT_LIMITS, PART_LIMITS, type Write } from "./writes.ts";

/** Who is known, kept in memory between two commits. */
export interface KnownReaders {
  readonly users: Pick<UserStore, "list">;
  readonly people: PeopleReaders;
  readonly settings: Pick<SettingsStore, "workspace" | "fact">;
}

/** How often a plan is counted anew because another commit was decided meanwhile. */
const TRIES = 20;

/**
 * Makes a plan true, as `CommitPlan` says: counts what is stored with what was read, then lets one transaction decide. It holds
 * the lease and the stamp to what they were: where anything was committed since, the plan is counted anew; where the lease is
 * lost, nothing happens. What is too large for a transaction is written down before it and put in place after it (`Journal`).
 */
export async function commitIntake(
  workspace: Workspace,
  known: KnownReaders,
  scratch: Scratch,
  intake: IntakePlace,
  plan: CommitPlan,
): Promise<SyncOutcome> {
  const reads = await workspace.connection.reads();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    await assertHeld(reads, plan.lease);
    const base = await workspace.stamp();
    scratch.clear();
    const basis = await readKnown(intake.source, known);
    const counted = await countInScratch(reads, scratch, intake, basis, plan);
    const { mappingBefore } = basis;
    const changes = await changesOf(reads, scratch, intake.source, plan, counted, mappingBefore);
    if (await decide(workspace, plan, base, counted, changes)) return counted.outcome;
  }
  throw new AppError(
    "conflict",
    "Other syncs went on changing the same days while this one was being written. Nothing was written; sync again.",
  );
}

/** All asked in one turn, so that they look at one stamp. */
async function readKnown(
  source: Source,
  { users, people, settings }: KnownReaders,
): Promise<KnownWorkspace> {
  const [listed, workspace, ...owned] = await Promise.all([
    users.list(),
    settings.workspace(),
    ...SOURCES.map((one) => people.owned(one)),
  ]);
  const known = new Map(SOURCES.map((one, place) => [one, owned[place] ?? []]));
  // Without anybody in the CRM nothing of it was ever counted.
  const hasCrm = source === CRM || (known.get(CRM) ?? []).length > 0;
  const mappingBefore = countedMapping(hasCrm ? await settings.fact(COUNTED_MAPPING) : null);
  return { people: known, users: listed, ...countingSettings(workspace), mappingBefore };
}

/** False when something was committed since `base`; then nothing was written. */
async function decide(
  workspace: Workspace,
  plan: CommitPlan,
  base: Stamp,
  { outcome }: Counted,
  changes: CommitChanges,
): Promise<boolean> {
  const { connection, journal } = workspace;
  const id = randomUUID();
  const [first = [], ...rest] = takeTwo(batches(changes.writes(), COMMIT_LIMITS));
  const isLarge = rest.length > 0;
  const parts = isLarge
    ? await journal.stage(id, plan.lease.runId, batches(changes.writes(), PART_LIMITS))
    : 0;
  const pending = isLarge ? { id, parts } : null;
  const decided = await connection
    .transaction(async (tx) => {
      await assertHeld(tx, plan.lease);
      const found = await tx.get(STAMP);
      if (found === null || !isSame(toStamp(found), base)) return false;
      if (!isLarge) for (const write of first) tx.put(write);
      if (changes.parts.size > 0 || isLarge) {
        tx.put({ kind: "merge", path: STAMP, data: { commit: id, pending } });
        tx.put(bump(changes.parts));
      }
      const end = { outcome: fitting(outcome) };
      for (const write of finishWrites(plan.lease, plan.syncedAt, end)) tx.put(write);
      return true;
    })
    .catch(async (error: unknown) => {
      // An answer may be lost on its way: the run's record says whether it was decided, and is part of what was.
      if (await isDone(connection, plan.lease.runId)) return true;
      // Refused by ourselves it was certainly not; of any other failure the parts may still be wanted.
      if (isLarge && isAppError(error)) await journal.forget(plan.lease.runId);
      throw error;
    });
  if (!decided && isLarge) await journal.forget(plan.lease.runId);
  if (decided && pending !== null) await journal.layDown(pending);
  return decided;
}

function isSame(now: Stamp, base: Stamp): boolean {
  return (
    now.commit === base.commit &&
    now.pending === null &&
    versionIn(now, USERS) === versionIn(base, USERS) &&
    versionIn(now, SETTINGS) === versionIn(base, SETTINGS)
  );
}

/** Enough to know whether it is more than one. */
function takeTwo(all: Iterable<Write[]>): Write[][] {
  const taken: Write[][] = [];
  for (const batch of all) {
    taken.push(batch);
    if (taken.length === 2) break;
  }
  return taken;
}
