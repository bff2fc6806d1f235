import { addDays, type Day, daysBetween, laterDay } from "#src/domain/calendar/day.ts";
import { type ElapsedPart, elapsedCounterpart } from "#src/domain/calendar/elapsed-part.ts";
import { type DayRange, periodBack } from "#src/domain/calendar/period.ts";
import { weightOn } from "#src/domain/calendar/working-calendar.ts";
import { dayOf, endOfDay, instantAt, startOfDay } from "#src/domain/calendar/zone.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { ReportContext } from "./context.ts";
import { DAY_MINUTES, localNow, localNowIn } from "./local-now.ts";
import { readOpenDays } from "./open-days.ts";
import { type PartOfDay, tallyCrmParts, tallyPart } from "./part-of-day.ts";
import { addKnown, othersWithNumbers, RepAmounts } from "./rep-amounts.ts";
import { READ_TYPES } from "./report-frame.ts";
import type { ReportWindow } from "./report-window.ts";
import { countedReps, type Team } from "./team.ts";

const MINUTE_MS = 60_000;
const LONGEST_FREE_DAYS = 14;

/** What a window is fairly compared with: of each rep, the same elapsed working part of the days before. */
export interface EarlierPart {
  /** From its first day to the last that anybody's part touches. */
  readonly range: DayRange;
  /** Of one rep (or `unassigned`), in basic units; null where any day of their part was not read. */
  amount(type: MetricType, userId: string): number | null;
  /**
   * Of the whole team: null where any day of a rep's part was not read. Of somebody whose calls are read no more counts what is
   * known. Nobody's calls are read only when everybody's are; where the window has none of their days, the part needs none.
   */
  teamAmount(type: MetricType, withUnassigned: boolean): number | null;
  /** How many people had a call in their part, of the whole team. */
  calling(): number;
  /** When a rep's part begins and ends, [from, to) in ms UTC. */
  stretch(userId: string): { readonly from: number; readonly to: number };
}

/**
 * A part is not compared with a whole: a month that is eleven working days and an hour old is held against eleven working days
 * and an hour of the month before, by each rep's own calendar and clock. A day that is cut in its middle is counted in the
 * ledger. `types`: those that are asked for; `only`: one rep's part is; null: the whole team's.
 */
export async function earlierPart(
  context: ReportContext,
  team: Team,
  window: ReportWindow,
  now: number,
  types: readonly MetricType[] = READ_TYPES,
  only: string | null = null,
): Promise<EarlierPart> {
  const before = windowBefore(context, team, window, now);
  const [repDays, open] = await Promise.all([
    context.store.teamDays.byRep(types, before),
    readOpenDays(context, team, before, now),
  ]);
  const days = new RepAmounts(repDays, open);
  const reps = team.reps.map(({ id }) => id);
  const sums = types.map((type) => days.sums(type, before));
  const others = only === null ? othersWithNumbers(team, days.userIds, sums) : [];
  const owners = only === null ? [...reps, ...others, UNASSIGNED] : [only];
  const parts = new Map(
    owners.map((userId) => [userId, partOf(team, userId, window, before, now)]),
  );
  const cuts = await tallyCuts(context, team, types, parts);
  const amount = (type: MetricType, userId: string): number | null => {
    const part = parts.get(userId);
    return part === undefined
      ? null
      : amountOf(days, cuts, type, userId, sinceStart(team, userId, part), others.includes(userId));
  };
  return {
    range: {
      from: before.from,
      to: [...parts.values()].map(lastDayOf).reduce(laterDay, before.from),
    },
    amount,
    teamAmount(type, withUnassigned) {
      // Of a metric that no source has, nobody could say what is missing.
      if (team.sourcesOf(type, null).length === 0) return null;
      const ofType = countedReps(team, type, before.to).map(({ id }) => id);
      const expected = withUnassigned ? [...ofType, UNASSIGNED] : ofType;
      const amounts = expected.map((userId) => amount(type, userId));
      if (amounts.includes(null)) return null;
      return addKnown([...amounts, ...others.map((userId) => amount(type, userId))]);
    },
    calling: () =>
      [...reps, ...others].filter((userId) => (amount("phone_call_quantity", userId) ?? 0) > 0)
        .length,
    stretch: (userId) => toStretch(parts.get(userId), team.roster.zoneOf(userId)),
  };
}

/** The whole window before: the calendar period before, or as many days. A day is held against the last of its kind. */
function windowBefore(
  context: ReportContext,
  team: Team,
  { period, back, from, to }: ReportWindow,
  now: number,
): DayRange {
  if (period === "custom") {
    return { from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) };
  }
  if (period === "daily") {
    const day = lastAlike(team, from);
    return { from: day, to: day };
  }
  const today = dayOf(now, context.workspaceZone);
  return periodBack(period, today, back + 1, context.weekStart);
}

