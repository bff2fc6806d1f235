import {
  NO_PERSON,
  SOURCES,
  type Source,
  type UnreadableRow,
} from "#src/domain/activity/activity.ts";
import type { ActivityMapping } from "#src/domain/activity/activity-mapping.ts";
import type { User } from "#src/domain/people/person.ts";
import { makeRoster, type Roster } from "#src/domain/people/roster.ts";
import type { CountingSettings } from "#src/domain/workspace.ts";
import type { CommitPlan, RepWindow } from "../ledger.ts";
import { applyIntake, markGone } from "./apply-intake.ts";
import { keepUnreadable } from "./keep-unreadable.ts";
import { mapIntake, remapLedger } from "./map-kinds.ts";
import { listPeople } from "./people.ts";
import { keepPeople, type Moves, moveOwners } from "./person-owners.ts";
import type { Prepares } from "./rows.ts";
import { TouchedDays } from "./touched-days.ts";
import { windowsNow } from "./windows-now.ts";

/** Which rows of the intake tables are meant. */
export interface IntakePlace {
  readonly source: Source;
  readonly token: number;
}

/** By what a plan is counted, as it stands at the moment of the commit. */
export interface CountingBasis extends CountingSettings {
  readonly users: readonly User[];
  /** By which this source's documents were last counted. */
  readonly mappingBefore: ActivityMapping;
}

/** What the rows of an intake came to on their way into the ledger. */
export interface EnteredRows {
  readonly roster: Roster;
  /** Every person key of the source. */
  readonly peopleKeys: readonly string[];
  readonly moves: Moves;
  readonly touched: TouchedDays;
  readonly unreadable: readonly UnreadableRow[];
  readonly mapping: ActivityMapping;
  /** The plan's, as far as their reps are anybody now, and those of reps whom it did not foresee. */
  readonly windows: readonly RepWindow[];
}

/** The people of a plan and the rows of its intake enter the ledger: steps 2 and 3 of `CommitPlan`. */
export function enterRows(
  database: Prepares,
  { source, token }: IntakePlace,
  basis: CountingBasis,
  plan: CommitPlan,
): EnteredRows {
  keepPeople(database, source, token, plan.people);
  const people = listPeople(database, source);
  const peopleKeys = people.map((person) => person.id);
  const roster = rosterOf(database, source, basis, plan.workspaceZone);
  const touched = new TouchedDays(roster);
  const { mapping, mappingBefore } = basis;
  const moves = moveOwners(database, source, roster, touched);
  remapLedger(database, source, mappingBefore, mapping, touched);
  mapIntake(database, token, mapping);
  const { readStartedAt, syncedAt } = plan;
  const write = { source, token, readStartedAt, now: Date.parse(syncedAt) };
  applyIntake(database, write, touched);
  if (plan.vanish !== null) {
    const personKeys = plan.vanish.personKeys ?? [NO_PERSON, ...peopleKeys];
    markGone(database, write, { ...plan.vanish, personKeys }, touched);
  }
  const unreadable = keepUnreadable(database, source, token, syncedAt);
  const windows = windowsNow(database, source, roster, basis.users, plan);
  return { roster, peopleKeys, moves, touched, unreadable, mapping, windows };
}

/** Who is who for a source, by the people that the database has. */
export function rosterOf(
  database: Prepares,
  source: Source,
  { users, matches }: Pick<CountingBasis, "users" | "matches">,
  workspaceZone: string,
): Roster {
  const others = SOURCES.filter((other) => other !== source);
  return makeRoster({
    users,
    people: listPeople(database, source),
    others: others.flatMap((other) => listPeople(database, other)),
    matches,
    workspaceZone,
  });
}
