import { NO_PERSON, type Source } from "#src/domain/activity/activity.ts";
import type { RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import { UNASSIGNED, type User, type VendorPerson } from "#src/domain/people/person.ts";
import type { PersonMatch } from "#src/domain/people/person-match.ts";
import { makeRoster, type Roster } from "#src/domain/people/roster.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import type { WorkspaceSettings } from "#src/domain/workspace.ts";
import type { ReportContext } from "./context.ts";

/** Who is counted, by which days, and by which rules of the workspace. */
export interface Team {
  readonly users: readonly User[];
  /** Reps whose calls are read: each of their days is expected to have numbers. By name. */
  readonly reps: readonly User[];
  /** The source whose calls are expected of them: the telephone system, or the CRM where there is no such. */
  readonly callSource: Source;
  /** Everybody that a source has ever named. */
  peopleOf(source: Source): readonly VendorPerson[];
  readonly roster: Roster;
  readonly settings: WorkspaceSettings;
  /** The person keys whose calls were last counted for somebody, or for nobody we know (`unassigned`). */
  keysOf(userId: string, source: Source): readonly string[];
  /** Whom a person's calls were last counted for. */
  ownerOf(personKey: string, source: Source): string;
  calendarOf(userId: string): RepCalendar | null;
  /** A person's name; "Unassigned", or the id of somebody who is no user any more. */
  nameOf(userId: string): string;
}

interface Derived extends Pick<Team, "reps" | "roster" | "callSource"> {
  readonly names: ReadonlyMap<string, string>;
  /** By source and rep. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** What the store says of a source's people. */
interface KnownPeople {
  readonly people: readonly VendorPerson[];
  readonly owners: ReadonlyMap<string, string>;
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
  const [users, dialer, crm, settings, calendars] = await Promise.all([
    store.users.list(),
    knownPeople(store, DIALER),
    knownPeople(store, CRM),
    store.settings.workspace(),
    store.settings.repCalendars(),
  ]);
  const { matches } = settings;
  const from = [users, dialer.owners, crm.people, crm.owners, matches, workspaceZone];
  let made = kept.get(dialer.people);
  if (made === undefined || made.from.some((part, place) => part !== from[place])) {
    made = { ...derive(users, dialer, crm, matches, workspaceZone), from };
    kept.set(dialer.people, made);
  }
  const { reps, roster, callSource, names, keys } = made;
  const known = new Map<Source, KnownPeople>([
    [DIALER, dialer],
    [CRM, crm],
  ]);
  return {
    users,
    reps,
    callSource,
    peopleOf: (source) => known.get(source)?.people ?? [],
    roster,
    settings,
    keysOf: (userId, source) => keys.get(`${source} ${userId}`) ?? [],
    ownerOf: (key, source) => known.get(source)?.owners.get(key) ?? UNASSIGNED,
    calendarOf: (userId) => calendars.get(userId) ?? null,
    nameOf: (userId) => names.get(userId) ?? userId,
  };
}

async function knownPeople(store: ReportContext["store"], source: Source): Promise<KnownPeople> {
  const [people, owners] = await Promise.all([
    store.people.list(source),
    store.people.owners(source),
  ]);
  return { people, owners };
}

function derive(
  users: readonly User[],
  dialer: KnownPeople,
  crm: KnownPeople,
  matches: readonly PersonMatch[],
  workspaceZone: string,
): Derived {
  const hasDialer = dialer.people.length > 0 || crm.people.length === 0;
  const [own, other] = hasDialer ? [dialer, crm] : [crm, dialer];
  const roster = makeRoster({
    users,
    people: own.people,
    others: other.people,
    matches,
    workspaceZone,
  });
  return {
    roster,
    callSource: hasDialer ? DIALER : CRM,
    keys: new Map([...keysByOwner(DIALER, dialer), ...keysByOwner(CRM, crm)]),
    reps: users.filter((user) => user.active && roster.vendorIdsOf(user.id).length > 0),
    names: new Map([
      [UNASSIGNED, "Unassigned"],
      ...users.map((user) => [user.id, user.name] as const),
    ]),
  };
}

function keysByOwner(source: Source, { owners }: KnownPeople): Map<string, string[]> {
  const keys = new Map([[`${source} ${UNASSIGNED}`, [NO_PERSON]]]);
  for (const [key, owner] of owners) {
    const name = `${source} ${owner}`;
    const known = keys.get(name);
    if (known === undefined) keys.set(name, [key]);
    else known.push(key);
  }
  return keys;
}

/**
 * The team as far as one person goes, whose days are then expected even if no source knows them. What nobody owns is read only
 * with everybody's calls, so there the team stays whole.
 */
export function teamOf(team: Team, userId: string | null): Team {
  if (userId === null || userId === UNASSIGNED) return team;
  return { ...team, reps: team.users.filter(({ id }) => id === userId) };
}
