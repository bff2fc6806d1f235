import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { createHttpClient, type HttpClientOptions, type HttpTimes } from "./client.ts";
import {
  VendorContentError,
  VendorCutOffError,
  VendorError,
  VendorRateLimitedError,
  VendorRejectedError,
  VendorServerError,
  VendorTimeoutError,
  VendorUnreachableError,
} from "./errors.ts";
import { Pacer } from "./pacer.ts";

const SECRET = "key-7f3a:secret-9c1d";
const GOOD = { data: [1, 2, 3] };

type Handler = (response: ServerResponse, request: IncomingMessage, n: number) => void;

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const json: Handler = (response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(GOOD));
};

const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (response) =>
    response.writeHead(code, headers).end('{"status":"failed","message":"no"}');

const FAULTS = {
  reset: (response) => response.socket?.resetAndDestroy(),
  "cut body": (response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write('{"data":[1,2', () => response.destroy());
  },
  "truncated JSON": (response) => response.end('{"data":[1,2'),
  HTML: (response) => response.end("<!DOCTYPE html><h1>Back soon</h1>"),
  "empty body": (response) => response.end(),
  "JSON of another shape": (response) => response.end('{"oops":true}'),
  hang: () => undefined,
  "hang in the body": (response) => {
    response.writeHead(200);
    response.write('{"data":[1,');
  },
  "slow beyond the timeout": (response, request, n) => {
    setTimeout(() => json(response, request, n), 600).unref();
  },
  "500": status(500),
  "502": status(502),
  "503": status(503),
  "504": status(504),
  "408": status(408),
  "429": status(429),
} satisfies Record<string, Handler>;

