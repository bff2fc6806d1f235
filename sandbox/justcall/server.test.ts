import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { closeAll, NOON, type Row, smallAccount, start } from "./testing.ts";

afterEach(closeAll);

const HOUR = 3_600_000;

describe("paging", () => {
  test("counts from 0 and walks ascending without doubles or gaps", async () => {
    const { account, body } = await start();
    const found: number[] = [];
    let page = 0;
    for (; ; page++) {
      const answer = await body(`/calls?order=asc&per_page=10&page=${page}`);
      expect(answer).toMatchObject({
        total_count: 25,
        current_page: page,
        per_page: 10,
      });
      expect(answer.count).toBe(answer.data.length);
      found.push(...answer.data.map((row) => row.id));
      if (answer.next_page_link === null) break;
    }
    expect(page).toBe(2);
    expect(found).toEqual(Array.from(account.calls(), (call) => call.id));
  });

  test("is newest first with 20 rows unless told otherwise", async () => {
    const { body, ids } = await start();
    const first = await body("/calls");
    expect(first.data[0]?.id).toBe(401_000_240);
    expect(first).toMatchObject({
      count: 20,
      per_page: 20,
      prev_page_link: null,
    });
    expect(await ids("/calls?page=1")).toHaveLength(5);
    expect(await ids("/calls?page=2")).toEqual([]);
  });

  test("links carry page and per_page only", async () => {
    const { sandbox, body } = await start();
    const answer = await body("/calls?agent_id=11&per_page=4&page=1");
    expect(answer.next_page_link).toBe(`${sandbox.url}/v2.1/calls?page=2&per_page=4`);
    expect(answer.prev_page_link).toBe(`${sandbox.url}/v2.1/calls?page=0&per_page=4`);
  });

  test("can count from 1", async () => {
    const { get, body } = await start({ firstPage: 1 });
    expect((await get("/calls?page=0")).status).toBe(400);
    const first = await body("/calls?page=1&per_page=5");
    expect(first).toMatchObject({ current_page: 1, prev_page_link: null });
    expect(first.data[0]?.id).toBe(401_000_240);
    expect(first.next_page_link).toContain("page=2&");
  });

  test("refuses more than 100 rows", async () => {
    const { get } = await start();
    expect((await get("/calls?per_page=101")).status).toBe(400);
    expect((await get("/calls?per_page=100")).status).toBe(200);
  });
});

describe("filters", () => {
  test("read times in the account zone, both bounds included to the second", async () => {
    const { ids } = await start();
    // The newest call is one minute before 15:30 in Denver.
    const range = (from: string, to: string) =>
      ids(`/calls?from_datetime=2026-09-15 ${from}&to_datetime=2026-09-15 ${to}`);
    expect(await range("15:29:00", "15:29:00")).toEqual([401_000_240]);
    expect(await range("15:28:01", "15:28:59")).toEqual([]);
    expect(await range("15:27:00", "15:28:00")).toEqual([401_000_230, 401_000_220]);
    expect(await ids("/calls?from_datetime=2026-09-15&to_datetime=2026-09-15")).toEqual([]);
    expect(await ids("/calls?from_datetime=2026-09-15")).toHaveLength(20);
  });

  test("a UTC cursor lies in the future and finds nothing, successfully", async () => {
    const { body } = await start();
    const answer = await body("/calls?from_datetime=2026-09-15 21:29:00");
    expect(answer).toMatchObject({
      status: "success",
      count: 0,
      total_count: 0,
      data: [],
    });
  });

  test("the filter zone can differ from the account zone", async () => {
    const { ids } = await start({ filterZone: "UTC" });
    expect(await ids("/calls?from_datetime=2026-09-15 21:29:00")).toEqual([401_000_240]);
  });

  test.each([
    ["a start older than 90 days", "from_datetime=2026-06-17 15:29:59&to_datetime=2026-06-18", 400],
    ["a start exactly 90 days ago", "from_datetime=2026-06-17 15:30:00", 200],
    [
      "a span over 90 days",
      "from_datetime=2026-06-17 15:30:00&to_datetime=2026-09-15 15:30:01",
      400,
    ],
    ["an end after today", "to_datetime=2026-09-16 00:00:00", 400],
    ["an end later today", "to_datetime=2026-09-15 23:59:59", 200],
    ["a malformed date", "from_datetime=15.09.2026", 400],
    ["a day that does not exist", "from_datetime=2026-09-31", 400],
    ["an ISO form", "from_datetime=2026-09-15T00:00:00", 400],
    ["an unknown name", "start_date=nonsense&limit=x", 200],
    ["an upper-case order", "order=ASC", 400],
  ])("%s", async (_, query, status) => {
    const { get } = await start();
    expect((await get(`/calls?${query}`)).status).toBe(status);
  });

  test("agent, direction, type and numbers", async () => {
    const { account, ids, body } = await start();
    account.addCall({
      at: NOON - HOUR,
      agentId: null,
      contactNumber: "13035550177",
    });
    expect((await body("/calls?agent_id=12")).total_count).toBe(12);
    expect(await ids("/calls?call_direction=Incoming")).toEqual([401_000_241]);
    expect(await ids("/calls?call_type=INCOMING_MISSED")).toEqual([401_000_241]);
    expect((await body("/calls?call_type=OUTGOING_ANSWERED")).total_count).toBe(25);
    expect(await ids("/calls?contact_number=13035550177")).toEqual([401_000_241]);
    expect(await ids("/calls?justcall_number=13035550100")).toEqual([401_000_241]);
  });

  test("nothing later than now is shown", async () => {
    const { sandbox, account, ids, get } = await start();
    const { id } = account.addCall({ at: NOON + HOUR, agentId: 11 });
    expect(await ids("/calls?per_page=100")).not.toContain(id);
    expect((await get(`/calls/${id}`)).status).toBe(404);
    sandbox.setClock(NOON + HOUR);
    expect(await ids("/calls?per_page=100")).toContain(id);
    sandbox.setClock(null);
    expect(await ids("/calls?per_page=100")).not.toContain(id);
  });
});

