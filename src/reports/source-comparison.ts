import { addDays, type Day, daysBetween, eachDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { AppError } from "#src/domain/errors.ts";
import { type MetricDocument, metricDay } from "#src/domain/metrics/metric.ts";
import { CRM, DIALER } from "#src/domain/sources/call-sources.ts";
import { countedOnce } from "#src/domain/sources/source-policy.ts";
import {
  type CallDifference,
  callDifferences,
  DIFFERENCE_REASONS,
  type DifferenceReason,
} from "./call-differences.ts";
import type { ReportContext } from "./context.ts";
import { CountedActivities, type CountedActivity } from "./counted-activities.ts";
import type { MeasuredKind } from "./measured-kind.ts";
import { readTeam, type Team } from "./team.ts";

/** The calls of a rep's day as both sources have them. Null: that source did not read the day. */
export interface ComparedDay {
  readonly userId: string;
  readonly userName: string;
  readonly day: Day;
  readonly justcall: number | null;
  readonly copper: number | null;
  /** What the policy counts; null where nothing does. */
  readonly counted: number | null;
  /** Only where both have read the day: together they are Copper's number less JustCall's. */
  readonly reasons: readonly ComparedReason[];
}

export interface ComparedReason {
  readonly reason: DifferenceReason;
  readonly count: number;
  /** What they add to Copper's number less JustCall's. */
  readonly effect: number;
  /** At most `EXAMPLES`. */
  readonly examples: readonly CallDifference[];
}

export interface SourceComparison extends DayRange {
  /** Rep-days of which at least one source has a number; those with a difference first, the latest first. */
  readonly days: readonly ComparedDay[];
  /** Rep-days that both have read, and of these the ones with the same number. */
  readonly compared: number;
  readonly same: number;
  /** Over all rep-days that both have read. */
  readonly totals: { readonly justcall: number; readonly copper: number };
  readonly reasons: readonly Omit<ComparedReason, "examples">[];
  /** Of rep-days that both have read, by day; null where there is none. */
  readonly byDay: readonly {
    readonly day: Day;
    readonly justcall: number | null;
    readonly copper: number | null;
  }[];
}

export const MOST_COMPARED_DAYS = 62;
const EXAMPLES = 5;
const MOST_DOCUMENTS = 1_000_000;
/** A record may be dated this far from its call. */
const REACH_DAYS = 2;
/** The CRM's records of calls, those of one log too. */
const RECORDS: MeasuredKind = { kind: "call", isCounted: () => true };

/** Both sources side by side, rep by rep and day by day, with each difference and its reason. Throws `invalid_request`. */
export async function sourceComparison(
  context: ReportContext,
  range: DayRange,
  userId: string | null,
): Promise<SourceComparison> {
  const length = daysBetween(range.from, range.to) + 1;
  if (length < 1 || length > MOST_COMPARED_DAYS) {
    throw new AppError(
      "invalid_request",
      `Name 1 to ${MOST_COMPARED_DAYS} days to compare; these are ${length}.`,
    );
  }
  const team = await readTeam(context);
  const wide = { from: addDays(range.from, -REACH_DAYS), to: addDays(range.to, REACH_DAYS) };
  const documents = await context.store.metrics.find({
    type: "phone_call_quantity",
    ...wide,
    limit: MOST_DOCUMENTS,
  });
  const differences = callDifferences(
    await callsOf(context, team, documents, DIALER, wide),
    await callsOf(context, team, documents, CRM, wide),
  );
  const days = comparedDays(team, documents, differences)
    .filter(({ day }) => day >= range.from && day <= range.to)
    .filter((one) => userId === null || one.userId === userId);
  return { ...range, ...summed(days, range), days };
}

async function callsOf(
  context: ReportContext,
  team: Team,
  documents: readonly MetricDocument[],
  source: typeof DIALER | typeof CRM,
  range: DayRange,
): Promise<CountedActivity[]> {
  const all = documents
    .filter((document) => document.source === source)
    .map((document) => ({ document, amount: document.value, ownOnly: false }));
  const behind = await CountedActivities.behind(context, team, RECORDS, all, range, null);
  return Array.fromAsync(behind.latest(null));
}

function comparedDays(
  team: Team,
  documents: readonly MetricDocument[],
  differences: readonly CallDifference[],
): ComparedDay[] {
  const placeOf = (userId: string, day: Day) => `${userId} ${day}`;
  const byPlace = Map.groupBy(differences, ({ userId, day }) => placeOf(userId, day));
  const { sourcePolicy } = team.settings;
  const places = Map.groupBy(documents, (one) => placeOf(one.userId, metricDay(one)));
  const days = [...places].flatMap(([place, ofPlace]): ComparedDay[] => {
    const [first] = ofPlace;
    if (first === undefined) return [];
    const numberIn = (source: string) =>
      ofPlace.find((one) => one.source === source)?.value ?? null;
    const [justcall, copper] = [numberIn(DIALER), numberIn(CRM)];
    const counted = countedOnce(ofPlace, sourcePolicy);
    const isCompared = justcall !== null && copper !== null;
    return [
      {
        userId: first.userId,
        userName: team.nameOf(first.userId),
        day: metricDay(first),
        justcall,
        copper,
        counted: counted.length === 0 ? null : counted.reduce((sum, { amount }) => sum + amount, 0),
        reasons: isCompared ? reasonsOf(byPlace.get(place) ?? []) : [],
      },
    ];
  });
  return days.sort(
    (a, b) =>
      Number(b.reasons.length > 0) - Number(a.reasons.length > 0) ||
      (a.day === b.day ? a.userName.localeCompare(b.userName) : a.day < b.day ? 1 : -1),
  );
}

function reasonsOf(differences: readonly CallDifference[]): ComparedReason[] {
  const byReason = Map.groupBy(differences, ({ reason }) => reason);
  return DIFFERENCE_REASONS.flatMap((reason): ComparedReason[] => {
    const some = byReason.get(reason);
    if (some === undefined) return [];
    const effect = some.reduce((sum, one) => sum + one.effect, 0);
    return [{ reason, count: some.length, effect, examples: some.slice(0, EXAMPLES) }];
  });
}

function summed(days: readonly ComparedDay[], { from, to }: DayRange) {
  const both = days.flatMap(({ day, justcall, copper, reasons }) =>
    justcall === null || copper === null ? [] : [{ day, justcall, copper, reasons }],
  );
  const sum = (some: typeof both, source: "justcall" | "copper") =>
    some.reduce((total, one) => total + one[source], 0);
  const byDay = Map.groupBy(both, ({ day }) => day);
  return {
    compared: both.length,
    same: both.filter(({ justcall, copper }) => justcall === copper).length,
    totals: { justcall: sum(both, "justcall"), copper: sum(both, "copper") },
    reasons: DIFFERENCE_REASONS.flatMap((reason) => {
      const some = both.flatMap((one) => one.reasons.filter((other) => other.reason === reason));
      if (some.length === 0) return [];
      return [
        {
          reason,
          count: some.reduce((total, { count }) => total + count, 0),
          effect: some.reduce((total, { effect }) => total + effect, 0),
        },
      ];
    }),
    byDay: eachDay(from, to).map((day) => {
      const some = byDay.get(day);
      return {
        day,
        justcall: some === undefined ? null : sum(some, "justcall"),
        copper: some === undefined ? null : sum(some, "copper"),
      };
    }),
  };
}
