import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PUBLIC_REPORTS } from "#src/api/contract/public-reports.ts";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { TEAM } from "#src/domain/goals/goal.ts";
import { METRIC_TYPES } from "#src/domain/metrics/metric.ts";
import { bearer, type GuardedApp, startGuardedApp } from "#tests/builders/guarded-app.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const today = dayOf(Date.now(), "America/Denver");
const yesterday = addDays(today, -1);
const DAYS = `from=${addDays(today, -6)}&to=${today}`;
/** Ada's id is her address, and so is her name; Ben's name holds one. */
const ADA = "ada@example.com";

let workspace: Workspace;
let app: GuardedApp;
let manager: Record<string, string>;

beforeAll(async () => {
  const account = anAccount([anAgent({ id: 7, email: ADA }), anAgent({ id: 8 })]);
  const noon = Temporal.PlainDate.from(yesterday).toZonedDateTime({
    timeZone: "America/Denver",
    plainTime: "12:00",
  }).epochMilliseconds;
  for (let n = 0; n < 12; n++) {
    const agentId = n < 7 ? 7 : n < 11 ? 8 : null;
    account.addCall({ agentId, at: noon + n * 60_000, totalSeconds: 90 });
  }
  workspace = await openWorkspace({ account, now: Date.now() });
  await workspace.addRep({ email: ADA }, { id: ADA, name: ADA });
  await workspace.addRep(
    { email: "agent8@example.com" },
    { id: "ben", name: "=Ben <ben@corp.example>" },
  );
  await setGoal(ADA, 100);
  await setGoal(TEAM, 150);
  await workspace.sync("all");
  app = await startGuardedApp(workspace);
  manager = bearer((await app.newKey("manager")).key);
});
afterAll(async () => {
  await app?.stop();
  await workspace?.close();
});

interface Leaderboard {
  leaderboard: { userId: string; userName: string; value: number | null }[];
  unassigned: Record<string, number>;
  totals: Record<string, number>;
}

async function json<Answer>(path: string, headers = manager): Promise<Answer> {
  const answer = await app.ask(`/api/public/${path}`, headers);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Answer;
}
async function codeOf(answer: Response): Promise<string> {
  const { code } = (await answer.json()) as { code: string };
  return `${answer.status} ${code}`;
}
/** Answers that tell the pace change by the minute: does this again if one passed meanwhile. */
async function withinAMinute<Answer>(does: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const minute = Math.floor(Date.now() / 60_000);
    const answer = await does();
    if (Math.floor(Date.now() / 60_000) === minute) return answer;
  }
}
/** So many calls a month. */
const setGoal = (scope: string, target: number) =>
  workspace.services.store.goals.set([
    {
      scope,
      type: "phone_call_quantity",
      period: "monthly",
      fromDay: addDays(today, -40),
      target,
      setBy: "test",
      setAt: new Date().toISOString(),
    },
  ]);
/** How Ada is called in public. */
const adaInPublic = async () =>
  (await json<Leaderboard>(`team-leaderboard?${DAYS}`)).leaderboard.find(
    ({ userName }) => userName === "ada",
  )?.userId ?? "";

