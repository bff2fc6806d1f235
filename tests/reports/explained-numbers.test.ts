import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MEASURES, type Measure } from "#src/domain/metrics/measure.ts";
import { type ExplainedCall, type Explanation, explain } from "#src/reports/explain.ts";
import { repOverview } from "#src/reports/rep-overview.ts";
import { resolveWindow } from "#src/reports/report-window.ts";
import { readTeam } from "#src/reports/team.ts";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamTrends } from "#src/reports/team-trends.ts";
import { icuDay } from "#tests/builders/independent-count.ts";
import {
  RANDOM_REPS,
  randomTeams,
  randomWindows,
  toAsked,
  withTeam,
} from "#tests/builders/random-team.ts";
import type { ReportStory } from "#tests/builders/report-story.ts";

const OF_CALLS = MEASURES.filter(
  (measure) =>
    !["email", "meeting", "sms", "lead", "deals"].some((kind) => measure.startsWith(kind)),
);

const questions = fc.record({
  measure: fc.constantFrom(...OF_CALLS),
  userId: fc.constantFrom(null, null, ...RANDOM_REPS, "unassigned"),
  hour: fc.option(fc.integer({ min: 0, max: 23 }), { freq: 2 }),
  window: randomWindows,
  limit: fc.integer({ min: 1, max: 7 }),
});

type Asked = Parameters<typeof explain>[1];

/** All pages of an answer, each as long as asked for but the last; whatever is said beside the calls is the same on each. */
async function allPages(reports: ReportStory, query: Asked): Promise<ExplainedCall[]> {
  const calls: ExplainedCall[] = [];
  let after: string | null = null;
  let first: Omit<Explanation, "calls" | "next"> | null = null;
  do {
    const page: Explanation = await explain(reports.context, { ...query, after });
    const { calls: ofPage, next, ...beside } = page;
    first ??= beside;
    expect(beside).toEqual(first);
    if (next !== null) expect(ofPage).toHaveLength(query.limit);
    if (after !== null) expect(ofPage).not.toEqual([]);
    calls.push(...(ofPage ?? []));
    after = next;
  } while (after !== null);
  return calls;
}

/** A measure of a list of calls, by hand; a list without a call says nothing about shares and averages. */
function measured(measure: Measure, calls: readonly ExplainedCall[]): number | null {
  const seconds = calls.reduce((sum, { totalSeconds }) => sum + totalSeconds, 0);
  switch (measure) {
    case "talk_time_minutes":
      return seconds / 60;
    case "average_call_seconds":
      return calls.length === 0 ? null : seconds / calls.length;
    case "answered_share":
      return calls.length === 0
        ? null
        : calls.filter(({ outcome }) => outcome === "answered").length / calls.length;
    case "reps_calling":
      return new Set(calls.map(({ userId }) => userId).filter((id) => id !== "unassigned")).size;
    default:
      return calls.length;
  }
}

