import { afterEach, describe, expect, test } from "vitest";
import { closeAll, NOON, smallAccount, start } from "./testing.ts";

afterEach(closeAll);

describe("authorization", () => {
  test.each([
    undefined,
    "wrong:pair",
    `Basic ${btoa("sandbox-key:sandbox-secret")}`,
    "Bearer sandbox-key:sandbox-secret",
  ])("%s is refused without rate headers", async (authorization) => {
    const { get } = await start();
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await get("/users", { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      status: "failed",
      message: "Unauthorized",
    });
    expect([...answer.headers.keys()].filter((name) => name.startsWith("x-rate"))).toEqual([]);
  });
});

describe("limits", () => {
  test("the minute counts down, refuses, and opens again at its reset", async () => {
    const limits = { perMinute: 3, perHour: 100, minuteMs: 2000 };
    const { sandbox, get } = await start({ limits });
    const left = [];
    for (let n = 0; n < 3; n++) {
      const { headers } = await get("/calls");
      left.push(headers.get("x-rate-limit-burst-remaining"));
    }
    expect(left).toEqual(["2", "1", "0"]);
    const refused = await get("/calls");
    expect(refused.status).toBe(429);
    expect(await refused.json()).toEqual({
      status: "failed",
      message: "Too Many Requests",
    });
    expect(refused.headers.has("retry-after")).toBe(false);
    expect(refused.headers.get("x-rate-limit-limit")).toBe("100");
    expect(refused.headers.get("x-rate-limit-remaining")).toBe("97");
    expect(refused.headers.get("x-rate-limit-burst-limit")).toBe("3");
    const reset = Number(refused.headers.get("x-rate-limit-burst-reset"));
    expect(reset).toBe(NOON / 1000 + 2);
    sandbox.setClock(reset * 1000 - 1);
    expect((await get("/calls")).status).toBe(429);
    sandbox.setClock(reset * 1000);
    expect((await get("/calls")).status).toBe(200);
  });

  test("the hour refuses too", async () => {
    const { sandbox, get } = await start({
      limits: { perMinute: 2, perHour: 3 },
    });
    for (let n = 0; n < 3; n++) {
      sandbox.setClock(NOON + n * 60_000);
      expect((await get("/calls")).status).toBe(200);
    }
    sandbox.setClock(NOON + 180_000);
    const refused = await get("/calls");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("x-rate-limit-remaining")).toBe("0");
    expect(refused.headers.get("x-rate-limit-burst-remaining")).toBe("2");
    expect(refused.headers.get("x-rate-limit-reset")).toBe(String(NOON / 1000 + 3600));
  });
});

describe("users", () => {
  test("50 a page, newest first, with zone and text flags", async () => {
    const account = smallAccount(0);
    const [model] = account.agents;
    if (model === undefined) throw new Error("no agent");
    for (let id = 100; id < 160; id++) account.agents.push({ ...model, id, email: `a${id}@b.c` });
    const { get, ids } = await start({ account });
    const page = await (await get("/users")).json();
    expect(page).toMatchObject({
      count: 50,
      total_count: 62,
      current_page: 0,
      per_page: 50,
    });
    expect(page.data[0]).toMatchObject({
      id: 159,
      timezone: "America/Denver",
      available: "Yes",
    });
    expect(page.data[0].created_at).toBe("2023-11-14 22:13:20");
    expect(await ids("/users?page=1")).toEqual([
      109, 108, 107, 106, 105, 104, 103, 102, 101, 100, 12, 11,
    ]);
    expect(await ids("/users?email=BO.two@example.com")).toEqual([12]);
    expect((await (await get("/users/12")).json()).data.name).toBe("Bo Two");
    expect((await get("/users/999")).status).toBe(404);
  });
});

describe("control routes", () => {
  test("another process drives the sandbox", async () => {
    const { sandbox, get, ids } = await start();
    const tell = async (method: string, path: string, body?: unknown) => {
      const text = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
        method,
        ...text,
      });
      return { status: answer.status, ...(await answer.json()) };
    };
    expect((await tell("POST", "faults", { kind: "server-error", count: 1 })).status).toBe(200);
    expect((await get("/calls?page=0")).status).toBe(500);
    expect((await tell("POST", "faults", { kind: "nonsense" })).status).toBe(400);
    await tell("POST", "faults", { kind: "hang" });
    await tell("DELETE", "faults");
    const added = await tell("POST", "calls", { at: NOON - 500, agentId: 12 });
    expect(await ids("/calls?per_page=1")).toEqual([added.call.id]);
    await tell("PATCH", `calls/${added.call.id}`, { totalSeconds: 77 });
    const truth = await tell("GET", "truth");
    expect(truth.agents).toHaveLength(2);
    expect(truth.calls.at(-1)).toEqual({
      id: added.call.id,
      agentId: 12,
      at: NOON - 1000,
      totalSeconds: 77,
      type: "answered",
      direction: "Outgoing",
    });
    await tell("DELETE", `calls/${added.call.id}`);
    expect((await tell("DELETE", `calls/${added.call.id}`)).status).toBe(404);
    const { requests } = await tell("GET", "requests");
    expect(requests[0]).toEqual({
      at: NOON,
      method: "GET",
      path: "/v2.1/calls",
      query: { page: "0" },
      status: 500,
    });
    await tell("DELETE", "requests");
    expect(sandbox.requests).toEqual([]);
    await tell("POST", "clock", { now: NOON - 10 * 60_000 });
    expect(await ids("/calls?per_page=1")).toEqual([401_000_150]);
    expect((await tell("POST", "calls", { agentId: 12 })).status).toBe(400);
  });
});

test("texts have an envelope and stay before now", async () => {
  const { get } = await start();
  const page = await (await get("/texts?per_page=3")).json();
  expect(page).toMatchObject({
    status: "success",
    count: 3,
    per_page: 3,
    prev_page_link: null,
  });
  expect(page.data[0].sms_date).toBe("2026-09-15");
  expect(["Incoming", "Outgoing"]).toContain(page.data[0].direction);
});
