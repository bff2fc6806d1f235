import { afterEach, describe, expect, test } from "vitest";
import type { Fault } from "./faults.ts";
import { closeAll, NOON, start } from "./testing.ts";

afterEach(closeAll);

async function broken(...faults: Fault[]) {
  const made = await start();
  for (const fault of faults) made.sandbox.faults.switchOn(fault);
  return made;
}

describe("faults instead of an answer", () => {
  test.each([
    [{ kind: "unauthorized" }, 401],
    [{ kind: "forbidden" }, 403],
    [{ kind: "bad-request" }, 400],
    [{ kind: "server-error" }, 500],
    [{ kind: "server-error", status: 503 }, 503],
    [{ kind: "rate-limited" }, 429],
  ] as [Fault, number][])("%o answers %i as often as told", async (fault, status) => {
    const { sandbox, get } = await broken({ ...fault, count: 2 });
    expect((await get("/users")).status).toBe(200);
    const first = await get("/calls");
    expect(first.status).toBe(status);
    expect(first.headers.has("x-rate-limit-limit")).toBe(status !== 401);
    expect((await first.json()).status).toBe("failed");
    expect(sandbox.faults.active).toHaveLength(1);
    expect((await get("/calls/401000240")).status).toBe(status);
    expect((await get("/calls")).status).toBe(200);
    expect(sandbox.faults.active).toEqual([]);
  });

  test("a fault lasts without a count, and reaches where its path says", async () => {
    const { sandbox, get } = await broken({
      kind: "server-error",
      path: "users",
    });
    for (let n = 0; n < 3; n++) expect((await get("/users")).status).toBe(500);
    expect((await get("/calls")).status).toBe(200);
    sandbox.faults.clear();
    expect((await get("/users")).status).toBe(200);
    sandbox.faults.switchOn({ kind: "server-error", path: "any" });
    expect((await get("/calls/analytics/account")).status).toBe(500);
  });

  test("rate-limited tells the burst reset, or no headers at all", async () => {
    const { get } = await broken(
      { kind: "rate-limited", seconds: 7, count: 1 },
      { kind: "rate-limited", headers: false },
    );
    const told = await get("/calls");
    expect(told.headers.get("x-rate-limit-burst-remaining")).toBe("0");
    expect(told.headers.get("x-rate-limit-burst-reset")).toBe(String(NOON / 1000 + 7));
    expect(told.headers.has("retry-after")).toBe(false);
    const silent = await get("/calls");
    expect(silent.status).toBe(429);
    expect(silent.headers.has("x-rate-limit-burst-reset")).toBe(false);
  });

  test("hang never answers, and closing ends it", async () => {
    const { sandbox, get } = await broken({ kind: "hang", count: 2 });
    const signal = AbortSignal.timeout(80);
    await expect(get("/calls", { headers: authorized, signal })).rejects.toThrow(/timeout/);
    const hanging = get("/calls");
    const ended = expect(hanging).rejects.toThrow();
    while (sandbox.requests.length < 2) await new Promise((done) => setTimeout(done, 5));
    expect(sandbox.requests.map((request) => request.status)).toEqual([0, 0]);
    await sandbox.close();
    await ended;
  });

  test("cut, truncated and html", async () => {
    const { get } = await broken({ kind: "cut", count: 1 }, { kind: "truncated", count: 1 });
    const cut = await get("/calls");
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow();
    const text = await (await get("/calls")).text();
    expect(text.startsWith('{"status":"success"')).toBe(true);
    expect(() => JSON.parse(text)).toThrow();
    expect((await get("/calls")).ok).toBe(true);
    const other = await broken({ kind: "html" });
    const html = await other.get("/calls");
    expect(html.status).toBe(200);
    expect(html.headers.get("content-type")).toContain("text/html");
    expect(await html.text()).toContain("<html>");
  });

  test("slow answers late, but rightly", async () => {
    const { body } = await broken({ kind: "slow", ms: 60 });
    const before = performance.now();
    expect((await body("/calls")).count).toBe(20);
    expect(performance.now() - before).toBeGreaterThan(55);
  });
});

describe("faults in a page", () => {
  test("short-page", async () => {
    const { body } = await broken({ kind: "short-page", rows: 4, count: 1 });
    const page = await body("/calls?order=asc&per_page=10");
    expect(page).toMatchObject({ count: 6, total_count: 25 });
    expect(page.next_page_link).toContain("page=1");
    expect((await body("/calls?order=asc&per_page=10&page=1")).data[0]?.id).toBe(401_000_100);
  });

  test("early-end waits for a page that has a next one", async () => {
    const { body } = await broken({ kind: "early-end", count: 1 });
    expect((await body("/calls?page=1")).next_page_link).toBeNull();
    expect(await body("/calls")).toMatchObject({
      next_page_link: null,
      total_count: 25,
    });
    expect((await body("/calls")).next_page_link).not.toBeNull();
  });

  test("doubled-rows", async () => {
    const { ids } = await broken({ kind: "doubled-rows", rows: 2 });
    const found = await ids("/calls?per_page=5");
    expect(found).toHaveLength(7);
    expect(found.slice(5)).toEqual(found.slice(3, 5));
  });

  test("no-total, empty and unknown-type", async () => {
    const { sandbox, body } = await broken(
      { kind: "no-total", count: 1 },
      { kind: "unknown-type" },
    );
    const page = await body("/calls");
    expect("total_count" in page).toBe(false);
    const types = page.data.map((row) => row.call_info?.type);
    expect(types.filter((type) => type === "martian")).toHaveLength(2);
    sandbox.faults.switchOn({ kind: "empty", count: 1 });
    expect(await body("/calls")).toMatchObject({
      count: 0,
      total_count: 0,
      next_page_link: null,
    });
    expect((await body("/calls")).total_count).toBe(25);
  });

  test.each(["asc", "desc"])("rows-inserted shifts later pages of an %s walk", async (order) => {
    const { account, ids } = await broken({ kind: "rows-inserted", rows: 2 });
    const first = await ids(`/calls?order=${order}&per_page=10`);
    expect(account.size).toBe(27);
    const second = await ids(`/calls?order=${order}&per_page=10&page=1`);
    expect(second.slice(0, 2)).toEqual(first.slice(-2));
    const again = await ids(`/calls?order=${order}&per_page=10`);
    expect(again.slice(2)).toEqual(first.slice(0, 8));
    expect(account.size).toBe(27);
  });

  test("rows-removed makes a walk skip rows", async () => {
    const { account, ids, body } = await broken({
      kind: "rows-removed",
      rows: 3,
      page: 1,
    });
    const all = Array.from(account.calls(), (call) => call.id);
    await ids("/calls?order=asc&per_page=5");
    expect(account.size).toBe(25);
    const second = await ids("/calls?order=asc&per_page=5&page=1");
    const third = await body("/calls?order=asc&per_page=5&page=2");
    expect(third.total_count).toBe(22);
    expect(third.data[0]?.id).toBe(all[13]);
    expect(second.slice(0, 3).map((id) => account.call(id))).toEqual(Array(3).fill(undefined));
  });
});

const authorized = { authorization: "sandbox-key:sandbox-secret" };
