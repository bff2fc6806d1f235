import { daysBetween } from "#src/domain/calendar/day.ts";
import type { Progress } from "#src/domain/goals/pace.ts";
import { toValue } from "#src/domain/metrics/basic-unit.ts";
import type { MetricType } from "#src/domain/metrics/metric.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { expectedDays } from "./completeness.ts";
import type { ReportContext } from "./context.ts";
import { type OpenDays, readOpenDays } from "./open-days.ts";
import { addKnown, othersWithNumbers, RepAmounts, type RepSums } from "./rep-amounts.ts";
import { type GoalFrame, goalFrame, NO_GOAL, repProgress } from "./rep-progress.ts";
import { READ_TYPES, type ReportFrame, reportFrame } from "./report-frame.ts";
import { type AskedPeriod, type ReportWindow, resolveWindow } from "./report-window.ts";
import { countedReps, readTeam, type Team } from "./team.ts";

/** Values by type, in the unit of the metric's documents; null where nothing was read. */
export type ValuesByType = Partial<Record<MetricType, number | null>>;

export interface LeaderboardRow
  extends Pick<Progress, "target" | "prorated" | "pct" | "paceIndex" | "status"> {
  readonly userId: string;
  readonly userName: string;
  /** From 1; equal values share a rank. Null where ranks are not shown, or nothing was read. */
  readonly rank: number | null;
  /** Of the type that the board is by. */
  readonly value: number | null;
  readonly values: ValuesByType;
  /** Days of the window that have begun and were not read; 0 for somebody whose calls are read no more. */
  readonly missingDays: number;
}

export interface TeamLeaderboard extends ReportFrame {
  readonly by: MetricType;
  /** False: the workspace does not rank; rows are then by name. */
  readonly ranked: boolean;
  readonly leaderboard: readonly LeaderboardRow[];
  /** What nobody owns: with the rows it sums to the totals. */
  readonly unassigned: ValuesByType;
  readonly totals: ValuesByType;
}

/** Who did how much: every rep whose calls are read, and whoever else has numbers in the window. */
export async function teamLeaderboard(
  context: ReportContext,
  asked: AskedPeriod,
  by: MetricType = "phone_call_quantity",
): Promise<TeamLeaderboard> {
  const now = context.clock();
  const team = await readTeam(context);
  const window = resolveWindow(asked, context, now);
  const types = [...new Set([by, ...READ_TYPES])];
  const [repDays, open, goals] = await Promise.all([
    context.store.teamDays.byRep(types, window),
    readOpenDays(context, team, window, now),
    goalFrame(context, team, window, now),
  ]);
  const amounts = new RepAmounts(repDays);
  const sums = new Map(types.map((type) => [type, amounts.sums(type, window)]));
  // From the same rows as the reps' own, so that the parts are the whole's whatever is written meanwhile.
  const unassigned = new Map(types.map((type) => [type, amounts.sum(type, UNASSIGNED, window)]));
  const pick = (amountOf: (type: MetricType) => number | null): ValuesByType =>
    Object.fromEntries(
      types.map((type) => {
        const amount = amountOf(type);
        return [type, amount === null ? null : toValue(type, amount)];
      }),
    );

  const board = { team, amounts, sums, open, goals, by, window, now };
  const rows = rankedIds(board).map((rep) => rowOf(board, rep));
  const ranked = team.settings.ranks === "shown";
  return {
    ...(await reportFrame(context, team, window, now, types)),
    by,
    ranked,
    leaderboard: ranked ? rank(rows) : rows.sort((a, b) => a.userName.localeCompare(b.userName)),
    unassigned: pick((type) => unassigned.get(type) ?? null),
    totals: pick((type) => addKnown([repsTotal(sums.get(type)), unassigned.get(type) ?? null])),
  };
}

function repsTotal(sums: RepSums | undefined): number | null {
  if (sums === undefined || !sums.days.some((days) => days > 0)) return null;
  return sums.amounts.reduce((total, amount) => total + amount, 0);
}

interface Board {
  readonly team: Team;
  readonly amounts: RepAmounts;
  readonly sums: ReadonlyMap<MetricType, RepSums>;
  readonly open: OpenDays;
  readonly goals: GoalFrame | null;
  readonly by: MetricType;
  readonly window: ReportWindow;
  readonly now: number;
}

interface RankedRep {
  readonly userId: string;
  /** The number of their sums; -1 where they have none. */
  readonly place: number;
  /** Whether each of their days should have been read. */
  readonly expected: boolean;
}

/** A row that has no rank yet. */
type Ranked = LeaderboardRow & { rank: number | null };

function rowOf(board: Board, { userId, place, expected }: RankedRep): Ranked {
  const { team, sums, goals, by } = board;
  const values: ValuesByType = {};
  for (const [type, sum] of sums) values[type] = valueAt(type, sum, place);
  const value = values[by] ?? null;
  const missingDays = expected ? missingOf(board, userId, sums.get(by)?.days[place] ?? 0) : 0;
  const complete = missingDays === 0;
  const { target, prorated, pct, paceIndex, status } =
    goals === null ? NO_GOAL : repProgress(goals, by, userId, { value, complete });
  return {
    userId,
    userName: team.nameOf(userId),
    rank: null,
    value,
    values,
    target,
    prorated,
    pct,
    paceIndex,
    status,
    missingDays,
  };
}

/** The reps, and others, of whom nothing is expected. */
function rankedIds({ team, amounts, sums, by, window }: Board): RankedRep[] {
  const places = new Map(amounts.userIds.map((userId, place) => [userId, place]));
  const others = othersWithNumbers(team, amounts.userIds, [...sums.values()]);
  const expected = new Set(countedReps(team, by, window.to).map(({ id }) => id));
  return [...team.reps.map(({ id }) => id), ...others].map((userId) => ({
    userId,
    place: places.get(userId) ?? -1,
    expected: expected.has(userId),
  }));
}

function valueAt(type: MetricType, { days, amounts }: RepSums, place: number): number | null {
  return (days[place] ?? 0) === 0 ? null : toValue(type, amounts[place] ?? 0);
}

/** Days of the window that are expected of a rep and were not wholly read. `known`: how many were read at all. */
function missingOf(
  { team, amounts, open, by, window, now }: Board,
  userId: string,
  known: number,
): number {
  const days = expectedDays(team, userId, window, now);
  const count = Math.max(0, daysBetween(days.from, days.to) + 1);
  // Of whom nothing was read, every day is missing, those that are open for another metric as well.
  if (known === 0) return count;
  // Days outside of those may have been read as well; only then it has to be looked which ones were.
  const whole = daysBetween(window.from, window.to) + 1;
  const read =
    count === whole
      ? known
      : amounts.series(by, userId, days).filter((amount) => amount !== null).length;
  return count - read + open.count(by, userId, days);
}

/** Most first; unknown ones last, by name. */
function rank(rows: readonly Ranked[]): LeaderboardRow[] {
  const order = rows.toSorted(
    (a, b) => (b.value ?? -1) - (a.value ?? -1) || a.userName.localeCompare(b.userName),
  );
  let before: number | null = null;
  let reached = 0;
  for (const [place, row] of order.entries()) {
    if (row.value === null) break;
    // Equal values share the rank of the first of them.
    if (row.value !== before) reached = place + 1;
    before = row.value;
    row.rank = reached;
  }
  return order;
}
