import type { Source } from "#src/domain/activity/activity.ts";
import { type Day, eachDay, earlierDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf, endOfDay, startOfDay } from "#src/domain/calendar/zone.ts";
import { documentType, type Measure } from "#src/domain/metrics/measure.ts";
import { type MetricDocument, metricDay } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { CRM } from "#src/domain/sources/call-sources.ts";
import {
  type CountedDocument,
  choiceOn,
  countingSources,
} from "#src/domain/sources/source-policy.ts";
import type { LedgerActivity } from "#src/store/ledger.ts";
import type { ReportContext } from "./context.ts";
import { CountedActivities } from "./counted-activities.ts";
import { type MeasuredKind, measuredKind } from "./measured-kind.ts";
import type { ReportWindow } from "./report-window.ts";
import type { Team } from "./team.ts";

export type LeftOutReason =
  | "gone_at_source"
  | "day_not_synced"
  | "unreadable"
  | "other_source"
  | "same_call"
  | "only_there";

/** What is not in a number although somebody might look for it there. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  /** For people. */
  readonly text: string;
  readonly count: number;
  /** A few of them; `at` is an ISO instant, null where the start could not be read. */
  readonly examples: readonly { readonly callId: string; readonly at: string | null }[];
}

interface Asked {
  readonly window: ReportWindow;
  readonly userId: string | null;
  readonly measure: Measure;
  /** All documents of the window, and those of them that count. */
  readonly documents: readonly MetricDocument[];
  readonly counted: readonly CountedDocument[];
  readonly behind: CountedActivities;
  readonly now: number;
}

const TEXTS: Readonly<Record<LeftOutReason, string>> = {
  gone_at_source:
    "The source had this once, and no longer has it: a whole read did not find it any more.",
  day_not_synced:
    "It is in the ledger, but its day was not read whole yet, so that the day has no number.",
  unreadable: "The source sent a row that cannot be read. It is kept aside.",
  other_source:
    "Another source has a number for the same day of the same rep. One counts, the other is shown beside it.",
  same_call: "The CRM holds a record of a call that is counted already: one call counts once.",
  only_there:
    "Only the CRM holds this call, and the source policy does not count the CRM's calls on its day.",
};

const EXAMPLES = 5;
/** Counted one by one up to here; nobody needs to know more exactly how much more it is. */
const MOST = 10_000;

/** Reasons with at least one case, in a fixed order. */
export async function leftOut(
  context: ReportContext,
  team: Team,
  asked: Asked,
): Promise<LeftOut[]> {
  const kind = measuredKind(asked.measure, team.settings.mapping);
  const cases: Cases = { gone: [], unsynced: [], unreadable: [] };
  const type = documentType(asked.measure);
  for (const source of team.sourcesOf(type, null))
    await addCases(context, team, asked, kind, source, cases);
  return [
    ...toReason("gone_at_source", cases.gone),
    ...toReason("day_not_synced", cases.unsynced),
    ...toReason("unreadable", cases.unreadable),
    ...otherSources(asked),
    ...(await otherCalls(context, team, asked, kind)),
  ];
}

interface Cases {
  readonly gone: Example[];
  readonly unsynced: Example[];
  readonly unreadable: Example[];
}

