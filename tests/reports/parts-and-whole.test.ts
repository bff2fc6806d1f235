import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, eachDay, earlierDay } from "#src/domain/calendar/day.ts";
import type { MetricDocument } from "#src/domain/metrics/metric.ts";
import { repOverview } from "#src/reports/rep-overview.ts";
import { resolveWindow } from "#src/reports/report-window.ts";
import { readTeam } from "#src/reports/team.ts";
import { teamHeatMap } from "#src/reports/team-heat-map.ts";
import { teamKpis } from "#src/reports/team-kpis.ts";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamOverview } from "#src/reports/team-overview.ts";
import { teamTrends } from "#src/reports/team-trends.ts";
import { icuDay } from "#tests/builders/independent-count.ts";
import {
  type RandomTeam,
  type RandomWindow,
  randomTeams,
  randomWindows,
  toAsked,
  withTeam,
} from "#tests/builders/random-team.ts";
import type { ReportStory } from "#tests/builders/report-story.ts";

const CALLS = "phone_call_quantity";
const TALK = "talk_time_minutes";
type CallType = typeof CALLS | typeof TALK;

/** The sum of what is known, null of nothing. */
function addUp(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value != null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

const minutes = (seconds: number | null) => (seconds === null ? null : seconds / 60);

/** Asks about documents of some days by hand. */
function countedByHand(documents: readonly MetricDocument[], from: string, to: string) {
  const inWindow = documents.filter(
    ({ date }) => date.slice(0, 10) >= from && date.slice(0, 10) <= to,
  );
  const pick = (type: CallType, userId: string | null, day: string | null) =>
    inWindow.filter(
      (one) =>
        one.type === type &&
        (userId === null || one.userId === userId) &&
        (day === null || one.date.startsWith(day)),
    );
  return {
    sum(type: CallType, userId: string | null = null, day: string | null = null): number | null {
      const found = pick(type, userId, day);
      return type === CALLS
        ? addUp(found.map(({ value }) => value))
        : minutes(addUp(found.map(({ metadata }) => metadata.totalSeconds)));
    },
    days: (userId: string) => pick(CALLS, userId, null).map(({ date }) => date.slice(0, 10)),
    userIds: [...new Set(inWindow.map(({ userId }) => userId))].filter((id) => id !== "unassigned"),
  };
}

async function bothOf(reports: ReportStory, team: RandomTeam, asked: RandomWindow) {
  const window = resolveWindow(toAsked(asked, team), reports.context);
  const byHand = countedByHand(await reports.story.documents(), window.from, window.to);
  return { ...window, asked: toAsked(asked, team), byHand, days: eachDay(window.from, window.to) };
}

const check = (
  work: (reports: ReportStory, team: RandomTeam, asked: RandomWindow) => Promise<void>,
  numRuns = 30,
) =>
  fc.assert(
    fc.asyncProperty(
      randomTeams,
      fc.array(randomWindows, { minLength: 2, maxLength: 4 }),
      (team, asked) =>
        withTeam(team, async (reports) => {
          for (const each of asked) await work(reports, team, each);
        }),
    ),
    { numRuns },
  );

describe("in any team, over any days", () => {
  test("every report of the team has the sum of the documents, and parts that sum to it", async () => {
    await check(async ({ context, ...reports }, team, window) => {
      const { asked, byHand, days } = await bothOf({ context, ...reports }, team, window);
      const metrics = await teamMetrics(context, asked);
      const trends = await teamTrends(context, asked);
      const { kpis } = await teamKpis(context, asked);
      for (const type of [CALLS, TALK] as const) {
        const total = byHand.sum(type);
        expect(metrics.totals[type]).toBe(total);
        expect(metrics.unassigned[type]).toBe(byHand.sum(type, "unassigned"));
        expect(kpis.find((kpi) => kpi.type === type)?.value).toBe(total);

        const board = await teamLeaderboard(context, asked, type);
        expect(board.totals[type]).toBe(total);
        expect(board.unassigned[type]).toBe(byHand.sum(type, "unassigned"));
        for (const { userId, value, values } of board.leaderboard) {
          expect([value, values[type]]).toEqual([byHand.sum(type, userId), value]);
        }
        const parts = [...board.leaderboard.map(({ value }) => value), board.unassigned[type]];
        expect(addUp(parts) ?? 0).toBeCloseTo(total ?? 0, 8);

        const map = await teamHeatMap(context, asked, type);
        expect(map.days).toEqual(days);
        expect(map.totals).toEqual(days.map((day) => byHand.sum(type, null, day)));
        for (const { userId, values, total: sum } of map.rows) {
          expect(values).toEqual(days.map((day) => byHand.sum(type, userId, day)));
          expect(sum).toBe(byHand.sum(type, userId));
        }
        for (const [place, sum] of map.totals.entries()) {
          expect(addUp(map.rows.map(({ values }) => values[place])) ?? 0).toBeCloseTo(sum ?? 0, 8);
        }
        expect(map.top).toBe(
          Math.max(
            0,
            ...byHand.userIds.flatMap((id) => days.map((day) => byHand.sum(type, id, day) ?? 0)),
          ),
        );

        const points = trends.series[type] ?? [];
        expect(points.map(({ date }) => date)).toEqual(days);
        expect(points.map(({ value }) => value)).toEqual(map.totals);
        expect(addUp(points.map(({ value }) => value)) ?? 0).toBeCloseTo(total ?? 0, 8);
      }
      expect(metrics.totals.email_quantity).toBeNull();
    });
  });

  test("home has the same numbers: rows sum to the team, the last day of the spark is today's", async () => {
    await check(async ({ context, ...reports }, team, window) => {
      const period = "period" in window ? window.period : "weekly";
      const { byHand, to } = await bothOf({ context, ...reports }, team, { period, back: 0 });
      const home = await teamOverview(context, period);
      expect(home.team.calls).toBe(byHand.sum(CALLS));
      expect(minutes(home.team.totalSeconds)).toBe(byHand.sum(TALK));
      expect(addUp(home.rows.map(({ calls }) => calls)) ?? 0).toBe(home.team.calls ?? 0);
      for (const { userId, calls, spark } of home.rows) {
        expect(calls).toBe(byHand.sum(CALLS, userId));
        expect(spark.at(-1)).toMatchObject({ day: to, calls: byHand.sum(CALLS, userId, to) });
      }
      expect(home.spark.at(-1)?.calls).toBe(byHand.sum(CALLS, null, to));
      const calling = byHand.userIds.filter((id) => (byHand.sum(CALLS, id) ?? 0) > 0);
      expect(home.team.repsCalling ?? 0).toBe(calling.length);
      const metrics = await teamMetrics(context, { period }, true);
      expect(home.teamBefore?.calls ?? null).toBe(metrics.before?.totals[CALLS]);
      expect(home.missingRepDays).toBe(metrics.missingRepDays);
    }, 20);
  });

  test("a rep's board has the rep's documents, and hours and answers that sum to them", async () => {
    await check(async ({ context, ...reports }, team, window) => {
      const { asked, byHand } = await bothOf({ context, ...reports }, team, window);
      for (const { id } of await context.store.users.list()) {
        const board = await repOverview(context, { userId: id, asked });
        expect(board.kpis.map(({ type, value }) => [type, value])).toEqual([
          [CALLS, byHand.sum(CALLS, id)],
          [TALK, byHand.sum(TALK, id)],
        ]);
        const calls = byHand.sum(CALLS, id) ?? 0;
        expect(addUp(board.byHour.map((hour) => hour.calls))).toBe(calls);
        expect(board.latest).toHaveLength(Math.min(10, calls));
        expect(board.answered.attempts).toBeLessThanOrEqual(calls);
        const seconds = byHand.sum(TALK, id);
        if (calls === 0 || seconds === null) expect(board.averageSeconds.value).toBeNull();
        else expect(board.averageSeconds.value).toBeCloseTo((seconds * 60) / calls, 8);
      }
    }, 20);
  });

  test("what is missing is every day, begun where the rep is, without a document", async () => {
    await check(async ({ context, ...reports }, team, window) => {
      const { asked, byHand, from, to } = await bothOf({ context, ...reports }, team, window);
      const { reps, roster } = await readTeam(context);
      const expected = reps.flatMap(({ id }) => {
        const today = icuDay(context.clock(), roster.zoneOf(id));
        const read = new Set(byHand.days(id));
        return eachDay(from, earlierDay(to, today)).flatMap((day) =>
          read.has(day) ? [] : [`${id} ${day}`],
        );
      });
      const { missing, missingRepDays, complete } = await teamMetrics(context, asked);
      const named = missing.flatMap((run) =>
        eachDay(run.from, run.to).map((day) => `${run.userId} ${day}`),
      );
      expect(named.toSorted()).toEqual(expected.toSorted());
      expect(missingRepDays).toBe(expected.length);
      if (reps.length > 0) expect(complete).toBe(expected.length === 0);
      for (const run of missing) {
        // Runs are as long as they can be.
        expect(named).not.toContain(`${run.userId} ${addDays(run.to, 1)}`);
      }
      const board = await teamLeaderboard(context, asked);
      expect(addUp(board.leaderboard.map(({ missingDays }) => missingDays)) ?? 0).toBe(
        expected.length,
      );
    }, 20);
  });

  test("a whole earlier period is compared with the very total of the one before it, or with nothing", async () => {
    let comparisons = 0;
    await check(async ({ context }) => {
      for (const period of ["daily", "weekly"] as const) {
        const compared = await teamMetrics(context, { period, back: 1 }, true);
        const earlier = await teamMetrics(context, { period, back: 2 });
        const days = [compared.before?.from, compared.before?.to];
        // A day is compared with the last working one; and where it is over here, another's clock may still run.
        if (days[0] !== earlier.from || days[1] !== earlier.to) continue;
        const { users, roster } = await readTeam(context);
        const today = users.map(({ id }) => icuDay(context.clock(), roster.zoneOf(id)));
        if (today.some((day) => day <= compared.to)) continue;
        const before = compared.before?.totals[CALLS] ?? null;
        if (before === null || compared.unassigned[CALLS] === null) continue;
        comparisons += 1;
        expect([period, before]).toEqual([period, earlier.totals[CALLS]]);
      }
    }, 100);
    expect(comparisons).toBeGreaterThan(0);
  });
});
