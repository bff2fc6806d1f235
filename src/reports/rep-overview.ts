import { addDays, type Day, eachDay, earlierDay } from "#src/domain/calendar/day.ts";
import type { DayRange } from "#src/domain/calendar/period.ts";
import { weightOn } from "#src/domain/calendar/working-calendar.ts";
import { AppError } from "#src/domain/errors.ts";
import { dailyTarget, latestDailyTarget } from "#src/domain/goals/daily-target.ts";
import type { Goal } from "#src/domain/goals/goal.ts";
import { type Streak, streakOf } from "#src/domain/goals/streak.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import { METRIC_TYPES, type MetricType } from "#src/domain/metrics/metric.ts";
import { DIALER } from "#src/domain/sources/call-sources.ts";
import type { ReportContext } from "./context.ts";
import { type EarlierPart, earlierPart } from "./earlier-part.ts";
import { localNow } from "./local-now.ts";
import { readOpenDays } from "./open-days.ts";
import { RepAmounts } from "./rep-amounts.ts";
import { type RepCalls, repCalls } from "./rep-calls.ts";
import {
  type GoalFrame,
  goalFrame,
  NO_GOAL,
  perUnit,
  repProgress,
  targetOf,
} from "./rep-progress.ts";
import { READ_TYPES, type ReportFrame, reportReading } from "./report-frame.ts";
import { type AskedPeriod, type ReportWindow, resolveWindow } from "./report-window.ts";
import { readTeam, type Team, teamOf } from "./team.ts";
import type { Kpi } from "./team-kpis.ts";
import { averageSeconds, TimedDays } from "./timed-calls.ts";

export interface DayValue {
  readonly day: Day;
  /** Null where the day was not read, or where there is nothing to divide by. */
  readonly value: number | null;
}

export interface RepKpi extends Omit<Kpi, "targetFrom"> {
  /** The last 30 days, in the unit of the metric's documents. */
  readonly spark: readonly DayValue[];
}

export interface CalendarDay {
  readonly day: Day;
  readonly calls: number | null;
  /** Calls that the day asked for. */
  readonly target: number | null;
  /** calls / target */
  readonly attainment: number | null;
  readonly working: boolean;
  /** The holiday's name. */
  readonly holiday: string | null;
}

export interface RepOverview extends ReportFrame, RepCalls {
  readonly userId: string;
  readonly userName: string;
  /** IANA zone of the rep's days. */
  readonly zone: string;
  /** False: no source knows anybody with this person's e-mail address, so that nothing can be read. */
  readonly matched: boolean;
  /** The days before that the window is held against; its last day may count only up to the time that it is now. */
  readonly beforeRange: DayRange;
  /** Calls and talk time, as far as a source that knows the rep has them, and whatever else has a number or a goal. */
  readonly kpis: readonly RepKpi[];
  readonly averageSeconds: {
    readonly value: number | null;
    readonly before: number | null;
    readonly spark: readonly DayValue[];
  };
  /** The last 30 days. */
  readonly calendar: readonly CalendarDay[];
  /** Of days that reached their target of calls; null where no day had one. */
  readonly streak: Streak | null;
}

const SPARK_DAYS = 30;
/** Twelve weeks and some: what streaks and the scatter of days are looked for in. */
const LOOK_BACK_DAYS = 92;
const CALLS = "phone_call_quantity";

/** Everything about one rep. Throws `user_not_found`. */
export async function repOverview(
  context: ReportContext,
  asked: { readonly userId: string; readonly asked: AskedPeriod },
): Promise<RepOverview> {
  const { userId } = asked;
  const now = context.clock();
  const team = await readTeam(context);
  if (!team.users.some(({ id }) => id === userId)) {
    throw new AppError("user_not_found", `There is no user "${userId}".`);
  }
  const window = resolveWindow(asked.asked, context, now);
  const { today } = localNow(team, userId, now);
  const lastDay = earlierDay(window.to, today);
  const lookBack = { from: addDays(lastDay, 1 - LOOK_BACK_DAYS), to: lastDay };
  const spark = { from: addDays(lastDay, 1 - SPARK_DAYS), to: lastDay };
  const [days, past, open, goals, allGoals, calls] = await Promise.all([
    context.store.teamDays.byRep(METRIC_TYPES, window),
    context.store.teamDays.byRep(METRIC_TYPES, lookBack),
    readOpenDays(context, team, lookBack, now),
    goalFrame(context, team, window, now),
    context.store.goals.list(),
    repCalls(context, team, userId, window),
  ]);
  const rep = { context, team, userId, window, today, goals: allGoals };
  const amounts = new RepAmounts(days);
  const pastAmounts = new RepAmounts(past);
  const wholePast = new RepAmounts(past, open);
  const ofRep = teamOf(team, userId);
  const shown = METRIC_TYPES.filter(
    (type) =>
      (READ_TYPES.includes(type) && ofRep.repsOf(type).length > 0) ||
      amounts.sum(type, userId, window) !== null ||
      (goals !== null && targetOf(goals, type, userId) !== null),
  );
  const timedRange = { from: earlierDay(window.from, spark.from), to: lastDay };
  const [{ frame, isComplete }, earlier, timed] = await Promise.all([
    reportReading(context, ofRep, window, now, shown),
    earlierPart(context, team, window, now, shown, userId),
    TimedDays.read(context, team, timedRange, userId),
  ]);
  return {
    ...frame,
    userId,
    userName: team.nameOf(userId),
    zone: team.roster.zoneOf(userId),
    matched: team.knownTo(userId).length > 0,
    beforeRange: earlier.range,
    kpis: shown.map((type) => ({
      ...repKpi(rep, type, {
        amounts,
        wholePast,
        earlier,
        goals,
        complete: isComplete(type),
      }),
      spark: sparkOf(pastAmounts, type, userId, spark),
      dailyTarget: latestDailyTarget(lastDay, (day) => dayTarget(rep, type, day)),
    })),
    averageSeconds: averages(rep, timed, { amounts, pastAmounts, earlier }, spark),
    ...calls,
    answered: {
      ...calls.answered,
      before: await answeredBefore(context, team, userId, earlier),
    },
    calendar: calendarOf(rep, pastAmounts, spark),
    streak: streakOf(
      calendarOf(rep, wholePast, lookBack).map(({ day, calls: amount, target }) => ({
        day,
        amount,
        target,
      })),
      today,
    ),
  };
}