describe("every report", () => {
  const asked = async () => [
    ...PUBLIC_REPORTS.filter(({ name }) => name !== "user-overview").flatMap((report) =>
      (report.name === "team-goals" ? ["", "period=monthly"] : ["", "period=monthly", DAYS]).map(
        (query) => ({
          report,
          query,
        }),
      ),
    ),
    ...["", `&${DAYS}`].flatMap((window) =>
      PUBLIC_REPORTS.filter(({ name }) => name === "user-overview").flatMap((report) =>
        ["ben"].map((userId) => ({ report, query: `userId=${userId}${window}` })),
      ),
    ),
    {
      report: PUBLIC_REPORTS[5],
      query: `userId=${await adaInPublic()}&period=monthly`,
    },
  ];

  test("answers just what its schema says, in JSON and CSV, without an address or a number to call", async () => {
    const explained = await app.ask(`/api/explain?measure=phone_call_quantity&${DAYS}`, manager);
    const { calls } = (await explained.json()) as { calls: { otherNumber: string }[] };
    const numbers = calls.map(({ otherNumber }) => otherNumber.replace(/\D/g, "").slice(-7));
    expect(numbers).toHaveLength(12);
    for (const { report, query } of await asked()) {
      const path = `/api/public/${report.name}`;
      const answers = await withinAMinute(() =>
        Promise.all([
          app.ask(`${path}?${query}`, manager),
          app.ask(`${path}.csv?${query}`, manager),
          app.ask(`${path}?${query}`, { ...manager, accept: "text/csv" }),
        ]),
      );
      expect([path, query, ...answers.map(({ status }) => status)]).toEqual([
        path,
        query,
        200,
        200,
        200,
      ]);
      expect(answers.map(({ headers }) => headers.get("content-type")?.split(";")[0])).toEqual([
        "application/json",
        "text/csv",
        "text/csv",
      ]);
      const [text, csv, byAccept] = await Promise.all([
        answers[0].text(),
        answers[1].text(),
        answers[2].text(),
      ]);
      expect(report.answer.parse(JSON.parse(text))).toEqual(JSON.parse(text));
      expect(byAccept).toBe(csv);
      const [header, ...rows] = parse(csv);
      expect(header).toEqual([...report.csv.columns]);
      expect([path, rows.length > 0]).toEqual([path, true]);

      for (const body of [text, csv]) {
        expect(body).not.toContain("@");
        expect(body).not.toMatch(/example\.com|corp\.example/);
        for (const number of numbers) expect(body).not.toContain(number);
        expect(body).not.toMatch(/otherNumber|callId|latest/);
      }
    }
  });

  test("gives the same bytes and tag as long as nothing changed, and then 304", async () => {
    for (const { report, query } of await asked()) {
      for (const suffix of ["", ".csv"]) {
        const path = `/api/public/${report.name}${suffix}?${query}`;
        await withinAMinute(() => expectHeld(path));
      }
    }
  });

  async function expectHeld(path: string): Promise<void> {
    const minute = Math.floor(Date.now() / 60_000);
    const first = await app.ask(path, manager);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect(first.headers.get("cache-control")).toBe("private, no-cache");
    expect(first.headers.get("vary")?.toLowerCase()).toContain("accept");
    const second = await app.ask(path, manager);
    const held = await Promise.all(
      [etag, `"other", W/${etag}`, "*"].map((tag) =>
        app.ask(path, { ...manager, "if-none-match": tag }),
      ),
    );
    const stale = await app.ask(path, { ...manager, "if-none-match": '"other"' });
    const head = await fetch(app.url + path, { method: "HEAD", headers: manager });
    if (Math.floor(Date.now() / 60_000) !== minute) return;
    expect([await second.text(), second.headers.get("etag")]).toEqual([await first.text(), etag]);
    for (const answer of held) {
      expect([path, answer.status, await answer.text(), answer.headers.get("etag")]).toEqual([
        path,
        304,
        "",
        etag,
      ]);
    }
    expect(stale.status).toBe(200);
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);
    // Whoever may not ask is not told either that nothing changed.
    expect(await codeOf(await app.ask(path, { "if-none-match": etag }))).toBe("401 not_signed_in");
  }

  test("has another tag once its numbers changed, and as CSV", async () => {
    const tag = async (path: string) =>
      (await app.ask(`/api/public/${path}`, manager)).headers.get("etag");
    const before = await tag("team-goals");
    await setGoal(TEAM, 160);
    expect(await tag("team-goals")).not.toBe(before);
    expect(await tag("team-goals.csv")).not.toBe(await tag("team-goals"));
  });
});

