import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, eachDay } from "#src/domain/calendar/day.ts";
import type { Measure } from "#src/domain/metrics/measure.ts";
import { explain } from "#src/reports/explain.ts";
import { repOverview } from "#src/reports/rep-overview.ts";
import { teamHeatMap } from "#src/reports/team-heat-map.ts";
import { teamKpis } from "#src/reports/team-kpis.ts";
import { teamLeaderboard } from "#src/reports/team-leaderboard.ts";
import { teamMetrics } from "#src/reports/team-metrics.ts";
import { teamOverview } from "#src/reports/team-overview.ts";
import { teamTrends } from "#src/reports/team-trends.ts";
import { icuDay } from "#tests/builders/independent-count.ts";
import { openReportStory, type ReportStory } from "#tests/builders/report-story.ts";
import { aCall, aPerson, aUser } from "#tests/builders/store-sync.ts";

const ZONE = "America/Denver";
/** Ninety days, in which clocks change in Denver and on Lord Howe Island. */
const [FIRST, LAST] = ["2026-09-01", "2026-11-29"] as const;
const REPS = [
  aUser("ann", { timeZone: "Asia/Kolkata" }),
  aUser("bea", { timeZone: "Australia/Lord_Howe" }),
  aUser("cid"),
  aUser("dan", { timeZone: "Pacific/Honolulu" }),
];
const SEATS = REPS.map((user, n) => ({ seat: `${n + 1}`, user }));

/** Numbers from 0 to 1 that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Row {
  readonly userId: string;
  readonly day: string;
  readonly hour: number;
  readonly seconds: number;
  readonly direction: unknown;
  readonly outcome: unknown;
}

let reports: ReportStory;
let rows: Map<string, Row[]>;
let db: DatabaseSync;
const random = numbers(20_260_901);
const pick = (below: number) => Math.floor(random() * below);

beforeAll(async () => {
  reports = openReportStory({ now: "2026-12-01T12:00:00Z", zone: ZONE });
  await reports.store.users.add(REPS);
  const start = Date.parse(`${FIRST}T12:00:00Z`);
  const calls = Array.from({ length: 2_500 }, (_, n) => ({
    ...aCall(
      String(n),
      [...SEATS.map(({ seat }) => seat), "stranger", null][pick(6)] ?? null,
      start + pick(89 * 86_400) * 1_000,
      pick(900),
    ),
    direction: (["in", "out"] as const)[pick(2)] ?? null,
    outcome: (["answered", "unanswered"] as const)[pick(2)] ?? null,
  }));
  const days = [FIRST, LAST] as const;
  const sync = {
    people: SEATS.map(({ seat, user }) => aPerson(seat, user.email)),
    windows: { ann: days, bea: days, cid: days, dan: days, unassigned: days },
  };
  await reports.sync({ ...sync, calls });
  // The second read finds every tenth call gone.
  reports.story.now += 60_000;
  await reports.sync({ ...sync, calls: calls.filter((_, n) => n % 10 !== 0) });

  db = new DatabaseSync(reports.file, { readOnly: true });
  const hours = new Map<string, Intl.DateTimeFormat>();
  const hourOf = (at: number, zone: string) => {
    const format =
      hours.get(zone) ??
      new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" });
    hours.set(zone, format);
    return Number(format.format(at));
  };
  const all = db
    .prepare(
      "select at, totalSeconds, personKey, direction, outcome from activity where state = 'present'",
    )
    .all()
    .map((row) => {
      const user = SEATS.find(({ seat }) => seat === row["personKey"])?.user;
      const [at, zone] = [Number(row["at"]), user?.timeZone ?? ZONE];
      return {
        userId: user?.id ?? "unassigned",
        day: icuDay(at, zone),
        hour: hourOf(at, zone),
        seconds: Number(row["totalSeconds"]),
        direction: row["direction"],
        outcome: row["outcome"],
      };
    });
  rows = Map.groupBy(all, ({ day }) => day);
});
afterAll(async () => {
  db.close();
  await reports.close();
});

function count(from: string, to: string, userId: string | null = null) {
  const found = eachDay(from, to).flatMap((day) =>
    (rows.get(day) ?? []).filter((row) => userId === null || row.userId === userId),
  );
  const out = found.filter(({ direction }) => direction === "out");
  return {
    calls: found.length,
    seconds: found.reduce((sum, { seconds }) => sum + seconds, 0),
    attempts: out.length,
    answered: out.filter(({ outcome }) => outcome === "answered").length,
    byHour: Array.from(
      { length: 24 },
      (_, hour) => found.filter((row) => row.hour === hour).length,
    ),
    reps: new Set(found.map((row) => row.userId).filter((id) => id !== "unassigned")).size,
  };
}

/** Ninety windows that begin on random days: a third of them days, the others up to six weeks. */
function windows(): { from: string; to: string }[] {
  return Array.from({ length: 90 }, (_, n) => {
    const from = addDays(FIRST, pick(90));
    const to = addDays(from, n % 3 === 0 ? 0 : pick(42));
    return { from, to: to > LAST ? LAST : to };
  });
}

