import type { CallOutcome, Source } from "#src/domain/activity/activity.ts";
import type { TwinRule } from "#src/domain/activity/twin.ts";
import { type Day, daysBetween } from "#src/domain/calendar/day.ts";
import { AppError } from "#src/domain/errors.ts";
import {
  DEFINITIONS,
  documentType,
  type Measure,
  type MeasureDefinition,
  type MeasureUnit,
} from "#src/domain/metrics/measure.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { type CountedDocument, countedOnce } from "#src/domain/sources/source-policy.ts";
import type { ActivityPlace } from "#src/store/ledger.ts";
import type { ReportContext } from "./context.ts";
import { CountedActivities, type CountedActivity } from "./counted-activities.ts";
import { type LeftOut, leftOut } from "./left-out.ts";
import { MeasuredDays } from "./measured-days.ts";
import { isOfCalls, measuredKind } from "./measured-kind.ts";
import { type ReportFrame, reportFrame } from "./report-frame.ts";
import { type AskedPeriod, type ReportWindow, resolveWindow } from "./report-window.ts";
import { readTeam, type Team, teamOf } from "./team.ts";
import { timedDocuments } from "./timed-calls.ts";
import { twinsOf } from "./twins.ts";

export interface ExplainQuery {
  readonly measure: Measure;
  /** Null: the whole team. */
  readonly userId: string | null;
  readonly asked: AskedPeriod;
  /** Only calls that began in this hour of the rep's day, 0 to 23. */
  readonly hour: number | null;
  /** Where the page before ended (`next`). */
  readonly after: string | null;
  /** Calls a page. */
  readonly limit: number;
  /** False: whoever asks may see numbers, but not single calls. */
  readonly withCalls: boolean;
}

export interface ExplainedCall {
  readonly callId: string;
  readonly source: Source;
  /** ISO instant of its start. */
  readonly at: string;
  readonly day: Day;
  /** IANA zone in which that day was cut. */
  readonly zone: string;
  readonly userId: string;
  readonly userName: string;
  readonly direction: "in" | "out" | null;
  readonly outcome: CallOutcome | null;
  readonly totalSeconds: number;
  readonly otherNumber: string | null;
  /** What a CRM says of it: the text of a call, the subject of an e-mail, the stages moved between, the deal's name. */
  readonly text: string | null;
  /** Of a won deal, main units; null elsewhere and where the CRM has no value. */
  readonly amount: number | null;
  /** Other records of the same call: each counts once, with this one. */
  readonly twins: readonly ExplainedTwin[];
}

export interface ExplainedTwin {
  readonly source: Source;
  /** Null where the other record is known to be and was not found. */
  readonly callId: string | null;
  readonly rule: TwinRule;
  /** From 0 to 1. */
  readonly confidence: number;
}
export interface Explanation extends ReportFrame {
  readonly measure: Measure;
  readonly userId: string | null;
  readonly userName: string;
  /** IANA zone of the rep's days; the workspace's for the team and for what nobody owns. */
  readonly zone: string;
  /** Those in which the days of the listed calls were cut: where there are several, a time needs its zone's name. */
  readonly zones: readonly string[];
  readonly hour: number | null;
  /** The number as it is shown elsewhere, in the measure's unit; null where nothing was read. */
  readonly value: number | null;
  readonly unit: MeasureUnit;
  readonly definition: MeasureDefinition;
  /**
   * What the whole list comes to, all pages; counted in the ledger, not read off the number. `answered` where answers are what
   * is asked about.
   */
  readonly counted: {
    readonly calls: number;
    readonly totalSeconds: number;
    readonly answered: number | null;
  };
  /** By rep, most first, what nobody owns last. */
  readonly parts: readonly { userId: string; userName: string; value: number | null }[];
  readonly days: readonly { day: Day; value: number | null }[];
  /** The latest first; null where whoever asks may not see single calls. */
  readonly calls: readonly ExplainedCall[] | null;
  readonly next: string | null;
  readonly leftOut: readonly LeftOut[];
  /** ISO instants between which the days behind it were read; null where none was. */
  readonly readAt: { readonly from: string; readonly to: string } | null;
}

/** More rep-days at once than a board has, of which each is looked at one by one. */
const MOST_REP_DAYS = 60_000;
const MOST_DOCUMENTS = 1_000_000;

/**
 * What is behind a number: which calls, by which definition, what was left out and why. Throws `user_not_found`, and
 * `invalid_request` for a page that there is not and for hours of something that has none.
 */
