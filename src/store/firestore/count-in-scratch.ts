import { NO_PERSON, type Source } from "#src/domain/activity/activity.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { makeRoster } from "#src/domain/people/roster.ts";
import { CRM } from "#src/domain/sources/call-sources.ts";
import { PlanCounting } from "../counting/count-plan.ts";
import {
  type CountingBasis,
  type EnteredRows,
  enterRows,
  type IntakePlace,
} from "../counting/enter-rows.ts";
import { isOtherMapping } from "../counting/map-kinds.ts";
import { NOT_YET } from "../counting/people.ts";
import { tuples } from "../counting/rows.ts";
import type { CommitPlan } from "../ledger.ts";
import type { SyncOutcome } from "../sync-runs.ts";
import type { Reads } from "./connection.ts";
import { type LedgerLoader, Loaders } from "./ledger-loader.ts";
import { loadCounted, loadPaired } from "./load-days.ts";
import type { OwnedPerson } from "./people.ts";
import { loadCoverage, type RepCoverage, readAllCoverage, readCoverage } from "./rep-coverage.ts";
import type { Scratch } from "./scratch.ts";
import { type KeptRow, listUnreadable } from "./unreadable.ts";

/** What is known of the workspace before a plan is counted. */
export interface KnownWorkspace extends CountingBasis {
  /** Of every source. */
  readonly people: ReadonlyMap<Source, readonly OwnedPerson[]>;
}

/** What counting came to; the changes themselves stand in the scratch database. */
export interface Counted {
  readonly outcome: SyncOutcome;
  readonly entered: EnteredRows;
  readonly loaders: Loaders;
  /** Of the plan's source, and of the other that its calls are paired with. */
  readonly coverage: readonly RepCoverage[];
  readonly unreadableBefore: ReadonlyMap<string, KeptRow>;
}

/** Lays what a plan needs into the scratch database and counts it there, by the code that counts for every engine. */
export async function countInScratch(
  reads: Reads,
  scratch: Scratch,
  intake: IntakePlace,
  known: KnownWorkspace,
  plan: CommitPlan,
): Promise<Counted> {
  const { source, token } = intake;
  const loaders = new Loaders(reads, scratch);
  const loader = loaders.of(source);
  for (const people of known.people.values()) loadPeople(scratch, people);
  const unreadable = await listUnreadable(reads, source);
  loadUnreadable(scratch, unreadable);

  if (plan.vanish !== null) await loadStretch(loader, plan.vanish);
  await loader.loadWhole(movedPeople(scratch, intake, known, plan));
  await loader.loadPlaces(token);
  await loader.loadMoved(token);
  const isRemapped = source === CRM && isOtherMapping(known.mappingBefore, known.mapping);
  const covered = isRemapped ? await readAllCoverage(reads, source) : [];
  loadCoverage(scratch, covered);
  // What its types and stages stand for has changed: all that there ever was may count otherwise.
  if (isRemapped) await loader.loadEverything();
  const entered = scratch.watch(() => enterRows(scratch, intake, known, plan));
  const reps = new Set(entered.windows.map(({ userId }) => userId));
  for (const [userId] of entered.touched.entries()) reps.add(userId);
  for (const userId of [...entered.moves.gained, ...entered.moves.lost])
    reps.add(userId).add(UNASSIGNED);
  for (const { stored } of covered) reps.delete(stored.userId);
  const ofReps = await readCoverage(reads, source, [...reps]);
  loadCoverage(scratch, ofReps);
  const counting = new PlanCounting(scratch, intake, known, plan, entered);
  scratch.watch(() => counting.followPeople());
  const ofPaired = await loadPaired(reads, scratch, loaders, source, counting);
  await loadCounted(reads, scratch, loaders, source, entered, counting);
  const counted = scratch.watch(() => counting.count());
  return {
    outcome: plan.conclude(counted, entered.unreadable),
    entered,
    loaders,
    coverage: [...covered, ...ofReps, ...ofPaired],
    unreadableBefore: new Map(unreadable.map((row) => [row.sourceId, row])),
  };
}

function loadPeople(scratch: Scratch, people: readonly OwnedPerson[]): void {
  const put = scratch.prepare(
    "insert into people (source, id, name, email, timeZone, owner) values (?, ?, ?, ?, ?, ?)",
  );
  scratch.load(() => {
    for (const { source, id, name, email, timeZone, owner } of people)
      put.run(source, id, name, email, timeZone, owner ?? NOT_YET);
  });
}

function loadUnreadable(scratch: Scratch, rows: readonly KeptRow[]): void {
  const put = scratch.prepare(
    `insert into unreadable (source, sourceId, reason, at, personKey, row, seenAt)
     values (?, ?, ?, ?, ?, ?, ?)`,
  );
  scratch.load(() => {
    for (const { source, sourceId, reason, at, personKey, row, seenAt } of rows)
      put.run(source, sourceId, reason, at, personKey, row, seenAt);
  });
}

/**
 * People whose calls count for somebody else from now on: all that they ever did is needed. Of somebody who was never met before
 * nothing is stored.
 */
function movedPeople(
  scratch: Scratch,
  { token }: IntakePlace,
  known: KnownWorkspace,
  plan: CommitPlan,
): string[] {
  const ofSource = known.people.get(plan.source) ?? [];
  const people = new Map(ofSource.map((person) => [person.id, person]));
  const named = tuples<[string, string | null, string | null]>(
    scratch.prepare(
      "select distinct personKey, personName, personEmail from temp.intake where token = ?",
    ),
    token,
  );
  const met = [...named]
    .filter(([id]) => id !== NO_PERSON && !people.has(id))
    .map(([id, name, email]) => ({ source: plan.source, id, name, email, timeZone: null }));
  const all = [...met, ...people.values(), ...plan.people];
  const roster = makeRoster({
    users: known.users,
    people: [...new Map(all.map((one) => [one.id, one])).values()],
    others: [],
    matches: known.matches,
    workspaceZone: plan.workspaceZone,
  });
  return ofSource
    .filter(({ id, owner }) => owner !== null && owner !== roster.ownerOf(id))
    .map(({ id }) => id);
}

async function loadStretch(
  loader: LedgerLoader,
  { from, to, personKeys }: NonNullable<CommitPlan["vanish"]>,
): Promise<void> {
  if (personKeys === null) await loader.loadEverybody(from, to);
  else await loader.loadPeople(personKeys, from, to);
}
