import type { Source } from "#src/domain/activity/activity.ts";
import type { ActivityMapping } from "#src/domain/activity/activity-mapping.ts";
import { type Day, dayName } from "#src/domain/calendar/day.ts";
import { toAmount } from "#src/domain/metrics/basic-unit.ts";
import { type MetricDocument, metricDay, parseMetricId } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { CRM } from "#src/domain/sources/call-sources.ts";
import { COUNTED_MAPPING } from "../counting/counted-mapping.ts";
import { isOtherMapping } from "../counting/map-kinds.ts";
import { METRIC_COLUMNS, type MetricRow, toDocument } from "../counting/metric-rows.ts";
import { NOT_YET } from "../counting/people.ts";
import { allTuples, firstRow, rows } from "../counting/rows.ts";
import type { CommitPlan, RepWindow } from "../ledger.ts";
import { PACKED_COLUMNS, type PackedRow, packRow, packWrites } from "./activity-packs.ts";
import type { Reads } from "./connection.ts";
import type { Counted } from "./count-in-scratch.ts";
import { alike, CoveredDays } from "./covered-days.ts";
import { metricPath, metricWrite } from "./metric-documents.ts";
import { type OwnedPerson, personWrite } from "./people.ts";
import type { RepCoverage } from "./rep-coverage.ts";
import { RepNumbers, readReps } from "./reps.ts";
import type { Scratch } from "./scratch.ts";
import { factWrite, type LastRead, markWrite } from "./settings.ts";
import { daysOf, LEDGER, peopleOf, REPS } from "./stamp.ts";
import { type RepDayAmounts, teamDayWrites } from "./team-day-documents.ts";
import { type KeptRow, unreadablePath, unreadableWrite } from "./unreadable.ts";
import type { Write } from "./writes.ts";

/** What a commit is to write. */
export interface CommitChanges {
  /** The parts of the workspace that are new afterwards; none when only marks move. */
  readonly parts: ReadonlySet<string>;
  /** Absolute, in groups that stay together; made as they are taken, so that memory stays flat. */
  writes(): Iterable<readonly Write[]>;
}

/** Reads off the scratch database what counting changed there, and writes nothing that is as it was. */
export async function changesOf(
  reads: Reads,
  scratch: Scratch,
  source: Source,
  plan: CommitPlan,
  counted: Counted,
  mappingBefore: ActivityMapping,
): Promise<CommitChanges> {
  const documents = changedDocuments(scratch);
  const coverage = counted.coverage.map((rep) =>
    coverageChange(scratch, rep, plan, counted.entered.windows),
  );
  const days = teamDaysOf(documents, coverage);
  const people = changedPeople(scratch, source);
  const mapping = source === CRM ? mappingWrite(mappingBefore, counted.entered.mapping) : [];
  const unreadable = changedUnreadable(scratch, source, counted.unreadableBefore);
  const packs = scratch.changed("activity");

  const numbers = new RepNumbers(days.size === 0 ? [] : await readReps(reads));
  if (days.size > 0) numbers.take(repsOf(days));
  const reps = days.size === 0 ? null : numbers.write();
  const parts = new Set<string>();
  for (const day of days.keys()) parts.add(daysOf(day));
  if (people.length > 0) parts.add(peopleOf(source));
  if (reps !== null) parts.add(REPS);
  if (packs.length > 0 || unreadable.length > 0 || coverage.some(({ write }) => write !== null))
    parts.add(LEDGER);

  return {
    parts,
    *writes() {
      for (const { name, day } of packs) yield packOf(scratch, name, day, counted);
      const byRep = Map.groupBy(documents, ({ userId }) => userId);
      // A rep's documents, coverage and mark in one piece.
      for (const [userId, ofRep] of Map.groupBy(coverage, (one) => one.userId)) {
        const written = (byRep.get(userId) ?? []).map(documentWrite);
        const rest = ofRep.flatMap(({ write, mark }) => [write, mark]);
        yield [...written, ...rest.filter((one) => one !== null)];
      }
      for (const [day, bySource] of days)
        for (const [ofSource, byUser] of bySource)
          yield teamDayWrites(day, ofSource, byUser, (userId) => numbers.of(userId));
      yield mapping;
      yield people.map(personWrite);
      yield unreadable;
      if (reps !== null) yield [reps];
    },
  };
}

/** A document as it is now, or, where it is gone, what it was a number of. */
type ChangedDocument = Pick<MetricDocument, "id" | "userId" | "type" | "source" | "date"> & {
  readonly now: MetricDocument | null;
};

function changedDocuments(scratch: Scratch): ChangedDocument[] {
  const find = scratch.prepare(`select ${METRIC_COLUMNS} from metrics where id = ?`);
  return scratch.changed("metrics").map(({ name }) => {
    const row = firstRow<MetricRow>(find, name);
    const now = row === null ? null : toDocument(row);
    return { ...(now ?? parseMetricId(name)), now };
  });
}

function documentWrite({ id, now }: ChangedDocument): Write {
  return now === null ? { kind: "delete", path: metricPath(id) } : metricWrite(now);
}

/** The mapping by which the CRM is counted from now on. */
function mappingWrite(before: ActivityMapping, after: ActivityMapping): Write[] {
  return isOtherMapping(before, after) ? [factWrite(COUNTED_MAPPING, after)] : [];
}

interface CoverageChange {
  readonly userId: string;
  readonly source: Source;
  /** Null where nothing is new but the moment of the reading. */
  readonly write: Write | null;
  readonly mark: Write | null;
  /** Days that are open or closed otherwise than before. */
  readonly closings: ReadonlyMap<Day, boolean>;
}

