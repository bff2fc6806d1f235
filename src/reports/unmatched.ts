import { NO_PERSON, type Source } from "#src/domain/activity/activity.ts";
import { UNASSIGNED, type User, type VendorPerson } from "#src/domain/people/person.ts";
import { makeMatcher } from "#src/domain/people/roster.ts";
import type { ReportContext } from "./context.ts";
import { readTeam, type Team } from "./team.ts";

/** Whose activities count for nobody, who has none, and what could not be read. */
export interface Unmatched {
  /** Vendors' people who are nobody of ours, those with most activities first. */
  readonly people: readonly UnmatchedPerson[];
  /** Matched by hand, be it to nobody. */
  readonly byHand: readonly MatchedPerson[];
  /** Active people of ours whom a configured source does not know. */
  readonly reps: readonly { userId: string; userName: string; source: Source; label: string }[];
  readonly rows: readonly UnreadableRows[];
}

export interface UnmatchedPerson {
  readonly source: Source;
  readonly label: string;
  /** The person key. */
  readonly personId: string;
  readonly name: string | null;
  readonly email: string | null;
  /** What the ledger has of them of the last 90 days; at most `MOST_COUNTED` of each kind. */
  readonly activities: number;
}

export interface MatchedPerson extends Omit<UnmatchedPerson, "activities"> {
  readonly userId: string | null;
  readonly userName: string | null;
}

export interface UnreadableRows {
  readonly source: Source;
  readonly label: string;
  readonly count: number;
  /** At most `MOST_ROWS`. */
  readonly examples: readonly { sourceId: string; reason: string; at: string | null }[];
}

const LOOKED_BACK_MS = 90 * 86_400_000;
const MOST_COUNTED = 1_000;
const MOST_ROWS = 200;
const KINDS = ["call", "email", "meeting", "stage_change", "won_deal"] as const;

export async function unmatched(context: ReportContext): Promise<Unmatched> {
  const team = await readTeam(context);
  const isKnown = makeMatcher(team.users, team.settings.matches);
  const byHand = new Set(team.settings.matches.map((one) => `${one.source} ${one.personId}`));
  const all = context.sources.flatMap(({ source, label }) =>
    team.peopleOf(source).map((person) => ({ person, label })),
  );
  const strangers = all.filter(
    ({ person }) => isKnown(person) === null && !byHand.has(`${person.source} ${person.id}`),
  );
  const people = await Promise.all(
    strangers.map(async ({ person, label }) => ({
      ...named(person, label),
      activities: await countOf(context, person),
    })),
  );
  return {
    people: people.sort(
      (a, b) => b.activities - a.activities || (a.personId < b.personId ? -1 : 1),
    ),
    byHand: all
      .filter(({ person }) => byHand.has(`${person.source} ${person.id}`))
      .map(({ person, label }) => matchedPerson(team, person, label, isKnown(person))),
    reps: context.sources
      .filter(({ configured }) => configured)
      .flatMap(({ source, label }) => unknownReps(team, source, label, isKnown)),
    rows: await Promise.all(
      context.sources.map(({ source, label }) => unreadableRows(context, team, source, label)),
    ),
  };
}

function named({ source, id, name, email }: VendorPerson, label: string) {
  return { source, label, personId: id, name, email };
}

function matchedPerson(
  team: Team,
  person: VendorPerson,
  label: string,
  user: User | null,
): MatchedPerson {
  const userId = user?.id ?? null;
  const userName = userId === null ? null : team.nameOf(userId);
  return { ...named(person, label), userId, userName };
}

async function countOf(
  { store, clock }: ReportContext,
  { source, id }: VendorPerson,
): Promise<number> {
  const to = clock();
  const stretch = { personKeys: [id], from: to - LOOKED_BACK_MS, to } as const;
  const found = await Promise.all(
    KINDS.map((kind) =>
      store.ledger.findActivities({
        source,
        kind,
        ...stretch,
        state: "present",
        after: null,
        limit: MOST_COUNTED,
      }),
    ),
  );
  return found.reduce((sum, some) => sum + some.length, 0);
}

function unknownReps(
  team: Team,
  source: Source,
  label: string,
  userOf: (person: VendorPerson) => User | null,
): Unmatched["reps"] {
  const known = new Set(team.peopleOf(source).map((person) => userOf(person)?.id));
  // Before the first sync nobody is known there, which says nothing of anybody.
  if (team.peopleOf(source).length === 0) return [];
  return team.users
    .filter(({ id, active }) => active && !known.has(id))
    .map(({ id, name }) => ({ userId: id, userName: name, source, label }));
}

async function unreadableRows(
  { store, clock }: ReportContext,
  team: Team,
  source: Source,
  label: string,
): Promise<UnreadableRows> {
  const count = await store.ledger.countUnreadable(source);
  if (count === 0) return { source, label, count, examples: [] };
  const keys = [NO_PERSON, UNASSIGNED, ...team.peopleOf(source).map(({ id }) => id)];
  // A day ahead: a clock at the vendor's may be fast.
  const rows = await store.ledger.findUnreadable(source, keys, 0, clock() + 86_400_000);
  return {
    source,
    label,
    count,
    examples: rows.slice(0, MOST_ROWS).map(({ sourceId, reason, at }) => ({
      sourceId,
      reason,
      at: at === null ? null : new Date(at).toISOString(),
    })),
  };
}
