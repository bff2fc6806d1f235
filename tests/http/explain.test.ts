import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callsTable, explanation } from "#src/api/contract/explanation.ts";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { MEASURES } from "#src/domain/metrics/measure.ts";
import { startAppServer } from "#tests/builders/app-server.ts";
import { bearer, type GuardedApp, startGuardedApp } from "#tests/builders/guarded-app.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const today = dayOf(Date.now(), "America/Denver");
const yesterday = addDays(today, -1);
const DAYS = `from=${addDays(today, -6)}&to=${today}`;

let workspace: Workspace;
let app: GuardedApp;
let manager: Record<string, string>;
let ada: Record<string, string>;

beforeAll(async () => {
  const account = anAccount([anAgent({ id: 7 }), anAgent({ id: 8 })]);
  const noon = Temporal.PlainDate.from(yesterday).toZonedDateTime({
    timeZone: "America/Denver",
    plainTime: "12:00",
  }).epochMilliseconds;
  for (let n = 0; n < 12; n++) {
    const agentId = n < 7 ? 7 : n < 11 ? 8 : null;
    account.addCall({ agentId, at: noon + n * 10 * 60_000, totalSeconds: 90 });
  }
  workspace = await openWorkspace({ account, now: Date.now() });
  await workspace.addRep({ email: "agent7@example.com" }, { id: "ada", name: "Ada" });
  await workspace.addRep({ email: "agent8@example.com" }, { id: "ben", name: "Ben" });
  await workspace.sync("all");
  app = await startGuardedApp(workspace);
  manager = bearer((await app.newKey("manager")).key);
  ada = bearer((await app.newKey("rep", "ada")).key);
});
afterAll(async () => {
  await app?.stop();
  await workspace?.close();
});

interface Explained {
  value: number | null;
  counted: { calls: number; totalSeconds: number };
  calls: { callId: string; userId: string }[] | null;
  next: string | null;
  parts: { userId: string; value: number | null }[];
}

async function explain(query: string, headers = manager): Promise<Explained> {
  const answer = await app.ask(`/api/explain?${query}&${DAYS}`, headers);
  expect([query, answer.status]).toEqual([query, 200]);
  const body = (await answer.json()) as Explained;
  expect(explanation.parse(body)).toEqual(body);
  return body;
}
async function codeOf(answer: Response): Promise<string> {
  const { code } = (await answer.json()) as { code: string };
  return `${answer.status} ${code}`;
}

