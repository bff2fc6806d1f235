import { NO_PERSON, type Source } from "#src/domain/activity/activity.ts";
import { type Day, eachDay } from "#src/domain/calendar/day.ts";
import { endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { CALL_METRICS } from "#src/domain/metrics/call-documents.ts";
import { metricId } from "#src/domain/metrics/metric.ts";
import type { User } from "#src/domain/people/person.ts";
import { makeRoster, type Roster } from "#src/domain/people/roster.ts";
import { countPlan, recountOf } from "../counting/count-plan.ts";
import { type EnteredRows, enterRows, type IntakePlace } from "../counting/enter-rows.ts";
import { METRIC_COLUMNS } from "../counting/metric-rows.ts";
import { NOT_YET } from "../counting/people.ts";
import { tuples } from "../counting/rows.ts";
import type { CommitPlan } from "../ledger.ts";
import type { SyncOutcome } from "../sync-runs.ts";
import type { Reads } from "./connection.ts";
import { CoveredDays, coveragePath } from "./covered-days.ts";
import { LedgerLoader } from "./ledger-loader.ts";
import { isOurs, metricPath, toDocument } from "./metric-documents.ts";
import type { OwnedPerson } from "./people.ts";
import type { Scratch } from "./scratch.ts";
import { type LastRead, lastReadOf, settingsPath } from "./settings.ts";
import { type KeptRow, listUnreadable } from "./unreadable.ts";

/** What is known of the workspace before a plan is counted. */
export interface KnownWorkspace {
  readonly users: readonly User[];
  readonly people: readonly OwnedPerson[];
}

/** A rep whose days a commit may cover or cut anew: as stored, and with the mark of the last read. */
export interface RepCoverage {
  readonly stored: CoveredDays;
  readonly lastRead: LastRead | null;
}

/** What counting came to; the changes themselves stand in the scratch database. */
export interface Counted {
  readonly outcome: SyncOutcome;
  readonly entered: EnteredRows;
  readonly loader: LedgerLoader;
  readonly coverage: ReadonlyMap<string, RepCoverage>;
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
  const loader = new LedgerLoader(reads, scratch, source);
  loadPeople(scratch, known.people);
  const unreadable = await listUnreadable(reads, source);
  loadUnreadable(scratch, unreadable);

  const { from, to, personKeys } = plan.vanish;
  if (personKeys === null) await loader.loadEverybody(from, to);
  else await loader.loadPeople(personKeys, from, to);
  await loader.loadWhole(movedPeople(scratch, intake, known, plan));
  await loader.loadPlaces(token);
  await loader.loadMoved(token);
  const entered = scratch.watch(() => enterRows(scratch, intake, known.users, plan));

  const reps = new Set(plan.windows.map(({ userId }) => userId));
  for (const [userId] of entered.touched.entries()) reps.add(userId);
  const coverage = await readCoverage(reads, source, [...reps]);
  loadCoverage(scratch, coverage);
  await loadCounted(reads, scratch, loader, source, plan, entered);
  const counted = scratch.watch(() => countPlan(scratch, intake, plan, entered));
  return {
    outcome: plan.conclude(counted, entered.unreadable),
    entered,
    loader,
    coverage,
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
  const people = new Map(known.people.map((person) => [person.id, person]));
  const named = tuples<[string, string | null, string | null]>(
    scratch.prepare(
      "select distinct personKey, personName, personEmail from temp.intake where token = ?",
    ),
    token,
  );
  const met = [...named]
    .filter(([id]) => id !== NO_PERSON && !people.has(id))
    .map(([id, name, email]) => ({ source: plan.source, id, name, email, timeZone: null }));
  const roster = makeRoster(
    known.users,
    [...new Map([...met, ...people.values(), ...plan.people].map((one) => [one.id, one])).values()],
    plan.workspaceZone,
  );
  return known.people
    .filter(({ id, owner }) => owner !== null && owner !== roster.ownerOf(id))
    .map(({ id }) => id);
}

async function readCoverage(
  reads: Reads,
  source: Source,
  reps: readonly string[],
): Promise<Map<string, RepCoverage>> {
  const found = await reads.getAll(reps.map((userId) => coveragePath(userId, source)));
  const settings = await reads.getAll(reps.map(settingsPath));
  return new Map(
    reps.map((userId, place) => {
      const one = found[place] ?? null;
      const stored = one === null ? new CoveredDays(userId, source, []) : CoveredDays.of(one);
      return [userId, { stored, lastRead: lastReadOf(settings[place] ?? null, source) }];
    }),
  );
}

function loadCoverage(scratch: Scratch, coverage: ReadonlyMap<string, RepCoverage>): void {
  const put = scratch.prepare(
    "insert into coverage (source, userId, day, readAt, zone, closed) values (?, ?, ?, ?, ?, ?)",
  );
  scratch.load(() => {
    for (const [userId, { stored, lastRead }] of coverage)
      for (const [day, { readAt, zone, closed }] of stored.asOf(lastRead).entries())
        put.run(stored.source, userId, day, readAt, zone, closed ? 1 : 0);
  });
}

/** The calls and documents of every rep-day that will be counted. */
async function loadCounted(
  reads: Reads,
  scratch: Scratch,
  loader: LedgerLoader,
  source: Source,
  plan: CommitPlan,
  entered: EnteredRows,
): Promise<void> {
  const recount = recountOf(scratch, source, plan, entered);
  const days: [string, readonly Day[]][] = [
    ...plan.windows.map(({ userId, from, to }): [string, Day[]] => [userId, eachDay(from, to)]),
    ...recount.daysAgain(entered.touched, plan.windows),
  ];
  const { roster } = entered;
  for (const [userId, some] of days) {
    for (const run of runsOf(some)) {
      const { from, to } = instantsOf(userId, run, roster);
      await loader.loadPeople(recount.keysOf(userId), from, to);
    }
  }
  const ids = days.flatMap(([userId, some]) =>
    some.flatMap((day) => CALL_METRICS.map(({ type }) => metricId(userId, type, day, source))),
  );
  await loadDocuments(reads, scratch, [...new Set(ids)]);
}

/** Days that follow each other, as ranges. `days` rise. */
function runsOf(days: readonly Day[]): { from: Day; to: Day }[] {
  const runs: { from: Day; to: Day }[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && eachDay(last.to, day).length <= 2) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}

function instantsOf(userId: string, { from, to }: { from: Day; to: Day }, roster: Roster) {
  const zone = roster.zoneOf(userId);
  return { from: startOfDay(from, zone), to: endOfDay(to, zone) };
}

/** Documents at a time: each is some 500 bytes in the scratch database, and several times that on its way there. */
const DOCUMENTS = 1_500;

async function loadDocuments(
  reads: Reads,
  scratch: Scratch,
  ids: readonly string[],
): Promise<void> {
  const put = scratch.prepare(
    `insert into metrics (${METRIC_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (let place = 0; place < ids.length; place += DOCUMENTS) {
    const found = await reads.getAll(ids.slice(place, place + DOCUMENTS).map(metricPath));
    scratch.load(() => {
      for (const one of found) {
        if (one === null) continue;
        const { id, userId, type, value, date, source, metadata, createdAt } = toDocument(one);
        // What another program wrote in its own form is brought to ours: without its basis it differs from what is counted.
        const basis = isOurs(one) ? metadata : {};
        put.run(id, userId, type, value, date, source, JSON.stringify(basis), createdAt);
      }
    });
  }
}
