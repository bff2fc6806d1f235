import { addDays, type Day, daysBetween, laterDay } from "#src/domain/calendar/day.ts";
import { type ElapsedPart, elapsedCounterpart } from "#src/domain/calendar/elapsed-part.ts";
import { type DayRange, periodBack } from "#src/domain/calendar/period.ts";
import { weightOn } from "#src/domain/calendar/working-calendar.ts";
import { dayOf, endOfDay, instantAt, startOfDay, timeOfDay } from "#src/domain/calendar/zone.ts";
import { CALL_METRICS } from "#src/domain/metrics/call-documents.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import type { ReportContext } from "./context.ts";
import { RepAmounts } from "./rep-amounts.ts";
import type { ReportWindow } from "./report-window.ts";
import type { Team } from "./team.ts";

const MINUTE_MS = 60_000;
const LONGEST_FREE_DAYS = 14;

/** What a window is fairly compared with: of each rep, the same elapsed working part of the days before. */
export interface EarlierPart {
  /** From its first day to the last that anybody's part touches. */
  readonly range: DayRange;
  /** Sum over these reps (or `unassigned`), in basic units; null where any day of their parts was not read. */
  amount(type: MetricType, userIds: readonly string[]): number | null;
  /** When a rep's part begins and ends, [from, to) in ms UTC. */
  stretch(userId: string): { readonly from: number; readonly to: number };
}

/**
 * A part is not compared with a whole: a month that is eleven working days and an hour old is held against eleven working days
 * and an hour of the month before, by each rep's own calendar and clock. Only calls can be cut in the middle of a day; of other
 * types there is no earlier amount while the window runs. `owners`: whose parts are asked for.
 */
export async function earlierPart(
  context: ReportContext,
  team: Team,
  window: ReportWindow,
  now: number,
  owners: readonly string[] = [...team.reps.map(({ id }) => id), UNASSIGNED],
): Promise<EarlierPart> {
  const before = windowBefore(context, team, window, now);
  const parts = new Map(
    owners.map((userId) => [userId, partOf(team, userId, window, before, now)]),
  );
  const days = new RepAmounts(await context.store.teamDays.byRep(CALL_TYPES, before));
  const cuts = await tallyCuts(context, team, parts);
  return {
    range: {
      from: before.from,
      to: [...parts.values()].map(lastDayOf).reduce(laterDay, before.from),
    },
    amount(type, userIds) {
      let sum = 0;
      for (const userId of userIds) {
        const part = parts.get(userId);
        const amount = part === undefined ? null : amountOf(days, cuts, type, userId, part);
        if (amount === null) return null;
        sum += amount;
      }
      return sum;
    },
    stretch: (userId) => toStretch(parts.get(userId), team.roster.zoneOf(userId)),
  };
}

const CALL_TYPES: readonly MetricType[] = CALL_METRICS.map(({ type }) => type);

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
  const zone = team.roster.zoneOf(userId);
  const today = dayOf(now, zone);
  const whole = { from: before.from, lastWholeDay: before.to, cut: null };
  if (today > window.to) return whole;
  // Where the rep's day has not begun yet, nothing has passed of the window, nor is anything held against it.
  if (today < window.from) return { from: before.from, lastWholeDay: null, cut: null };
  const minuteOfDay = timeOfDay(now, zone) / MINUTE_MS;
  if (window.from === window.to) {
    return { from: before.from, lastWholeDay: null, cut: { day: before.to, minuteOfDay } };
  }
  const running = { today, minuteOfDay, from: window.from };
  return elapsedCounterpart(team.settings.calendar, team.calendarOf(userId), running, before);
}

function lastDayOf({ from, lastWholeDay, cut }: ElapsedPart): Day {
  return cut?.day ?? lastWholeDay ?? from;
}

interface Cut {
  readonly calls: number;
  readonly totalSeconds: number;
}

/** Each rep's calls of the day that is cut, up to its time of day. */
async function tallyCuts(
  context: ReportContext,
  team: Team,
  parts: ReadonlyMap<string, ElapsedPart>,
): Promise<Map<string, Cut>> {
  const cuts = await Promise.all(
    [...parts].map(async ([userId, { cut }]): Promise<[string, Cut] | null> => {
      if (cut === null) return null;
      const zone = team.roster.zoneOf(userId);
      const [from, to] = [startOfDay(cut.day, zone), endOfCut(cut, zone)];
      return [
        userId,
        await context.store.ledger.tallyCalls("justcall", team.keysOf(userId), from, to),
      ];
    }),
  );
  return new Map(cuts.filter((cut) => cut !== null));
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
  cuts: ReadonlyMap<string, Cut>,
  type: MetricType,
  userId: string,
  { from, lastWholeDay, cut }: ElapsedPart,
): number | null {
  let sum = 0;
  if (lastWholeDay !== null) {
    for (const amount of days.series(type, userId, { from, to: lastWholeDay })) {
      if (amount === null) return null;
      sum += amount;
    }
  }
  if (cut === null) return sum;
  const tally = cuts.get(userId);
  if (tally === undefined || days.on(type, userId, cut.day) === null) return null;
  return sum + (type === "phone_call_quantity" ? tally.calls : tally.totalSeconds);
}