/** The last working day before a working day, else the same weekday a week ago. */
function lastAlike(team: Team, day: Day): Day {
  const { calendar } = team.settings;
  if (weightOn(calendar, null, day) === 0) return addDays(day, -7);
  for (let back = 1; back <= LONGEST_FREE_DAYS; back++) {
    const earlier = addDays(day, -back);
    if (weightOn(calendar, null, earlier) > 0) return earlier;
  }
  return addDays(day, -7);
}

function partOf(
  team: Team,
  userId: string,
  window: ReportWindow,
  before: DayRange,
  now: number,
): ElapsedPart {
  const { today } = localNow(team, userId, now);
  // Where the rep's day has not begun yet, nothing has passed of the window, nor is anything held against it.
  if (today < window.from) return { from: before.from, lastWholeDay: null, cut: null };
  const running = window.period !== "custom" && window.back === 0;
  if (today > window.to && !running) {
    return { from: before.from, lastWholeDay: before.to, cut: null };
  }
  const local = localNowIn(team, userId, now, window);
  if (window.from === window.to && before.from === before.to) {
    const cut = { day: before.to, minuteOfDay: local.minuteOfDay };
    return wholeDays({ from: before.from, lastWholeDay: null, cut });
  }
  const elapsed = { ...local, from: window.from };
  return wholeDays(
    elapsedCounterpart(team.settings.calendar, team.calendarOf(userId), elapsed, before),
  );
}

/** A day that is cut at its end is a whole one. */
function wholeDays(part: ElapsedPart): ElapsedPart {
  if (part.cut === null || part.cut.minuteOfDay < DAY_MINUTES) return part;
  return { ...part, lastWholeDay: part.cut.day, cut: null };
}

/** Of the days before somebody began nothing is expected, nor held against them. */
function sinceStart(team: Team, userId: string, part: ElapsedPart): ElapsedPart {
  const startDay = team.calendarOf(userId)?.startDay ?? part.from;
  const cut = part.cut !== null && part.cut.day < startDay ? null : part.cut;
  return { ...part, from: laterDay(part.from, startDay), cut };
}

function lastDayOf({ from, lastWholeDay, cut }: ElapsedPart): Day {
  return cut?.day ?? lastWholeDay ?? from;
}

/** In basic units, by rep and metric. */
type Cuts = ReadonlyMap<string, ReadonlyMap<MetricType, number>>;

/** What each rep had done on the day that is cut, up to its time of day. */
async function tallyCuts(
  context: ReportContext,
  team: Team,
  types: readonly MetricType[],
  parts: ReadonlyMap<string, ElapsedPart>,
): Promise<Cuts> {
  const cut = new Map<string, PartOfDay>();
  for (const [userId, part] of parts) {
    if (part.cut === null) continue;
    const zone = team.roster.zoneOf(userId);
    const [from, to] = [startOfDay(part.cut.day, zone), endOfCut(part.cut, zone)];
    cut.set(userId, { day: part.cut.day, from, to });
  }
  const ofCrm = types.filter((type) => !READ_TYPES.includes(type));
  const crmParts = ofCrm.length === 0 ? null : await tallyCrmParts(context, team, ofCrm, cut);
  const cuts = [...cut].map(async ([userId, part]) => {
    const { calls, totalSeconds } = await tallyPart(context, team, userId, part);
    const amounts = new Map<MetricType, number>([
      ["phone_call_quantity", calls],
      ["talk_time_minutes", totalSeconds],
      ...(crmParts?.get(userId) ?? []),
    ]);
    return [userId, amounts] as const;
  });
  return new Map(await Promise.all(cuts));
}

function endOfCut(cut: NonNullable<ElapsedPart["cut"]>, zone: string): number {
  const until = instantAt(cut.day, Math.round(cut.minuteOfDay * MINUTE_MS), zone);
  return Math.min(until, endOfDay(cut.day, zone));
}

function toStretch(part: ElapsedPart | undefined, zone: string): { from: number; to: number } {
  if (part === undefined) return { from: 0, to: 0 };
  const from = startOfDay(part.from, zone);
  if (part.cut !== null) return { from, to: endOfCut(part.cut, zone) };
  return { from, to: part.lastWholeDay === null ? from : endOfDay(part.lastWholeDay, zone) };
}

function amountOf(
  days: RepAmounts,
  cuts: Cuts,
  type: MetricType,
  userId: string,
  { from, lastWholeDay, cut }: ElapsedPart,
  passOver: boolean,
): number | null {
  const amounts =
    lastWholeDay === null ? [] : days.series(type, userId, { from, to: lastWholeDay });
  if (cut !== null) {
    const isRead = days.on(type, userId, cut.day) !== null;
    amounts.push(isRead ? (cuts.get(userId)?.get(type) ?? null) : null);
  }
  // Of who is expected to have none, what is known counts; where nothing is, that is not 0.
  if (passOver) return addKnown(amounts);
  return amounts.includes(null) ? null : addKnown([0, ...amounts]);
}