describe("the numbers", () => {
  test("of the reps and of nobody sum to the team's: 7 + 4 + 1 calls of 90 seconds", async () => {
    const { leaderboard, unassigned, totals } = await json<Leaderboard>(`team-leaderboard?${DAYS}`);
    expect(leaderboard.map(({ userName, value }) => [userName, value])).toEqual([
      ["ada", 7],
      ["=Ben <ben>", 4],
    ]);
    expect(unassigned).toEqual({ phone_call_quantity: 1, talk_time_minutes: 1.5 });
    expect(totals).toEqual({ phone_call_quantity: 12, talk_time_minutes: 18 });
    expect(await json(`team-metrics?${DAYS}`)).toMatchObject({
      period: "custom",
      totals: { phone_call_quantity: 12, talk_time_minutes: 18, deals_won_amount: null },
      unassigned: { phone_call_quantity: 1 },
      before: null,
    });
  });

  test("are in CSV what they are in JSON, a rep's name no formula, unknown an empty cell", async () => {
    const csv = await (await app.ask(`/api/public/team-leaderboard.csv?${DAYS}`, manager)).text();
    const rows = parse(csv, { columns: true }) as Record<string, string>[];
    expect(
      rows.map(({ userName, value, talk_time_minutes: talk }) => [userName, value, talk]),
    ).toEqual([
      ["ada", "7", "10.5"],
      ["'=Ben <ben>", "4", "6"],
      ["Unassigned", "1", "1.5"],
    ]);
    const trends = await (await app.ask(`/api/public/team-trends.csv?${DAYS}`, manager)).text();
    const days = parse(trends, { columns: true }) as Record<string, string>[];
    expect(days.map(({ date }) => date)).toHaveLength(7);
    expect(days.find(({ date }) => date === yesterday)).toMatchObject({
      phone_call_quantity: "12",
      email_quantity: "",
    });
    expect(Object.keys(days[0] ?? {})).toEqual(["date", ...METRIC_TYPES]);
  });

  test("of a rep whose id is an address are found by the alias that the leaderboard gives", async () => {
    const alias = await adaInPublic();
    expect(alias).toMatch(/^rep_[0-9a-f]{20}$/);
    expect(await json(`user-overview?userId=${alias}&period=monthly`)).toMatchObject({
      userId: alias,
      userName: "ada",
      kpis: [{ type: "phone_call_quantity", target: 100 }, { type: "talk_time_minutes" }],
    });
    const byAddress = await app.ask(`/api/public/user-overview?userId=${ADA}`, manager);
    expect(await codeOf(byAddress)).toBe("404 user_not_found");
  });
});

describe("what cannot be answered", () => {
  test.each([
    ["team-metrics?period=yearly", "period must be one of"],
    ["team-metrics?back=1.5", "back must be a whole number"],
    ["team-metrics?back=105", "back must be a whole number"],
    ["team-metrics?period=daily&from=2026-01-01", "not for both"],
    ["team-metrics?back=1&from=2026-01-01", "back goes with a period"],
    ["team-metrics?from=2020-01-01", "longer than three years"],
    ["team-metrics?from=2026-02-02&to=2026-02-01", "before it starts"],
    ["team-metrics?from=soon", "from must be a day"],
    ["team-metrics?perod=daily", "no parameter perod; there are period, back, from, to"],
    ["team-goals?back=1", "no parameter back"],
    ["team-leaderboard?by=calls", "by must be one of"],
    ["user-overview", "userId is missing"],
  ])("%s", async (path, said) => {
    const answer = await app.ask(`/api/public/${path}`, manager);
    const body = (await answer.json()) as { error: string; code: string };
    expect([answer.status, body.code]).toEqual([400, "invalid_request"]);
    expect(body.error).toContain(said);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("an unknown report, an unknown rep, another method", async () => {
    const ask = (path: string) => app.ask(`/api/public/${path}`, manager);
    expect(await codeOf(await ask("team-secrets"))).toBe("404 not_found");
    expect(await codeOf(await ask("team-metrics.xml"))).toBe("404 not_found");
    expect(await codeOf(await ask("user-overview?userId=nobody"))).toBe("404 user_not_found");
    const posted = await fetch(`${app.url}/api/public/team-metrics`, {
      method: "POST",
      headers: manager,
    });
    expect(posted.status).toBe(405);
  });
});
