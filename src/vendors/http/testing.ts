import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { inspect } from "node:util";
import { expect } from "vitest";
import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import { createHttpClient, type HttpClientOptions, type HttpTimes } from "./client.ts";
import { Pacer } from "./pacer.ts";

export const SECRET = "key-7f3a:secret-9c1d";
export const GOOD = { data: [1, 2, 3] };

export type Handler = (response: ServerResponse, request: IncomingMessage, n: number) => void;

const opened: { close(): Promise<void> }[] = [];

/** After each test. */
export async function closeVendors(): Promise<void> {
  await Promise.all(opened.splice(0).map((one) => one.close()));
}

export const json: Handler = (response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(GOOD));
};

export const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (response) =>
    response.writeHead(code, headers).end('{"status":"failed","message":"no"}');

export const FAULTS = {
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
export async function aVendor(...handlers: readonly Handler[]) {
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

export const TIMES: HttpTimes = {
  timeoutMs: 150,
  patienceMs: 2_000,
  backgroundPatienceMs: 4_000,
  retries: 3,
  firstDelayMs: 5,
  limitDelayMs: 0,
};

export function aClient(url: string, options: Partial<HttpClientOptions> = {}) {
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

/** Nowhere in what people, logs or programs could see of an error: message, stack, properties, causes, JSON. */
export function expectNoSecret(error: unknown, warnings: readonly string[]): void {
  const all = [
    String(error),
    inspect(error, { depth: 12, showHidden: true }),
    JSON.stringify(error),
    ...warnings,
  ].join("\n");
  for (const part of [SECRET, ...SECRET.split(":")]) expect(all).not.toContain(part);
}