describe("rows", () => {
  const sample = JSON.parse(
    readFileSync(new URL("./sample-call.json", import.meta.url), "utf8"),
  ) as Row;

  test("have the fields of the reference in their order", async () => {
    const { account, get } = await start();
    const answer = await (await get("/calls/401000240")).json();
    expect(answer.status).toBe("success");
    expect(shapeOf(answer.data)).toEqual(shapeOf(sample));
    account.addCall({ at: NOON - 1000, agentId: null });
    const rows = await (await get("/calls?per_page=1")).json();
    expect(rows.data[0]).toMatchObject({
      agent_id: null,
      agent_name: null,
      agent_active: null,
    });
    expect(Object.keys(rows.data[0])).toEqual(Object.keys(sample));
  });

  test("UTC times, and user times in the zone of the agent", async () => {
    const account = smallAccount(0);
    const at = Date.UTC(2026, 8, 15, 4, 25, 43);
    const ids = [11, 12].map((agentId) => account.addCall({ at, agentId }).id);
    const { get } = await start({ account });
    const [denver, newYork] = await Promise.all(
      ids.map(async (id) => (await (await get(`/calls/${id}`)).json()).data as Row),
    );
    expect(denver).toMatchObject({
      call_date: "2026-09-15",
      call_time: "04:25:43",
    });
    expect(denver).toMatchObject({
      call_user_date: "2026-09-14",
      call_user_time: "22:25:43",
    });
    expect(newYork?.call_user_date).toBe("2026-09-15");
    expect(newYork?.call_user_time.padStart(8, "0")).toBe("00:25:43");
  });

  test("the hour of the user time sometimes lacks its zero", async () => {
    const account = smallAccount(0);
    for (let n = 0; n < 60; n++) account.addCall({ at: NOON - 7 * HOUR, agentId: 11 });
    const { body } = await start({ account });
    const hours = (await body("/calls?per_page=100")).data.map((row) => row.call_user_time);
    expect(new Set(hours)).toEqual(new Set(["08:30:00", "8:30:00"]));
  });

  test("total is conversation and hold, handle adds the wrap-up", async () => {
    const { account, get } = await start();
    const call = {
      totalSeconds: 742,
      holdSeconds: 132,
      ringSeconds: 6,
      wrapUpSeconds: 60,
    };
    const { id } = account.addCall({ at: NOON - 1000, agentId: 11, ...call });
    const { data } = await (await get(`/calls/${id}`)).json();
    expect(data.call_duration).toMatchObject({
      total_duration: 742,
      conversation_time: 610,
      hold_time: 132,
      ring_time: 6,
      handle_time: 802,
      friendly_duration: "00:12:22",
    });
  });
});

describe("changes of the truth", () => {
  test("late edit, vanished call and malformed row are visible", async () => {
    const { account, ids, get } = await start();
    expect(await ids("/calls?per_page=1")).toEqual([401_000_240]);
    account.editCall(401_000_240, {
      totalSeconds: 999,
      agentId: 12,
      at: NOON - 48 * HOUR,
    });
    const edited = (await (await get("/calls/401000240")).json()).data;
    expect(edited).toMatchObject({ agent_id: 12, call_date: "2026-09-13" });
    expect(edited.call_duration.total_duration).toBe(999);
    const today = "/calls?from_datetime=2026-09-15&per_page=100";
    expect(await ids(today)).not.toContain(401_000_240);
    account.removeCall(401_000_230);
    expect(await ids(today)).toHaveLength(23);
    expect((await get("/calls/401000230")).status).toBe(404);
    account.malform(401_000_220, { call_info: null, call_date: "not a date" });
    const row = (await (await get("/calls/401000220")).json()).data;
    expect(row).toMatchObject({
      call_info: null,
      call_date: "not a date",
      id: 401_000_220,
    });
  });
});

/** Names and kinds of values, nested; empty text and null count as text. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return "list";
  if (typeof value !== "object" || value === null) return value === null ? "string" : typeof value;
  return Object.entries(value).map(([name, part]) =>
    name === "justcall_ai" ? [name] : [name, shapeOf(part)],
  );
}
