import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "#sandbox/justcall/faults.ts";
import type { JustCallSandbox } from "#sandbox/justcall/server.ts";
import { closeAll, NOON, smallAccount, start } from "#sandbox/justcall/testing.ts";
import { VendorIncompleteError } from "../http/errors.ts";
import { createJustCallClient, type JustCallClient, PAGE_SIZE } from "./client.ts";
import { mappedId, toActivity } from "./mapper.ts";
import { walkWhole } from "./walk.ts";

const CALLS = 250;

let sandbox: JustCallSandbox;
let client: JustCallClient;

beforeEach(async () => {
  ({ sandbox } = await start({ account: smallAccount(CALLS) }));
  client = createJustCallClient({
    apiUrl: sandbox.url,
    key: "sandbox-key",
    secret: "sandbox-secret",
    clock: () => NOON,
    times: { timeoutMs: 1_000, patienceMs: 3_000, firstDelayMs: 5 },
  });
});
afterEach(closeAll);

/** Walks all calls as the source does: what came before a new try is forgotten. */
async function walk(...faults: readonly Fault[]) {
  for (const fault of faults) sandbox.faults.switchOn(fault);
  const warnings: string[] = [];
  const pages: number[] = [];
  const read = {
    signal: new AbortController().signal,
    priority: "interactive" as const,
    watch: {
      onPage: (rows: number) => pages.push(rows),
      onWait: () => undefined,
      onWarning: (text: string) => warnings.push(text),
    },
  };
  const list = {
    request: "GET /v2.1/calls",
    firstPage: 0,
    fetchPage: (page: number) =>
      client.listCalls({ page, perPage: PAGE_SIZE, from: "2026-09-15 00:00:00" }, read),
    parse: toActivity,
    idOf: mappedId,
  };
  const ids = new Set<string | null>();
  let tries = 1;
  for await (const { again, items } of walkWhole(list, read)) {
    if (again) {
      ids.clear();
      tries += 1;
    }
    for (const item of items) ids.add(mappedId(item));
  }
  return { ids, tries, warnings, pages };
}

const truth = () => new Set(Array.from(sandbox.account.calls(), (call) => String(call.id)));

describe("a list is read whole", () => {
  test("with one request per page, ascending by id: 250 calls are 3 pages", async () => {
    const { ids, tries, warnings, pages } = await walk();
    expect(ids).toEqual(truth());
    expect(ids.size).toBe(CALLS);
    expect([tries, warnings, pages]).toEqual([1, [], [100, 100, 50]]);
    expect(sandbox.requests.map((request) => request.query["page"])).toEqual(["0", "1", "2"]);
    for (const { query } of sandbox.requests) {
      expect(query).toMatchObject({
        order: "asc",
        sort: "id",
        per_page: "100",
        from_datetime: "2026-09-15 00:00:00",
      });
    }
  });

  test("when its last page is full, and when it is empty", async () => {
    for (const call of [...sandbox.account.calls()].slice(0, 50)) {
      sandbox.account.removeCall(call.id);
    }
    expect((await walk()).ids.size).toBe(200);
    expect(sandbox.requests).toHaveLength(2);
    sandbox.requests.length = 0;
    for (const call of [...sandbox.account.calls()]) sandbox.account.removeCall(call.id);
    expect((await walk()).ids.size).toBe(0);
    expect(sandbox.requests).toHaveLength(1);
  });

  test.each<[string, Fault, number]>([
    ["a short page once", { kind: "short-page", count: 1 }, 2],
    ["an early end once", { kind: "early-end", count: 1 }, 2],
    ["rows inserted before the walk", { kind: "rows-inserted", rows: 2 }, 2],
    ["rows removed before the walk", { kind: "rows-removed", rows: 2 }, 2],
    ["rows removed on the second page", { kind: "rows-removed", page: 1, rows: 1 }, 2],
  ])("%s: it is read again, with a warning, and then it is all there", async (_, fault, tries) => {
    const walked = await walk(fault);
    expect(walked.ids).toEqual(truth());
    expect(walked.tries).toBe(tries);
    expect(walked.warnings).toHaveLength(tries - 1);
  });

  test.each<[string, Fault]>([
    ["doubled rows", { kind: "doubled-rows", rows: 5 }],
    ["no total", { kind: "no-total" }],
    ["a server error once", { kind: "server-error", count: 1 }],
    ["a cut answer once", { kind: "cut", count: 1 }],
    ["a page of HTML once", { kind: "html", count: 1 }],
  ])("%s: on the first walk", async (_, fault) => {
    const walked = await walk(fault);
    expect(walked.ids).toEqual(truth());
    expect(walked.tries).toBe(1);
  });

  test("a row without an id is read and counts as one", async () => {
    sandbox.account.malform(401_000_100, { id: null });
    sandbox.account.malform(401_000_110, { id: null });
    const { ids, tries } = await walk();
    // 248 with an id, and null.
    expect(ids.size).toBe(CALLS - 2 + 1);
    expect(tries).toBe(1);
  });
});

describe("a list that stays short fails as incomplete", () => {
  test.each<[string, Fault, number]>([
    // Each of the three pages lacks 3: 250 - 9 = 241.
    ["a short page", { kind: "short-page", rows: 3 }, 241],
    ["an early end", { kind: "early-end" }, 100],
  ])("%s, after three tries, saying how many came", async (_, fault, read) => {
    const error = await walk(fault).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(VendorIncompleteError);
    expect(error).toMatchObject({ code: "vendor_incomplete" });
    expect(String(error)).toContain(`promised 250 rows and sent ${read}`);
    expect(sandbox.requests.filter((request) => request.query["page"] === "0")).toHaveLength(3);
  });
});

test("a reader who stops early leaves no failure behind", async () => {
  const read = {
    signal: new AbortController().signal,
    priority: "interactive" as const,
    watch: { onPage: () => undefined, onWait: () => undefined, onWarning: () => undefined },
  };
  const list = {
    request: "GET /v2.1/calls",
    firstPage: 0,
    fetchPage: (page: number) => {
      if (page > 0) sandbox.faults.switchOn({ kind: "unauthorized" });
      return client.listCalls({ page, perPage: PAGE_SIZE, from: "2026-09-15" }, read);
    },
    parse: toActivity,
    idOf: mappedId,
  };
  for await (const { items } of walkWhole(list, read)) {
    expect(items).toHaveLength(100);
    break;
  }
});
