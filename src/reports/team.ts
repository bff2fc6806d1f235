import { NO_PERSON, SOURCES, type Source } from "#src/domain/activity/activity.ts";
import { PLAIN_MAPPING } from "#src/domain/activity/activity-mapping.ts";
import type { Day } from "#src/domain/calendar/day.ts";
import type { RepCalendar } from "#src/domain/calendar/working-calendar.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED, type User, type VendorPerson } from "#src/domain/people/person.ts";
import type { PersonMatch } from "#src/domain/people/person-match.ts";
import { makeRoster, type Roster } from "#src/domain/people/roster.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import { sourcesOf } from "#src/domain/sources/metric-sources.ts";
import { choiceOn, countingSources } from "#src/domain/sources/source-policy.ts";
import type { WorkspaceSettings } from "#src/domain/workspace.ts";
import type { ReportContext } from "./context.ts";

/** Who is counted, by which days, and by which rules of the workspace. */
export interface Team {
  readonly users: readonly User[];
  /** Reps whom a source knows: each of their days is expected to have the numbers that count of it. By name. */
  readonly reps: readonly User[];
  /** The sources that know somebody; of who is no user, such as `unassigned`, none can be said not to. */
  knownTo(userId: string): readonly Source[];
  /** Those of them that have numbers of a metric; where there are none, none are expected. Null: whomever they know. */
  sourcesOf(type: MetricType, userId: string | null): readonly Source[];
  /** The reps of whom numbers of a metric are expected. */
  repsOf(type: MetricType): readonly User[];
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

interface Derived extends Pick<Team, "reps" | "roster" | "knownTo"> {
  /** The reps whom any of these know; the same list for the same sources. */
  repsKnownTo(sources: readonly Source[]): readonly User[];
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
  const { reps, roster, names, keys } = made;
  const known = new Map<Source, KnownPeople>([
    [DIALER, dialer],
    [CRM, crm],
  ]);
  return {
    users,
    reps,
    ...sourcesBy(settings, made),
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
  const rosterOf = (own: KnownPeople, other: KnownPeople) =>
    makeRoster({ users, people: own.people, others: other.people, matches, workspaceZone });
  const [ofDialer, ofCrm] = [rosterOf(dialer, crm), rosterOf(crm, dialer)];
  const known = new Map(
    users.map(({ id }): [string, readonly Source[]] => [
      id,
      [
        ...(ofDialer.vendorIdsOf(id).length > 0 ? [DIALER] : []),
        ...(ofCrm.vendorIdsOf(id).length > 0 ? [CRM] : []),
      ],
    ]),
  );
  const reps = users.filter(({ id, active }) => active && known.get(id)?.length !== 0);
  const repsBy = new Map<string, readonly User[]>();
  return {
    roster: dialer.people.length > 0 || crm.people.length === 0 ? ofDialer : ofCrm,
    knownTo: (userId) => known.get(userId) ?? SOURCES,
    keys: new Map([...keysByOwner(DIALER, dialer), ...keysByOwner(CRM, crm)]),
    reps,
    repsKnownTo(sources) {
      const name = sources.join(" ");
      const found =
        repsBy.get(name) ?? reps.filter(({ id }) => isKnownTo(sources, known.get(id) ?? []));
      repsBy.set(name, found);
      return found;
    },
    names: new Map([
      [UNASSIGNED, "Unassigned"],
      ...users.map((user) => [user.id, user.name] as const),
    ]),
  };
}

function sourcesBy(
  { mapping }: Pick<WorkspaceSettings, "mapping">,
  { knownTo, repsKnownTo }: Pick<Derived, "knownTo" | "repsKnownTo">,
): Pick<Team, "knownTo" | "sourcesOf" | "repsOf"> {
  const found = new Map<MetricType, readonly Source[]>();
  const ofType = (type: MetricType): readonly Source[] => {
    const sources = found.get(type) ?? sourcesOf(type, mapping ?? PLAIN_MAPPING);
    found.set(type, sources);
    return sources;
  };
  return {
    knownTo,
    sourcesOf(type, userId) {
      const known = userId === null ? SOURCES : knownTo(userId);
      return known === SOURCES
        ? ofType(type)
        : ofType(type).filter((source) => known.includes(source));
    },
    repsOf: (type) => repsKnownTo(ofType(type)),
  };
}

function isKnownTo(sources: readonly Source[], known: readonly Source[]): boolean {
  return sources.some((source) => known.includes(source));
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

/** Of the sources that know a rep, those whose numbers of a metric count on a day; none where the one that should is not among them. */
export function countingFor(
  team: Team,
  type: MetricType,
  userId: string,
  day: Day,
): readonly Source[] {
  const choice = choiceOn(team.settings.sourcePolicy, type, userId, day);
  return countingSources(choice, team.sourcesOf(type, userId));
}

/** The reps of whom a number can count at all that day: under "only" the one source that counts may not know a rep. */
export function countedReps(team: Team, type: MetricType, day: Day): User[] {
  return team.repsOf(type).filter(({ id }) => countingFor(team, type, id, day).length > 0);
}

/**
 * The team as far as one person goes, whose days are then expected even if no source knows them. What nobody owns is read only
 * with everybody's calls, so there the team stays whole.
 */
export function teamOf(team: Team, userId: string | null): Team {
  if (userId === null || userId === UNASSIGNED) return team;
  const reps = team.users.filter(({ id }) => id === userId);
  const knownTo = team.knownTo(userId).length > 0 ? team.knownTo : () => SOURCES;
  const repsKnownTo = (sources: readonly Source[]) =>
    reps.filter(({ id }) => isKnownTo(sources, knownTo(id)));
  return { ...team, reps, ...sourcesBy(team.settings, { knownTo, repsKnownTo }) };
}