describe("over 90 random windows of 90 days", () => {
  test("the documents are the ledger: SQL over either gives the same", () => {
    const sum = db.prepare(
      `select total(value) as calls, total(json_extract(metadata, '$.totalSeconds')) as seconds
       from metrics where type = 'phone_call_quantity' and substr(date, 1, 10) between ? and ?`,
    );
    for (const { from, to } of windows()) {
      const { calls, seconds } = count(from, to);
      expect({ ...sum.get(from, to) }).toEqual({ calls, seconds });
    }
  });

  test("the team's totals, days, ranks and parts are those of an SQL over the ledger", async () => {
    const { context } = reports;
    for (const window of windows()) {
      const { from, to } = window;
      const all = count(from, to);
      const nobodys = count(from, to, "unassigned");
      const { totals, unassigned, missingRepDays } = await teamMetrics(context, window);
      expect(totals).toMatchObject({
        phone_call_quantity: all.calls,
        talk_time_minutes: all.seconds / 60,
      });
      expect(unassigned.phone_call_quantity).toBe(nobodys.calls);
      expect(missingRepDays).toBe(0);
      const { kpis } = await teamKpis(context, window);
      expect(kpis.map(({ value }) => value)).toEqual([all.calls, all.seconds / 60]);

      const days = eachDay(from, to);
      const { series } = await teamTrends(context, window);
      expect(series.phone_call_quantity).toEqual(
        days.map((date) => ({ date, value: count(date, date).calls })),
      );
      const map = await teamHeatMap(context, window, "talk_time_minutes");
      for (const { userId, values } of map.rows) {
        expect(values).toEqual(days.map((day) => count(day, day, userId).seconds / 60));
      }
      const { leaderboard } = await teamLeaderboard(context, window);
      const byHand = REPS.map(({ id }) => ({ id, calls: count(from, to, id).calls }));
      expect(leaderboard.map(({ userId, value, rank }) => [userId, value, rank])).toEqual(
        byHand
          .toSorted((a, b) => b.calls - a.calls || (a.id < b.id ? -1 : 1))
          .map(({ id, calls }) => [
            id,
            calls,
            1 + byHand.filter((other) => other.calls > calls).length,
          ]),
      );
    }
  });

  test("a rep's board is that of an SQL over the ledger: calls, minutes, average, share, hours", async () => {
    for (const [n, window] of windows().entries()) {
      const { id } = REPS[n % 4] ?? REPS[0] ?? aUser("");
      const theirs = count(window.from, window.to, id);
      const board = await repOverview(reports.context, { userId: id, asked: window });
      expect(board.kpis.map(({ value }) => value)).toEqual([theirs.calls, theirs.seconds / 60]);
      expect(board.averageSeconds.value).toBe(
        theirs.calls === 0 ? null : theirs.seconds / theirs.calls,
      );
      expect(board.answered).toMatchObject({
        attempts: theirs.attempts,
        answered: theirs.answered,
        share: theirs.attempts === 0 ? null : theirs.answered / theirs.attempts,
      });
      expect(board.byHour.map(({ calls }) => calls)).toEqual(theirs.byHour);
    }
  });

  test("explained numbers are those of an SQL over the ledger", async () => {
    for (const [n, window] of windows().entries()) {
      const userId = [null, "ann", "unassigned"][n % 3] ?? null;
      const all = count(window.from, window.to, userId);
      const wanted: [Measure, number | null][] = [
        ["phone_call_quantity", all.calls],
        ["talk_time_minutes", all.seconds / 60],
        ["average_call_seconds", all.calls === 0 ? null : all.seconds / all.calls],
        ["answered_share", all.attempts === 0 ? null : all.answered / all.attempts],
        ["reps_calling", userId === "unassigned" ? null : all.reps],
      ];
      const [measure, value] = wanted[n % 5] ?? ["phone_call_quantity", all.calls];
      const answer = await explain(reports.context, {
        measure,
        userId,
        asked: window,
        hour: null,
        after: null,
        limit: 1,
        withCalls: false,
      });
      expect([measure, answer.value]).toEqual([measure, value]);
      expect(answer.counted.calls).toBe(measure === "answered_share" ? all.attempts : all.calls);
    }
  });

  test("home, asked on 90 random days, has the week so far of an SQL over the ledger", async () => {
    for (const { from: day } of windows()) {
      reports.setNow(Date.parse(`${day}T12:00:00Z`) + pick(6) * 3_600_000);
      const home = await teamOverview(reports.context, "weekly");
      const { from, to } = home.range;
      const all = count(from, to);
      expect(home.team).toMatchObject({
        calls: all.calls,
        totalSeconds: all.seconds,
        repsCalling: all.reps,
      });
      for (const { userId, calls, spark } of home.rows) {
        expect([userId, calls]).toEqual([userId, count(from, to, userId).calls]);
        const inStory = spark.filter((point) => point.day >= FIRST);
        expect(inStory.map((point) => point.calls)).toEqual(
          inStory.map((point) => count(point.day, point.day, userId).calls),
        );
      }
    }
  });
});