interface Rep {
  readonly context: ReportContext;
  readonly team: Team;
  readonly userId: string;
  readonly window: ReportWindow;
  /** Where the rep is. */
  readonly today: Day;
  readonly goals: readonly Goal[];
}

interface RepNumbers {
  readonly amounts: RepAmounts;
  /** The last weeks, without days that were not wholly read. */
  readonly wholePast: RepAmounts;
  readonly earlier: EarlierPart;
  readonly goals: GoalFrame | null;
  readonly complete: boolean;
}

function repKpi(
  { team, userId, window, today }: Rep,
  type: MetricType,
  { amounts, wholePast, earlier, goals, complete }: RepNumbers,
): Omit<RepKpi, "spark" | "dailyTarget"> {
  const amount = amounts.sum(type, userId, window);
  const value = amount === null ? null : toValue(type, amount);
  const earlierAmount = earlier.amount(type, userId);
  const before = earlierAmount === null ? null : toValue(type, earlierAmount);
  if (goals === null) return { type, value, before, ...NO_GOAL };
  const range = { from: addDays(today, 1 - LOOK_BACK_DAYS), to: today };
  const days = eachDay(range.from, range.to).flatMap((day): [Day, number][] => {
    const amount = wholePast.on(type, userId, day);
    return amount === null ? [] : [[day, toValue(type, amount)]];
  });
  const { units: _, ...progress } = repProgress(goals, type, userId, {
    value,
    complete,
    recentDays: perUnit(team, userId, days, today),
  });
  return { type, value, before, ...progress };
}

function sparkOf(
  amounts: RepAmounts,
  type: MetricType,
  userId: string,
  range: DayRange,
): DayValue[] {
  return eachDay(range.from, range.to).map((day) => {
    const amount = amounts.on(type, userId, day);
    return { day, value: amount === null ? null : toValue(type, amount) };
  });
}

function averages(
  { userId, window }: Rep,
  timed: TimedDays,
  {
    amounts,
    pastAmounts,
    earlier,
  }: { amounts: RepAmounts; pastAmounts: RepAmounts; earlier: EarlierPart },
  spark: DayRange,
): RepOverview["averageSeconds"] {
  const days = timed.series(pastAmounts, [userId], spark);
  return {
    value: averageSeconds(timed.sum(amounts, [userId], window)),
    before: averageSeconds(timed.before(earlier, [userId])),
    spark: eachDay(spark.from, spark.to).map((day, place) => ({
      day,
      value: averageSeconds(days[place] ?? null),
    })),
  };
}

function dayTarget({ context, team, userId, goals }: Rep, type: MetricType, day: Day) {
  return dailyTarget(goals, { scope: userId, type }, day, {
    team: team.settings.calendar,
    rep: team.calendarOf(userId),
    weekStart: context.weekStart,
  });
}

function calendarOf(rep: Rep, amounts: RepAmounts, range: DayRange): CalendarDay[] {
  const { team, userId } = rep;
  const { holidays } = team.settings.calendar;
  return eachDay(range.from, range.to).map((day) => {
    const calls = amounts.on(CALLS, userId, day);
    const target = dayTarget(rep, CALLS, day);
    return {
      day,
      calls,
      target,
      attainment: calls === null || target === null || target === 0 ? null : calls / target,
      working: weightOn(team.settings.calendar, team.calendarOf(userId), day) > 0,
      holiday: holidays.find((holiday) => holiday.day === day)?.name ?? null,
    };
  });
}

/** Null where the earlier part was not read whole, or had no outgoing call. */
async function answeredBefore(
  context: ReportContext,
  team: Team,
  userId: string,
  earlier: EarlierPart,
): Promise<number | null> {
  if (earlier.amount(CALLS, userId) === null) return null;
  const { from, to } = earlier.stretch(userId);
  const keys = team.keysOf(userId, DIALER);
  const { attempts, answered } = await context.store.ledger.tallyAnswers(DIALER, keys, from, to);
  return attempts === 0 ? null : answered / attempts;
}
