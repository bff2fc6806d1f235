import { NO_PERSON } from "#src/domain/activity/activity.ts";
import type { RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import { UNASSIGNED, type User, type VendorPerson } from "#src/domain/people/person.ts";
import { makeRoster, type Roster } from "#src/domain/people/roster.ts";
import type { WorkspaceSettings } from "#src/domain/workspace.ts";
import type { ReportContext } from "./context.ts";

/** Who is counted, by which days, and by which rules of the workspace. */
export interface Team {
  readonly users: readonly User[];
  /** Reps whose calls are read: each of their days is expected to have numbers. By name. */
  readonly reps: readonly User[];
  readonly people: readonly VendorPerson[];
  readonly roster: Roster;
  readonly settings: WorkspaceSettings;
  /** The person keys whose calls were last counted for somebody, or for nobody we know (`unassigned`). */
  keysOf(userId: string): readonly string[];
  /** Whom a person's calls were last counted for. */
  ownerOf(personKey: string): string;
  calendarOf(userId: string): RepCalendar | null;
  /** A person's name; "Unassigned", or the id of somebody who is no user any more. */
  nameOf(userId: string): string;
}

interface Derived extends Pick<Team, "reps" | "roster"> {
  readonly names: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** What was derived from the lists of people holds as long as the store gives the very same lists. */
const kept = new WeakMap<
  readonly VendorPerson[],
  Derived & { readonly from: readonly unknown[] }
>();

export async function readTeam({
  store,
  workspaceZone,
}: Pick<ReportContext, "store" | "workspaceZone">): Promise<Team> {
  const [users, people, owners, settings, calendars] = await Promise.all([
    store.users.list(),
    store.people.list("justcall"),
    store.people.owners("justcall"),
    store.settings.workspace(),
    store.settings.repCalendars(),
  ]);
  const from = [users, owners, workspaceZone];
  let made = kept.get(people);
  if (made === undefined || made.from.some((part, place) => part !== from[place])) {
    made = { ...derive(users, people, owners, workspaceZone), from };
    kept.set(people, made);
  }
  const { reps, roster, names, keys } = made;
  return {
    users,
    reps,
    people,
    roster,
    settings,
    keysOf: (userId) => keys.get(userId) ?? [],
    ownerOf: (key) => owners.get(key) ?? UNASSIGNED,
    calendarOf: (userId) => calendars.get(userId) ?? null,
    nameOf: (userId) => names.get(userId) ?? userId,
  };
}

function derive(
  users: readonly User[],
  people: readonly VendorPerson[],
  owners: ReadonlyMap<string, string>,
  zone: string,
): Derived {
  const roster = makeRoster(users, people, zone);
  const keys = new Map<string, string[]>([[UNASSIGNED, [NO_PERSON]]]);
  for (const [key, owner] of owners) keys.set(owner, [...(keys.get(owner) ?? []), key]);
  return {
    roster,
    keys,
    reps: users.filter((user) => user.active && roster.vendorIdsOf(user.id).length > 0),
    names: new Map([
      [UNASSIGNED, "Unassigned"],
      ...users.map((user) => [user.id, user.name] as const),
    ]),
  };
}

/**
 * The team as far as one person goes, whose days are then expected even if no source knows them. What nobody owns is read only
 * with everybody's calls, so there the team stays whole.
 */
export function teamOf(team: Team, userId: string | null): Team {
  if (userId === null || userId === UNASSIGNED) return team;
  return { ...team, reps: team.users.filter(({ id }) => id === userId) };
}