export async function explain(context: ReportContext, query: ExplainQuery): Promise<Explanation> {
  const { measure, userId, hour } = query;
  if (hour !== null && !isOfCalls(measure)) {
    throw new AppError(
      "invalid_request",
      `${DEFINITIONS[measure].label} has no hours: only calls have.`,
    );
  }
  const now = context.clock();
  const team = await readTeam(context);
  if (userId !== null && userId !== UNASSIGNED && !team.users.some(({ id }) => id === userId)) {
    throw new AppError("user_not_found", `There is no user "${userId}".`);
  }
  const window = resolveWindow(query.asked, context, now);
  assertBounded(team, window, userId);
  const documents = await context.store.metrics.find({
    ...(userId === null ? {} : { userId }),
    type: documentType(measure),
    from: window.from,
    to: window.to,
    limit: MOST_DOCUMENTS,
  });
  const { sourcePolicy, mapping } = team.settings;
  const counted = countedOnce(documents, sourcePolicy);
  const kind = measuredKind(measure, mapping);
  const isAverage = measure === "average_call_seconds";
  const used = isAverage ? timedDocuments(counted) : counted;
  const behindOf = (some: readonly CountedDocument[]) =>
    CountedActivities.behind(context, team, kind, some, window, userId);
  const behind = await behindOf(used);
  const wanted = (call: CountedActivity) => isWanted(call, measure, hour);
  const days = await measureDays(measure, hour, used, behind);
  const page = query.withCalls
    ? await pageOf(behind, parsePlace(query.after), query.limit, wanted)
    : { calls: null, next: null };
  return {
    ...(await reportFrame(context, teamOf(team, userId), window, now, [documentType(measure)])),
    measure,
    userId,
    userName: userId === null ? "The whole team" : team.nameOf(userId),
    zone: userId === null ? context.workspaceZone : team.roster.zoneOf(userId),
    zones: behind.zones,
    hour,
    value: days.value(),
    unit: DEFINITIONS[measure].unit,
    definition: DEFINITIONS[measure],
    counted:
      hour === null && measure !== "answered_share"
        ? { ...(await behind.tally()), answered: null }
        : days.tally(),
    parts: days.parts().map((part) => ({ ...part, userName: team.nameOf(part.userId) })),
    days: days.days(window),
    calls: page.calls === null ? null : await explainCalls(context, team, page.calls),
    next: page.next,
    leftOut: await leftOut(context, team, {
      window,
      userId,
      measure,
      documents,
      counted,
      behind: isAverage ? await behindOf(counted) : behind,
      now,
    }),
    readAt: behind.readAt,
  };
}

function assertBounded(team: Team, { from, to }: ReportWindow, userId: string | null): void {
  const days = daysBetween(from, to) + 1;
  if (userId !== null || days * team.reps.length <= MOST_REP_DAYS) return;
  throw new AppError(
    "invalid_request",
    `That is ${days} days of ${team.reps.length} reps; ask for at most ${Math.floor(MOST_REP_DAYS / team.reps.length)} days of the team, or for one rep.`,
  );
}

/** Answers and hours are in no document: there the calls themselves are gone through. */
async function measureDays(
  measure: Measure,
  hour: number | null,
  counted: readonly CountedDocument[],
  behind: CountedActivities,
): Promise<MeasuredDays> {
  const days = new MeasuredDays(measure);
  if (hour === null && measure !== "answered_share") {
    for (const one of counted) days.addDocument(one);
    return days;
  }
  for (const { document } of counted) days.addReadDay(document);
  for await (const call of behind.latest(null)) {
    if (isWanted(call, measure, hour)) days.addCall(call);
  }
  return days;
}

function isWanted(call: CountedActivity, measure: Measure, hour: number | null): boolean {
  if (measure === "answered_share" && call.direction !== "out") return false;
  return hour === null || call.hour === hour;
}

interface Page {
  readonly calls: readonly CountedActivity[] | null;
  readonly next: string | null;
}

async function pageOf(
  behind: CountedActivities,
  after: ActivityPlace | null,
  limit: number,
  wanted: (call: CountedActivity) => boolean,
): Promise<Page> {
  const calls: CountedActivity[] = [];
  for await (const call of behind.latest(after)) {
    if (!wanted(call)) continue;
    if (calls.length === limit) return { calls, next: placeText(calls.at(-1)) };
    calls.push(call);
  }
  return { calls, next: null };
}

function placeText(call: CountedActivity | undefined): string | null {
  return call === undefined ? null : `${call.at}_${call.sourceId}`;
}

/** Throws `invalid_request` for a text that no page gave. */
function parsePlace(text: string | null): ActivityPlace | null {
  if (text === null) return null;
  const [, at, sourceId] = /^(\d{1,16})_(.{1,200})$/.exec(text) ?? [];
  if (at === undefined || sourceId === undefined) {
    throw new AppError("invalid_request", `after must be the "next" of the page before.`);
  }
  return { at: Number(at), sourceId };
}

async function explainCalls(
  context: ReportContext,
  team: Team,
  calls: readonly CountedActivity[],
): Promise<ExplainedCall[]> {
  const twins = await twinsOf(context, team, calls);
  return calls.map((call) => toExplained(call, team, twins.get(call) ?? []));
}

function toExplained(
  call: CountedActivity,
  team: Team,
  twins: readonly ExplainedTwin[],
): ExplainedCall {
  const { sourceId, source, at, day, zone, userId, direction, outcome, totalSeconds, otherNumber } =
    call;
  return {
    callId: sourceId,
    source,
    at: new Date(at).toISOString(),
    day,
    zone,
    userId,
    userName: team.nameOf(userId),
    direction,
    outcome,
    totalSeconds,
    otherNumber,
    text: call.crm?.text ?? null,
    amount: call.crm?.amount ?? null,
    twins,
  };
}