/** A vendor whose n-th answer is the n-th handler; the last one goes on. */
async function aVendor(...handlers: readonly Handler[]) {
  const requests: { at: number; headers: IncomingMessage["headers"]; url: string }[] = [];
  const server = createServer((request, response) => {
    requests.push({ at: Date.now(), headers: request.headers, url: request.url ?? "" });
    const handler = handlers[Math.min(requests.length, handlers.length) - 1] ?? json;
    handler(response, request, requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  opened.push({ close });
  return { url: `http://127.0.0.1:${address.port}`, requests, close };
}

const TIMES: HttpTimes = {
  timeoutMs: 150,
  patienceMs: 2_000,
  backgroundPatienceMs: 4_000,
  retries: 3,
  firstDelayMs: 5,
  limitDelayMs: 0,
};

function aClient(url: string, options: Partial<HttpClientOptions> = {}) {
  const client = createHttpClient({
    vendor: "Acme",
    baseUrl: url,
    headers: { authorization: SECRET, accept: "application/json" },
    pacer: new Pacer({ concurrency: 2, clock: Date.now }),
    readBuckets: () => [],
    rejectionHint: (code) => `Look at ${code}.`,
    clock: Date.now,
    times: TIMES,
    ...options,
  });
  const warnings: string[] = [];
  const waits: number[] = [];
  const get = (read: Partial<ReadOptions> = {}) =>
    client.getJson(
      "/v1/things",
      { page: 0, from: "2026-11-20 00:00:00" },
      (body) =>
        typeof body === "object" && body !== null && "data" in body ? (body.data ?? null) : null,
      {
        signal: new AbortController().signal,
        priority: "interactive",
        watch: {
          onPage: () => undefined,
          onWait: (ms) => waits.push(ms),
          onWarning: (text) => warnings.push(text),
        },
        ...read,
      },
    );
  const post = (body: unknown) =>
    client.postJson(
      "/v1/search",
      body,
      (rows, headers) => [rows, headers.get("x-pw-total")] as const,
      {
        signal: new AbortController().signal,
        priority: "interactive",
        watch: { onPage: () => undefined, onWait: () => undefined, onWarning: () => undefined },
      },
    );
  const fail = async (read: Partial<ReadOptions> = {}): Promise<unknown> => {
    try {
      await get(read);
    } catch (error) {
      return error;
    }
    throw new Error("nothing failed");
  };
  return { get, post, fail, warnings, waits };
}

test("an answer is read once, with the query and the headers that were given", async () => {
  const vendor = await aVendor();
  const { get, warnings, waits } = aClient(vendor.url);
  expect(await get()).toEqual([1, 2, 3]);
  expect(vendor.requests).toHaveLength(1);
  const [request] = vendor.requests;
  expect(request?.url).toBe("/v1/things?page=0&from=2026-11-20+00%3A00%3A00");
  expect(request?.headers).toMatchObject({ authorization: SECRET, accept: "application/json" });
  expect([warnings, waits]).toEqual([[], []]);
});

test("slow, but within the timeout, is no fault", async () => {
  const vendor = await aVendor((response, request, n) => {
    setTimeout(() => json(response, request, n), 80).unref();
  });
  const { get } = aClient(vendor.url);
  expect(await get()).toEqual([1, 2, 3]);
  expect(vendor.requests).toHaveLength(1);
});

describe("a fault that passes", () => {
  test.each(Object.entries(FAULTS))("%s, twice, ends right on the third try", async (_, fault) => {
    const vendor = await aVendor(fault, fault, json);
    const { get, warnings, waits } = aClient(vendor.url);
    expect(await get()).toEqual([1, 2, 3]);
    expect(vendor.requests).toHaveLength(3);
    expect(warnings).toHaveLength(2);
    for (const warning of warnings) expect(warning).toMatch(/^.*Acme.*; asked again\.$/);
    expect(waits).toHaveLength(2);
  });
});

describe("a fault that lasts", () => {
  test.each([
    ["reset", VendorUnreachableError, "vendor_unavailable"],
    ["cut body", VendorCutOffError, "vendor_incomplete"],
    ["truncated JSON", VendorCutOffError, "vendor_incomplete"],
    ["HTML", VendorContentError, "vendor_unavailable"],
    ["empty body", VendorContentError, "vendor_unavailable"],
    ["JSON of another shape", VendorContentError, "vendor_unavailable"],
    ["hang", VendorTimeoutError, "vendor_unavailable"],
    ["hang in the body", VendorTimeoutError, "vendor_unavailable"],
    ["slow beyond the timeout", VendorTimeoutError, "vendor_unavailable"],
    ["500", VendorServerError, "vendor_unavailable"],
    ["503", VendorServerError, "vendor_unavailable"],
    ["408", VendorServerError, "vendor_unavailable"],
    ["429", VendorRateLimitedError, "vendor_unavailable"],
  ] as const)(
    "%s ends after 1 + 3 tries, by its class and code, without the secret",
    async (name, kind, code) => {
      const vendor = await aVendor(FAULTS[name]);
      const { fail, warnings } = aClient(vendor.url);
      const error = await fail();
      expect(error).toBeInstanceOf(kind);
      expect(error).toMatchObject({
        code,
        request: "GET /v1/things?page=0&from=2026-11-20+00%3A00%3A00",
      });
      expect(vendor.requests).toHaveLength(4);
      expectNoSecret(error, warnings);
    },
  );

  test("a refused connection ends as unreachable", async () => {
    const vendor = await aVendor();
    await vendor.close();
    const { fail, warnings } = aClient(vendor.url);
    const error = await fail();
    expect(error).toBeInstanceOf(VendorUnreachableError);
    expect(error).toMatchObject({ code: "vendor_unavailable" });
    expect(warnings).toHaveLength(3);
    expectNoSecret(error, warnings);
  });

  test("is given up when patience ends, not only when the tries do", async () => {
    const vendor = await aVendor(FAULTS.hang);
    const { fail } = aClient(vendor.url, { times: { ...TIMES, patienceMs: 400, retries: 50 } });
    const asked = Date.now();
    expect(await fail()).toBeInstanceOf(VendorTimeoutError);
    expect(Date.now() - asked).toBeLessThan(900);
    expect(vendor.requests.length).toBeLessThan(6);
  });
});

describe("a refusal", () => {
  test.each([400, 401, 403, 404, 409, 422])("%i is never asked again", async (code) => {
    const vendor = await aVendor(status(code));
    const { fail, warnings } = aClient(vendor.url);
    const error = await fail();
    expect(error).toBeInstanceOf(VendorRejectedError);
    expect(error).toMatchObject({ code: "vendor_rejected", status: code, retryable: false });
    expect(String(error)).toContain(`Look at ${code}.`);
    await sleep(40);
    expect(vendor.requests).toHaveLength(1);
    expectNoSecret(error, warnings);
  });

  test("a redirect is not followed, so that the key goes nowhere else", async () => {
    const elsewhere = await aVendor();
    const vendor = await aVendor(status(302, { location: `${elsewhere.url}/v1/things` }));
    expect(await aClient(vendor.url).fail()).toBeInstanceOf(VendorError);
    expect(elsewhere.requests).toHaveLength(0);
  });
});

describe("the wait that an answer asks for", () => {
  test("in Retry-After is kept before the next try", async () => {
    const vendor = await aVendor(status(429, { "retry-after": "1" }), json);
    const { get, waits } = aClient(vendor.url);
    expect(await get()).toEqual([1, 2, 3]);
    const [first, second] = vendor.requests;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
    expect(waits[0]).toBeGreaterThanOrEqual(1_000);
  });

  test("in Retry-After, longer than patience, is not answered by knocking earlier", async () => {
    const vendor = await aVendor(status(429, { "retry-after": "3600" }));
    const { fail } = aClient(vendor.url);
    const asked = Date.now();
    const error = await fail();
    expect(error).toMatchObject({ code: "vendor_unavailable" });
    expect(Date.now() - asked).toBeLessThan(1_000);
    expect(vendor.requests).toHaveLength(1);
  });

  const readBuckets: HttpClientOptions["readBuckets"] = (headers) => {
    const resetAt = Number(headers.get("x-reset-ms"));
    return resetAt === 0
      ? []
      : [{ name: "minute", limit: 5, remaining: Number(headers.get("x-left")), resetAt }];
  };

  test("in the bucket's reset is kept by the request that follows a success", async () => {
    const resetAt = Date.now() + 400;
    const vendor = await aVendor((response, request, n) => {
      response.setHeader("x-reset-ms", String(resetAt)).setHeader("x-left", "0");
      json(response, request, n);
    });
    const { get } = aClient(vendor.url, { readBuckets });
    await get();
    await get();
    expect(vendor.requests[1]?.at).toBeGreaterThanOrEqual(resetAt);
  });

  test("in the bucket's reset is kept after a 429", async () => {
    const resetAt = Date.now() + 400;
    const vendor = await aVendor(
      status(429, { "x-reset-ms": String(resetAt), "x-left": "0" }),
      json,
    );
    const { get } = aClient(vendor.url, { readBuckets });
    expect(await get()).toEqual([1, 2, 3]);
    expect(vendor.requests).toHaveLength(2);
    expect(vendor.requests[1]?.at).toBeGreaterThanOrEqual(resetAt);
  });

  test("beyond patience ends at once and names the time of the reset", async () => {
    const resetAt = Date.now() + 3_600_000;
    const headers = { "x-reset-ms": String(resetAt), "x-left": "0" };
    const vendor = await aVendor(status(429, headers));
    const { fail } = aClient(vendor.url, { readBuckets });
    const error = await fail();
    expect(error).toBeInstanceOf(VendorRateLimitedError);
    expect(String(error)).toContain(`${new Date(resetAt).toISOString().slice(11, 16)} UTC`);
    expect(vendor.requests).toHaveLength(1);
    expectNoSecret(error, []);
  });
});

describe("a 429 that names no wait", () => {
  test("is followed by pauses of our own that double, and no more than four times as long", async () => {
    const vendor = await aVendor(...Array.from({ length: 4 }, () => status(429)), json);
    const times = { ...TIMES, firstDelayMs: 1, retries: 5, limitDelayMs: 40 };
    const { get, waits } = aClient(vendor.url, { times });
    expect(await get()).toEqual([1, 2, 3]);
    expect(waits).toEqual([40, 80, 160, 160]);
  });

  test("but what Retry-After names is believed", async () => {
    const vendor = await aVendor(status(429, { "retry-after": "0" }), json);
    const { get } = aClient(vendor.url, { times: { ...TIMES, limitDelayMs: 1_900 } });
    const asked = Date.now();
    expect(await get()).toEqual([1, 2, 3]);
    expect(Date.now() - asked).toBeLessThan(1_000);
  });
});

describe("a question that is posted", () => {
  const SEARCH = { page_number: 1, text: "between us" };

  async function aSearch(...handlers: readonly Handler[]) {
    const bodies: string[] = [];
    const reading = handlers.map(
      (handler): Handler =>
        (response, request, n) => {
          let body = "";
          request.on("data", (part) => {
            body += part;
          });
          request.on("end", () => {
            bodies.push(body);
            handler(response, request, n);
          });
        },
    );
    const vendor = await aVendor(...reading);
    const { post } = aClient(vendor.url);
    return { bodies, post: () => post(SEARCH) };
  }

  test("is sent as JSON, and the answer's headers are handed on", async () => {
    const { bodies, post } = await aSearch((response) => {
      response.setHeader("X-PW-TOTAL", "3").end("[1,2,3]");
    });
    expect(await post()).toEqual([[1, 2, 3], "3"]);
    expect(bodies).toEqual([JSON.stringify(SEARCH)]);
  });

  test("is repeated after a fault that passes, with the same body", async () => {
    const { bodies, post } = await aSearch(status(503), (response) => response.end("[]"));
    expect(await post()).toEqual([[], null]);
    expect(bodies).toEqual([JSON.stringify(SEARCH), JSON.stringify(SEARCH)]);
  });

  test("is named in an error by its path, without what was asked", async () => {
    const { post } = await aSearch(status(422));
    const error = await post().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ status: 422, request: "POST /v1/search" });
    expect(inspect(error, { depth: 12, showHidden: true })).not.toContain("between us");
  });
});

describe("an abort", () => {
  test.each([
    ["while an answer is awaited", FAULTS.hang],
    ["while a body is read", FAULTS["hang in the body"]],
    ["during a pause between tries", status(429, { "retry-after": "1" })],
  ])("%s ends the request with the signal's reason, and none follows", async (_, handler) => {
    const vendor = await aVendor(handler);
    const { fail } = aClient(vendor.url, { times: { ...TIMES, timeoutMs: 3_000 } });
    const closing = new AbortController();
    const reason = new Error("closing");
    const asked = Date.now();
    setTimeout(() => closing.abort(reason), 60);
    expect(await fail({ signal: closing.signal })).toBe(reason);
    expect(Date.now() - asked).toBeLessThan(600);
    await sleep(50);
    expect(vendor.requests).toHaveLength(1);
  });

  test("before anything was sent sends nothing", async () => {
    const vendor = await aVendor();
    const reason = new Error("closed");
    expect(await aClient(vendor.url).fail({ signal: AbortSignal.abort(reason) })).toBe(reason);
    expect(vendor.requests).toHaveLength(0);
  });
});

/** Nowhere in what people, logs or programs could see of an error: message, stack, properties, causes, JSON. */
function expectNoSecret(error: unknown, warnings: readonly string[]): void {
  const all = [
    String(error),
    inspect(error, { depth: 12, showHidden: true }),
    JSON.stringify(error),
    ...warnings,
  ].join("\n");
  for (const part of [SECRET, ...SECRET.split(":")]) expect(all).not.toContain(part);
}
