import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, readJson, send } from "../answer.ts";
import { serveLoopback } from "../loopback.ts";
import { Refusal } from "../refusal.ts";
import { StoppableClock } from "../stoppable-clock.ts";
import type { SandboxAccount } from "./account.ts";
import { failure, TOO_MANY } from "./answer.ts";
import type { Scene } from "./calls-route.ts";
import { control } from "./control.ts";
import { Faults } from "./faults.ts";
import { type Limits, RateBuckets } from "./limits.ts";
import { failed } from "./request-faults.ts";
import { areaOf, respond } from "./routes.ts";

export interface SandboxOptions {
  account: SandboxAccount;
  /** 0: any free port. */
  port?: number;
  key?: string;
  secret?: string;
  clock?: () => number;
  limits?: Partial<Limits>;
  firstPage?: 0 | 1;
  /** The zone filters are read in, if it shall differ from the account's. */
  filterZone?: string;
}

export interface SandboxRequest {
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  /** 0 as long as nothing is answered. */
  status: number;
}

export interface JustCallSandbox {
  readonly url: string;
  readonly account: SandboxAccount;
  readonly faults: Faults;
  readonly requests: SandboxRequest[];
  /** Stops the clock at a moment; null lets it run again. */
  setClock(now: number | null): void;
  now(): number;
  close(): Promise<void>;
}

const PREFIX = "/v2.1";

/** Answers like JustCall's REST API v2.1, on the loopback only. */
export async function startJustCallSandbox(options: SandboxOptions): Promise<JustCallSandbox> {
  const { account, firstPage = 0, filterZone = account.zone } = options;
  const credentials = `${options.key ?? "sandbox-key"}:${options.secret ?? "sandbox-secret"}`;
  const faults = new Faults();
  const requests: SandboxRequest[] = [];
  const buckets = new RateBuckets(options.limits);
  const closing = new AbortController();
  const { now, set: setClock } = new StoppableClock(options.clock ?? Date.now);

  /** Undefined: the request is left hanging. */
  async function answer(request: IncomingMessage, asked: SandboxRequest) {
    const path = asked.path.slice(PREFIX.length);
    // Reference 5.2: the 401 comes without rate headers.
    if (request.headers.authorization !== credentials) return failure(401, "Unauthorized");
    const area = areaOf(path);
    const slow = faults.take("slow", area);
    if (slow) await pause(slow.ms, undefined, { signal: closing.signal });
    const within = buckets.take(now());
    const headers = buckets.headers(now());
    // Reference 5.1: no Retry-After.
    if (!within) return { ...failure(429, TOO_MANY), headers };
    const fault = failed(faults, area, { now: now(), headers });
    if (fault !== undefined) return fault === "hang" ? undefined : fault;
    const scene: Scene = { account, faults, firstPage, filterZone, now: now() };
    const body = respond(asked.method, path, asked.query, scene, `${url}${PREFIX}`);
    const damage = faults.take("cut", area)
      ? ("cut" as const)
      : faults.take("truncated", area) && ("truncated" as const);
    return { status: 200, body, headers, damage } satisfies Answer;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://sandbox");
    const method = request.method ?? "GET";
    if (pathname.startsWith("/_sandbox/")) {
      const body = await readJson(request);
      const driven = { account, faults, requests, setClock, now };
      return send(response, control(driven, { method, path: pathname, body }));
    }
    const query = Object.fromEntries(searchParams);
    const asked: SandboxRequest = {
      at: now(),
      method,
      path: pathname,
      query,
      status: 0,
    };
    requests.push(asked);
    request.resume();
    const reply = pathname.startsWith(`${PREFIX}/`)
      ? await answer(request, asked).catch((error: unknown) => refused(error))
      : failure(404, "Not Found");
    if (reply === undefined) return;
    asked.status = reply.status;
    // One clock for all that it says: resets in its headers are compared with this.
    const date = new Date(now()).toUTCString();
    send(response, { ...reply, headers: { date, ...reply.headers } });
  }

  function refused(error: unknown): Answer {
    if (!(error instanceof Refusal)) throw error;
    return {
      ...failure(error.status, error.message),
      headers: buckets.headers(now()),
    };
  }

  const { origin: url, close } = await serveLoopback(options.port ?? 0, closing, handle);
  return {
    url,
    account,
    faults,
    requests,
    setClock,
    now,
    close,
  };
}