/**
 * A window of which nothing is new is told by the mark alone. The mark holds one window, so what it said before is written into
 * the coverage when the new one does not reach as far.
 */
function coverageChange(
  scratch: Scratch,
  { stored, lastRead }: RepCoverage,
  plan: CommitPlan,
  windows: readonly RepWindow[],
): CoverageChange {
  const { userId, source } = stored;
  const now = new CoveredDays(userId, source, coveredNow(scratch, source, userId));
  const window = source === plan.source ? windows.find((one) => one.userId === userId) : undefined;
  const mark: LastRead | null =
    window === undefined
      ? null
      : { from: window.from, to: window.to, readAt: new Date(plan.readStartedAt).toISOString() };
  const told = stored.asOf(mark ?? lastRead);
  const isTold = [...now.entries()].every(([day, covered]) => {
    const other = told.get(day);
    // A closing changes the team's day too, so it is written down.
    const before = stored.get(day);
    return other !== undefined && alike(other, covered) && before?.closed === covered.closed;
  });
  const closings = new Map<Day, boolean>();
  for (const [day, { closed }] of now.entries())
    if (stored.get(day)?.closed !== closed) closings.set(day, closed);
  return {
    userId,
    source,
    write: isTold ? null : now.write(),
    mark:
      mark === null
        ? null
        : markWrite(userId, stored.source, mark, userId === UNASSIGNED ? null : plan.syncedAt),
    closings,
  };
}

function coveredNow(scratch: Scratch, source: Source, userId: string) {
  const found = allTuples<[Day, string, string, number]>(
    scratch.prepare(
      "select day, readAt, zone, closed from coverage where source = ? and userId = ?",
    ),
    source,
    userId,
  );
  return found.map(
    ([day, readAt, zone, closed]): [Day, { readAt: string; zone: string; closed: boolean }] => [
      day,
      { readAt, zone, closed: closed === 1 },
    ],
  );
}

type Growing<Amounts> = { -readonly [Field in keyof Amounts]: Amounts[Field] };
/** By day, source and rep. */
type TeamDayChanges = Map<Day, Map<Source, Map<string, Growing<RepDayAmounts>>>>;

function teamDaysOf(
  documents: readonly ChangedDocument[],
  coverage: readonly CoverageChange[],
): TeamDayChanges {
  const days: TeamDayChanges = new Map();
  const entry = (day: Day, source: Source, userId: string): Growing<RepDayAmounts> => {
    const sources = days.get(day) ?? new Map<Source, Map<string, Growing<RepDayAmounts>>>();
    days.set(day, sources);
    const reps = sources.get(source) ?? new Map<string, Growing<RepDayAmounts>>();
    sources.set(source, reps);
    const rep = reps.get(userId) ?? { amounts: {} };
    reps.set(userId, rep);
    return rep;
  };
  for (const { userId, type, source, date, now } of documents) {
    const rep = entry(metricDay({ date }), source, userId);
    rep.amounts = { ...rep.amounts, [type]: now === null ? null : toAmount(now) };
    if (now?.metadata.pairedCalls !== undefined) rep.paired = now.metadata.pairedCalls;
  }
  for (const { userId, source, closings } of coverage)
    for (const [day, closed] of closings) entry(day, source, userId).open = !closed;
  return days;
}

function repsOf(days: TeamDayChanges): string[] {
  const reps = [...days.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, sources]) => [...sources.values()].flatMap((byUser) => [...byUser.keys()]).sort());
  return [...new Set(reps)];
}

function changedPeople(scratch: Scratch, source: Source): OwnedPerson[] {
  const find = scratch.prepare(
    "select source, id, name, email, timeZone, owner from people where source = ? and id = ?",
  );
  return scratch
    .changed("people")
    .map(({ name }) => firstRow<OwnedPerson>(find, source, name))
    .filter((person) => person !== null)
    .map((person) => ({ ...person, owner: person.owner === NOT_YET ? null : person.owner }));
}

/** A row that is as unreadable as before stays as it is, with the moment at which it was first met. */
function changedUnreadable(
  scratch: Scratch,
  source: Source,
  before: ReadonlyMap<string, KeptRow>,
): Write[] {
  const find = scratch.prepare(
    "select source, sourceId, reason, at, personKey, row, seenAt from unreadable where source = ? and sourceId = ?",
  );
  return scratch.changed("unreadable").flatMap(({ name }): Write[] => {
    const now = firstRow<KeptRow>(find, source, name);
    const old = before.get(name);
    if (now === null)
      return old === undefined ? [] : [{ kind: "delete", path: unreadablePath(source, name) }];
    const same =
      old !== undefined &&
      old.reason === now.reason &&
      old.at === now.at &&
      old.personKey === now.personKey &&
      old.row === now.row;
    return same ? [] : [unreadableWrite(now)];
  });
}

/** `name`: the source and the person key, as the scratch database names a changed activity. */
function packOf(scratch: Scratch, name: string, day: number, { loaders }: Counted): Write[] {
  const space = name.indexOf(" ");
  const source = name.slice(0, space) as Source;
  const personKey = name.slice(space + 1);
  const found = rows<Record<(typeof PACKED_COLUMNS)[number], PackedRow[number]>>(
    scratch.prepare(
      `select ${PACKED_COLUMNS.join(", ")} from activity indexed by activity_of_person
       where source = ? and personKey = ? and at >= ? and at < ? order by at, sourceId`,
    ),
    source,
    personKey,
    day * 86_400_000,
    (day + 1) * 86_400_000,
  );
  const packed = found.map(packRow);
  const place = { source, personKey, day: dayName(day) };
  return packWrites(place, packed, loaders.of(source).packsBefore(personKey, day));
}