describe("for any number of any team", () => {
  test("the list's count or sum is the number, page by page, by rep and by day", async () => {
    await fc.assert(
      fc.asyncProperty(
        randomTeams,
        fc.array(questions, { minLength: 3, maxLength: 5 }),
        (team, asked) =>
          withTeam(team, async (reports) => {
            for (const { window, ...question } of asked) {
              const query = {
                ...question,
                asked: toAsked(window, team),
                after: null,
                withCalls: true,
              };
              const whole = await explain(reports.context, { ...query, limit: 1_000 });
              const calls = await allPages(reports, query);
              expect(calls).toEqual(whole.calls);
              expect(new Set(calls.map(({ callId }) => callId)).size).toBe(calls.length);
              const order = calls.map(({ at, callId }) => `${at} ${callId}`);
              expect(order).toEqual(order.toSorted().reverse());
              expect(whole.counted).toEqual({
                calls: calls.length,
                totalSeconds: calls.reduce((sum, { totalSeconds }) => sum + totalSeconds, 0),
                answered:
                  query.measure === "answered_share" || query.hour !== null
                    ? calls.filter(({ outcome }) => outcome === "answered").length
                    : null,
              });

              const { measure, userId } = query;
              const worth = (some: readonly ExplainedCall[], known: number | null) =>
                known === null ? null : measured(measure, some);
              expect(whole.value).toBe(worth(calls, whole.value));
              if (whole.value === null) expect(measured(measure, calls) ?? 0).toBe(0);
              for (const part of whole.parts) {
                const theirs = calls.filter((call) => call.userId === part.userId);
                expect([part.userId, part.value]).toEqual([part.userId, worth(theirs, part.value)]);
              }
              for (const { day, value } of whole.days) {
                const ofDay = calls.filter((call) => call.day === day);
                expect([day, value]).toEqual([day, worth(ofDay, value)]);
              }
              for (const call of calls) {
                expect(call.day >= whole.from && call.day <= whole.to).toBe(true);
                if (userId !== null) expect(call.userId).toBe(userId);
              }
              const hidden = await explain(reports.context, { ...query, withCalls: false });
              expect([hidden.calls, hidden.next, hidden.value]).toEqual([null, null, whole.value]);
              expect(hidden.counted).toEqual(whole.counted);
            }
          }),
      ),
      { numRuns: 30 },
    );
  });

  test("it is the number that every other report shows", async () => {
    await fc.assert(
      fc.asyncProperty(randomTeams, randomWindows, (team, window) =>
        withTeam(team, async (reports) => {
          const { context } = reports;
          const asked = toAsked(window, team);
          const ask = async (measure: Measure, userId: string | null, hour: number | null = null) =>
            explain(context, {
              measure,
              userId,
              asked,
              hour,
              after: null,
              limit: 1,
              withCalls: true,
            });
          const metrics = await teamMetrics(context, asked);
          const trends = await teamTrends(context, asked);
          const users = await context.store.users.list();
          for (const type of ["phone_call_quantity", "talk_time_minutes"] as const) {
            const whole = await ask(type, null);
            expect(whole.value).toBe(metrics.totals[type]);
            expect(whole.days.map(({ day, value }) => ({ date: day, value }))).toEqual(
              trends.series[type],
            );
            expect((await ask(type, "unassigned")).value).toBe(metrics.unassigned[type]);
            const { leaderboard } = await teamLeaderboard(context, asked, type);
            for (const { userId, value } of leaderboard) {
              expect([userId, (await ask(type, userId)).value]).toEqual([userId, value]);
              expect(whole.parts.find((part) => part.userId === userId)?.value ?? null).toBe(value);
            }
            if (type === "phone_call_quantity") {
              const calling = leaderboard.filter(({ value }) => (value ?? 0) > 0).length;
              expect((await ask("reps_calling", null)).value ?? 0).toBe(calling);
            }
          }
          for (const { id } of users) {
            const board = await repOverview(context, { userId: id, asked });
            expect((await ask("average_call_seconds", id)).value).toBe(board.averageSeconds.value);
            expect((await ask("answered_share", id)).value).toBe(board.answered.share);
            for (const { hour, calls } of board.byHour.filter(
              (bar) => bar.calls > 0 || bar.hour === 9,
            )) {
              const inHour = await ask("phone_call_quantity", id, hour);
              expect([hour, inHour.counted.calls, inHour.value ?? 0]).toEqual([hour, calls, calls]);
            }
          }
        }),
      ),
      { numRuns: 15 },
    );
  });

  test("every call of the ledger is either in the list or named among what was left out", async () => {
    await fc.assert(
      fc.asyncProperty(
        // While a changed zone waits for the next sync, a day has two beginnings, and what lies between them no one name.
        randomTeams.map((team) => ({ ...team, moves: null })),
        randomWindows,
        fc.constantFrom(null, "mara", "zoe", "unassigned"),
        (team, window, userId) =>
          withTeam(team, async (reports) => {
            if (team.zoeLate && userId === "zoe") return;
            const asked = toAsked(window, team);
            const answer = await explain(reports.context, {
              measure: "phone_call_quantity",
              userId,
              asked,
              hour: null,
              after: null,
              limit: 1_000,
              withCalls: true,
            });
            const { from, to } = resolveWindow(asked, reports.context);
            const { roster } = await readTeam(reports.context);
            const db = new DatabaseSync(reports.file, { readOnly: true });
            const rows = db
              .prepare(
                `select sourceId, at, state, coalesce(owner, 'unassigned') as owner from activity
                 left join people on people.source = activity.source and people.id = personKey`,
              )
              .all()
              .map((row) => ({
                id: String(row["sourceId"]),
                owner: String(row["owner"]),
                state: row["state"],
                at: Number(row["at"]),
              }))
              .filter(({ owner, at }) => {
                const day = icuDay(at, roster.zoneOf(owner));
                return (userId === null || owner === userId) && day >= from && day <= to;
              });
            db.close();
            const listed = new Set(answer.calls?.map(({ callId }) => callId));
            const ids = (state: string) =>
              rows.filter((row) => row.state === state).map(({ id }) => id);
            const left = (reason: string) => answer.leftOut.find((one) => one.reason === reason);
            const unsynced = ids("present").filter((id) => !listed.has(id));
            expect(listed.size).toBe(ids("present").length - unsynced.length);
            expect(left("day_not_synced")?.count ?? 0).toBe(unsynced.length);
            expect(left("gone_at_source")?.count ?? 0).toBe(ids("gone").length);
            for (const { reason, count, examples, text } of answer.leftOut) {
              expect(examples.length).toBe(Math.min(5, count));
              expect(text.length).toBeGreaterThan(20);
              for (const { callId } of examples) {
                expect(listed.has(callId)).toBe(false);
                if (reason === "unreadable") expect(callId).toMatch(/^bad-/);
              }
            }
          }),
      ),
      { numRuns: 30 },
    );
  });
});
