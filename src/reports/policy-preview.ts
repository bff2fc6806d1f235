import { addDays, type Day, laterDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import { type MetricDocument, type MetricType, metricDay } from "#src/domain/metrics/metric.ts";
import {
  countedOnce,
  type SourcePolicy,
  type SourceRule,
  withRule,
} from "#src/domain/sources/source-policy.ts";
import type { ReportContext } from "./context.ts";
import { readTeam, type Team } from "./team.ts";

/** What a rule would change, before anybody sets it. Numbers in the unit of the metric's documents; null: nothing counts. */
export interface PolicyPreview extends DayRange {
  readonly type: MetricType;
  readonly before: number | null;
  readonly after: number | null;
  /** Reps of whom anything changes, the greatest change first. */
  readonly reps: readonly PreviewedRep[];
  /** Rep-days on which another number counts. */
  readonly changedDays: number;
}

export interface PreviewedRep {
  readonly userId: string;
  readonly userName: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly changedDays: number;
}

/** A quarter says enough. */
const MOST_DAYS = 92;
const MOST_DOCUMENTS = 1_000_000;

/** What would change if this rule were set: over its days up to today, at most the last 92. */
export async function policyPreview(
  context: ReportContext,
  rule: SourceRule,
): Promise<PolicyPreview> {
  const team = await readTeam(context);
  const today = dayOf(context.clock(), context.workspaceZone);
  const oldest = addDays(today, 1 - MOST_DAYS);
  const from = rule.fromDay === null ? oldest : laterDay(rule.fromDay, oldest);
  // Where a rep lives it may be tomorrow already.
  const range = { from, to: laterDay(from, addDays(today, 1)) };
  const documents = await context.store.metrics.find({
    type: rule.type,
    ...range,
    limit: MOST_DOCUMENTS,
  });
  const policy = team.settings.sourcePolicy;
  const before = amountsOf(documents, policy);
  const after = amountsOf(documents, withRule(policy, rule));
  const reps = [...new Set(documents.map(({ userId }) => userId))]
    .map((userId) => previewRep(team, rule.type, userId, before, after))
    .filter(({ changedDays }) => changedDays > 0)
    .sort((a, b) => changeOf(b) - changeOf(a) || (a.userName < b.userName ? -1 : 1));
  return {
    ...range,
    type: rule.type,
    before: sumOf(rule.type, [...before.values()]),
    after: sumOf(rule.type, [...after.values()]),
    reps,
    changedDays: reps.reduce((sum, { changedDays }) => sum + changedDays, 0),
  };
}

/** By `rep day`, in basic units. */
type Amounts = ReadonlyMap<string, number>;

function amountsOf(documents: readonly MetricDocument[], policy: SourcePolicy): Amounts {
  const amounts = new Map<string, number>();
  for (const { document, amount } of countedOnce(documents, policy)) {
    const place = placeOf(document.userId, metricDay(document));
    amounts.set(place, (amounts.get(place) ?? 0) + amount);
  }
  return amounts;
}

function placeOf(userId: string, day: Day): string {
  return `${userId} ${day}`;
}

function previewRep(
  team: Team,
  type: MetricType,
  userId: string,
  before: Amounts,
  after: Amounts,
): PreviewedRep {
  const isOfRep = (place: string) => place.slice(0, -11) === userId;
  const places = [...new Set([...before.keys(), ...after.keys()])].filter(isOfRep);
  const valuesIn = (amounts: Amounts) =>
    places.flatMap((place) => {
      const amount = amounts.get(place);
      return amount === undefined ? [] : [amount];
    });
  return {
    userId,
    userName: team.nameOf(userId),
    before: sumOf(type, valuesIn(before)),
    after: sumOf(type, valuesIn(after)),
    changedDays: places.filter((place) => before.get(place) !== after.get(place)).length,
  };
}

function changeOf({ before, after }: PreviewedRep): number {
  return Math.abs((after ?? 0) - (before ?? 0));
}

function sumOf(type: MetricType, amounts: readonly number[]): number | null {
  if (amounts.length === 0) return null;
  return toValue(
    type,
    amounts.reduce((sum, amount) => sum + amount, 0),
  );
}