describe("GET /api/explain", () => {
  test("gives what is behind any number, of the team, of a rep and of nobody, as its schema says", async () => {
    for (const measure of MEASURES) {
      for (const who of ["", "&userId=ada", "&userId=unassigned"]) {
        await explain(`measure=${measure}${who}`);
      }
    }
    expect(await explain("measure=phone_call_quantity")).toMatchObject({
      value: 12,
      counted: { calls: 12, totalSeconds: 1080 },
      parts: [
        { userId: "ada", value: 7 },
        { userId: "ben", value: 4 },
        { userId: "unassigned", value: 1 },
      ],
    });
    expect(await explain("type=talk_time_minutes&userId=ada")).toMatchObject({ value: 10.5 });
    // 12:00 to 12:50 of seven calls ten minutes apart: six.
    expect((await explain("measure=phone_call_quantity&userId=ada&hour=12")).calls).toHaveLength(6);
  });

  test("lists every call once, a page at a time, each page naming the next", async () => {
    const found: string[] = [];
    let address: string | null = `/api/explain?measure=phone_call_quantity&limit=5&${DAYS}`;
    while (address !== null) {
      const answer: Response = await app.ask(address, manager);
      const { calls, next } = (await answer.json()) as Explained;
      found.push(...(calls ?? []).map(({ callId }) => callId));
      const link = answer.headers.get("link");
      expect(link === null).toBe(next === null);
      address = link === null ? null : (/^<([^>]+)>; rel="next"$/.exec(link)?.[1] ?? "");
    }
    expect([found.length, new Set(found).size]).toEqual([12, 12]);
  });

  test("is CSV by its name or by Accept", async () => {
    const query = `measure=phone_call_quantity&userId=ben&${DAYS}`;
    const csv = await (await app.ask(`/api/explain.csv?${query}`, manager)).text();
    const [header, ...rows] = parse(csv);
    expect(header).toEqual([...callsTable.columns]);
    expect(rows).toHaveLength(4);
    const accepted = await app.ask(`/api/explain?${query}`, { ...manager, accept: "text/csv" });
    expect(await accepted.text()).toBe(csv);
  });

  test("as CSV holds as many calls as may be asked for, or as are asked for", async () => {
    const account = anAccount([anAgent({ id: 7 })]);
    const at = Temporal.PlainDate.from(yesterday).toZonedDateTime("America/Denver");
    for (let n = 0; n < 501; n++) {
      account.addCall({ agentId: 7, at: at.epochMilliseconds + n * 60_000, totalSeconds: 90 });
    }
    const busy = await openWorkspace({ account, now: Date.now() });
    await busy.addRep({ email: "agent7@example.com" }, { id: "ada", name: "Ada" });
    await busy.sync("all");
    const server = await startAppServer(busy.settings);
    const ask = async (query: string, accept = "text/csv") => {
      const address = `${server.url}/api/explain?measure=phone_call_quantity&${DAYS}${query}`;
      const answer = await fetch(address, { headers: { accept } });
      return { text: await answer.text(), link: answer.headers.get("link") };
    };
    try {
      const whole = await ask("");
      expect(parse(whole.text)).toHaveLength(1 + 500);
      expect(whole.link).toMatch(/^<[^>]+>; rel="next"$/);
      expect(parse((await ask("&limit=7")).text)).toHaveLength(1 + 7);
      expect(JSON.parse((await ask("", "application/json")).text).calls).toHaveLength(100);
    } finally {
      await server.stop();
      await busy.close();
    }
  });

  test("shows a rep their own calls, of the team the numbers alone, and of another rep nothing", async () => {
    expect((await explain("measure=phone_call_quantity&userId=ada", ada)).calls).toHaveLength(7);
    expect(await explain("measure=phone_call_quantity", ada)).toMatchObject({
      value: 12,
      calls: null,
      next: null,
    });
    const ask = (path: string) => app.ask(`/api/${path}&${DAYS}`, ada);
    for (const userId of ["ben", "unassigned", "nobody"]) {
      expect(await codeOf(await ask(`explain?measure=phone_call_quantity&userId=${userId}`))).toBe(
        "403 not_allowed",
      );
    }
    expect(await codeOf(await ask("explain.csv?measure=phone_call_quantity"))).toBe(
      "403 not_allowed",
    );
  });

  test.each([
    ["", "measure is missing"],
    ["measure=calls", "measure must be one of"],
    ["measure=phone_call_quantity&type=sms_quantity", "measure is missing"],
    ["measure=phone_call_quantity&hour=24", "hour must be"],
    ["measure=phone_call_quantity&limit=0", "limit must be"],
    ["measure=phone_call_quantity&limit=501", "limit must be"],
    ["measure=phone_call_quantity&after=rubbish", ""],
    ["measure=phone_call_quantity&rep=ada", "no parameter rep"],
    ["measure=phone_call_quantity&userId=", "userId must not be empty"],
  ])("refuses ?%s", async (query, said) => {
    const answer = await app.ask(`/api/explain?${query}`, manager);
    const body = (await answer.json()) as { error: string; code: string };
    expect([answer.status, body.code]).toEqual([400, "invalid_request"]);
    expect(body.error).toContain(said);
  });

  test("of somebody unknown is 404", async () => {
    const path = "/api/explain?measure=phone_call_quantity&userId=nobody";
    expect(await codeOf(await app.ask(path, manager))).toBe("404 user_not_found");
  });
});