async function addCases(
  { store: { ledger } }: ReportContext,
  team: Team,
  asked: Asked,
  { kind, isCounted }: MeasuredKind,
  source: Source,
  cases: Cases,
): Promise<void> {
  const owners =
    asked.userId === null ? [...team.users.map(({ id }) => id), UNASSIGNED] : [asked.userId];
  const read = daysWithNumber(team, asked, source);
  for (const userId of owners) {
    const personKeys = team.keysOf(userId, source);
    if (personKeys.length === 0 || team.peopleOf(source).length === 0) continue;
    const zone = team.roster.zoneOf(userId);
    const stretch = {
      from: startOfDay(asked.window.from, zone),
      to: endOfDay(asked.window.to, zone),
    };
    const all = { source, kind, personKeys, after: null, limit: MOST, ...stretch } as const;
    const gone = await ledger.findActivities({ ...all, state: "gone" });
    cases.gone.push(...gone.filter(isCounted).map(toExample));
    for (const { from, to } of missedDays(read, userId, asked.window, dayOf(asked.now, zone))) {
      const ofDays = { from: startOfDay(from, zone), to: endOfDay(to, zone) };
      const found = await ledger.findActivities({ ...all, ...ofDays, state: "present" });
      // Where the rep's zone has changed since, a call may count for a day beside the one it would fall on now.
      const missed = found.filter((one) => isCounted(one) && !asked.behind.has(one));
      cases.unsynced.push(...missed.map(toExample));
    }
    const rows = await ledger.findUnreadable(source, personKeys, stretch.from, stretch.to);
    const examples = rows.map(({ sourceId, at }) => ({ callId: sourceId, at: toInstant(at) }));
    cases.unreadable.push(...examples);
  }
}

/**
 * Rep-days, as `USER DAY`, on which this source's activities are not missed: it has a number of the day, or another source's number
 * counts in its place anyway.
 */
function daysWithNumber(team: Team, { documents, measure }: Asked, source: Source): Set<string> {
  const type = documentType(measure);
  const places = Map.groupBy(documents, (document) => `${document.userId} ${metricDay(document)}`);
  const withNumber = new Set<string>();
  for (const [place, ofDay] of places) {
    const [first] = ofDay;
    if (first === undefined) continue;
    const sources = ofDay.map((document) => document.source);
    const choice = choiceOn(team.settings.sourcePolicy, type, first.userId, metricDay(first));
    const wouldCount = countingSources(choice, [...sources, source]).includes(source);
    if (sources.includes(source) || !wouldCount) withNumber.add(place);
  }
  return withNumber;
}

/** The CRM's calls that are in no number: those that are another record of a counted call, and those of days on which it does not count. */
async function otherCalls(
  context: ReportContext,
  team: Team,
  { documents, behind, window, userId }: Asked,
  kind: MeasuredKind,
): Promise<LeftOut[]> {
  const ofCrm = documents.filter(
    ({ type, source }) => type === "phone_call_quantity" && source === CRM,
  );
  if (ofCrm.length === 0) return [];
  const all = { ...kind, isCounted: () => true };
  const logged = ofCrm.map((document) => ({ document, amount: document.value, ownOnly: false }));
  const there = await CountedActivities.behind(context, team, all, logged, window, userId);
  const [same, only]: [Example[], Example[]] = [[], []];
  for await (const call of there.latest(null))
    if (!behind.has(call)) (call.twin === null ? only : same).push(toExample(call));
  return [...toReason("same_call", same), ...toReason("only_there", only)];
}

type Example = LeftOut["examples"][number];

/** Runs of days that have begun and have no document of the rep's. */
function missedDays(
  read: ReadonlySet<string>,
  userId: string,
  { from, to }: ReportWindow,
  today: Day,
): DayRange[] {
  const runs: { from: Day; to: Day }[] = [];
  let run: { from: Day; to: Day } | null = null;
  for (const day of eachDay(from, earlierDay(to, today))) {
    if (read.has(`${userId} ${day}`)) run = null;
    else if (run !== null) run.to = day;
    else {
      run = { from: day, to: day };
      runs.push(run);
    }
  }
  return runs;
}

function otherSources({ documents, counted }: Asked): LeftOut[] {
  const kept = new Set(counted.map(({ document }) => document.id));
  const others = documents.filter(({ id, value }) => !kept.has(id) && value !== 0);
  return toReason(
    "other_source",
    others.map(({ id, date }) => ({ callId: id, at: date })),
  );
}

function toReason(reason: LeftOutReason, cases: readonly Example[]): LeftOut[] {
  if (cases.length === 0) return [];
  return [{ reason, text: TEXTS[reason], count: cases.length, examples: cases.slice(0, EXAMPLES) }];
}

function toExample({ sourceId, at }: LedgerActivity): Example {
  return { callId: sourceId, at: toInstant(at) };
}

function toInstant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
