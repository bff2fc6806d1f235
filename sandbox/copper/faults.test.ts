import { afterEach, describe, expect, test } from "vitest";
import type { CopperFault } from "./faults.ts";
import { ADA, closeAll, DEAL, KEY, PERSON, start } from "./testing.ts";

afterEach(closeAll);

const SEARCH = "/activities/search";

async function broken(...faults: CopperFault[]) {
  const made = await start();
  for (const fault of faults) made.sandbox.faults.switchOn(fault);
  return made;
}

describe("faults instead of an answer", () => {
  test.each([
    [{ kind: "unauthorized" }, 401],
    [{ kind: "forbidden" }, 403],
    [{ kind: "bad-request" }, 422],
    [{ kind: "server-error" }, 500],
    [{ kind: "server-error", status: 503 }, 503],
    [{ kind: "rate-limited" }, 429],
  ] as [CopperFault, number][])("%o answers %i as often as told", async (fault, status) => {
    const { sandbox, get, post } = await broken({ ...fault, count: 2 });
    expect((await post("/users/search")).status).toBe(200);
    const first = await post(SEARCH);
    expect(first.status).toBe(status);
    expect(await first.json()).toMatchObject({ success: false, status });
    expect(sandbox.faults.active).toHaveLength(1);
    expect((await get("/activities/1")).status).toBe(status);
    expect((await post(SEARCH)).status).toBe(200);
    expect(sandbox.faults.active).toEqual([]);
  });

  test.each([
    ["users", `/users/${ADA}`],
    ["opportunities", `/opportunities/${DEAL}`],
    ["people", `/people/${PERSON}`],
    ["any", "/pipelines"],
  ] as const)("a fault of %s reaches %s", async (path, hit) => {
    const { sandbox, get, post } = await broken({ kind: "server-error", path });
    expect((await get(hit)).status).toBe(500);
    expect((await post(SEARCH)).status).toBe(path === "any" ? 500 : 200);
    sandbox.faults.clear();
    expect((await get(hit)).status).toBe(200);
  });

  test("hang never answers, and closing ends it", async () => {
    const { sandbox, get, post } = await broken({ kind: "hang", count: 2 });
    const signal = AbortSignal.timeout(80);
    await expect(get("/activities/1", { headers: KEY, signal })).rejects.toThrow(/timeout/);
    const ended = expect(post(SEARCH)).rejects.toThrow();
    while (sandbox.requests.length < 2) await new Promise((done) => setTimeout(done, 5));
    expect(sandbox.requests.map((request) => request.status)).toEqual([0, 0]);
    await sandbox.close();
    await ended;
  });

  test("cut, truncated, html and slow", async () => {
    const { post, sandbox } = await broken(
      { kind: "cut", count: 1 },
      { kind: "truncated", count: 1 },
    );
    await expect((await post(SEARCH)).text()).rejects.toThrow();
    const text = await (await post(SEARCH)).text();
    expect(text.startsWith('[{"id":')).toBe(true);
    expect(() => JSON.parse(text)).toThrow();
    sandbox.faults.switchOn({ kind: "html", count: 1 });
    const html = await post(SEARCH);
    expect(html.headers.get("content-type")).toContain("text/html");
    expect(html.status).toBe(200);
    sandbox.faults.switchOn({ kind: "slow", ms: 60 });
    const before = performance.now();
    expect((await post(SEARCH)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(55);
  });
});

describe("faults in a page", () => {
  test("short-page loses rows, doubled-rows repeats them", async () => {
    const { ids } = await broken({ kind: "short-page", rows: 4, count: 1 });
    expect(await ids({ page_size: 10 })).toHaveLength(6);
    expect(await ids({ page_size: 10 })).toHaveLength(10);
    const other = await broken({ kind: "doubled-rows", rows: 2 });
    const found = await other.ids({ page_size: 5 });
    expect(found).toHaveLength(7);
    expect(found.slice(5)).toEqual(found.slice(3, 5));
  });

  test("early-end comes on a later page, and the total does not know of it", async () => {
    const { post, ids } = await broken({ kind: "early-end", count: 1 });
    expect(await ids({ page_size: 10 })).toHaveLength(10);
    const ended = await post(SEARCH, { page_size: 10, page_number: 2 });
    expect(ended.headers.get("x-pw-total")).toBe("25");
    expect(await ended.json()).toEqual([]);
    expect(await ids({ page_size: 10, page_number: 2 })).toHaveLength(10);
  });

  test("no-total and empty", async () => {
    const { post, sandbox } = await broken({ kind: "no-total", count: 1 });
    expect((await post(SEARCH)).headers.has("x-pw-total")).toBe(false);
    sandbox.faults.switchOn({ kind: "empty", count: 1 });
    const empty = await post(SEARCH);
    expect(empty.headers.get("x-pw-total")).toBe("0");
    expect(await empty.json()).toEqual([]);
    sandbox.faults.switchOn({ kind: "empty", path: "opportunities" });
    expect(await (await post("/opportunities/search")).json()).toEqual([]);
  });

  test.each(["asc", "desc"])("rows-inserted shifts later pages of an %s walk", async (way) => {
    const { account, ids } = await broken({ kind: "rows-inserted", rows: 2 });
    const walk = { sort_direction: way, page_size: 10 };
    const first = await ids(walk);
    expect(account.size).toBe(27);
    const second = await ids({ ...walk, page_number: 2 });
    expect(second.slice(0, 2)).toEqual(first.slice(-2));
    expect((await ids(walk)).slice(2)).toEqual(first.slice(0, 8));
  });

  test("rows-removed makes a walk skip rows", async () => {
    const { account, ids } = await broken({ kind: "rows-removed", rows: 3, page: 2 });
    const all = account.activities().map((activity) => activity.id);
    const walk = { sort_direction: "asc", page_size: 5 };
    await ids(walk);
    expect(account.size).toBe(25);
    const second = await ids({ ...walk, page_number: 2 });
    expect(account.size).toBe(22);
    expect((await ids({ ...walk, page_number: 3 }))[0]).toBe(all[13]);
    expect(second.slice(0, 3).every((id) => account.wasRemoved(id))).toBe(true);
  });
});
