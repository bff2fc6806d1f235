import { NO_PERSON, type Source, type UnreadableRow } from "#src/domain/activity/activity.ts";
import type { User } from "#src/domain/people/person.ts";
import { makeRoster, type Roster } from "#src/domain/people/roster.ts";
import type { CommitPlan } from "../ledger.ts";
import { applyIntake, markGone } from "./apply-intake.ts";
import { keepUnreadable } from "./keep-unreadable.ts";
import { listPeople } from "./people.ts";
import { keepPeople, moveOwners } from "./person-owners.ts";
import type { Prepares } from "./rows.ts";
import { TouchedDays } from "./touched-days.ts";

/** Which rows of the intake tables are meant. */
export interface IntakePlace {
  readonly source: Source;
  readonly token: number;
}

/** What the rows of an intake came to on their way into the ledger. */
export interface EnteredRows {
  readonly roster: Roster;
  /** Every person key of the source. */
  readonly peopleKeys: readonly string[];
  readonly touched: TouchedDays;
  readonly unreadable: readonly UnreadableRow[];
}

/** The people of a plan and the rows of its intake enter the ledger: steps 2 and 3 of `CommitPlan`. */
export function enterRows(
  database: Prepares,
  { source, token }: IntakePlace,
  users: readonly User[],
  plan: CommitPlan,
): EnteredRows {
  keepPeople(database, source, token, plan.people);
  const people = listPeople(database, source);
  const peopleKeys = people.map((person) => person.id);
  const roster = makeRoster(users, people, plan.workspaceZone);

  const touched = new TouchedDays(roster);
  moveOwners(database, source, roster, touched);
  const { readStartedAt, syncedAt } = plan;
  const write = { source, token, readStartedAt, now: Date.parse(syncedAt) };
  applyIntake(database, write, touched);
  const personKeys = plan.vanish.personKeys ?? [NO_PERSON, ...peopleKeys];
  markGone(database, write, { ...plan.vanish, personKeys }, touched);
  const unreadable = keepUnreadable(database, source, token, syncedAt);
  return { roster, peopleKeys, touched, unreadable };
}
