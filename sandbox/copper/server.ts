import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { type Answer, readJson, send } from "../answer.ts";
import { serveLoopback } from "../loopback.ts";
import { Refusal } from "../refusal.ts";
import { isRecord } from "../steering.ts";
import { StoppableClock } from "../stoppable-clock.ts";
import type { CopperAccount } from "./account.ts";
import { BAD_REQUEST_PAGE, failure, TOO_MANY } from "./answer.ts";
import { control } from "./control.ts";
import { CopperFaults } from "./faults.ts";
import { type CopperLimits, RollingWindow } from "./limits.ts";
import { failed } from "./request-faults.ts";
import { areaOf, respond } from "./routes.ts";
import type { Scene } from "./scene.ts";

export interface CopperSandboxOptions {
  account: CopperAccount;
  /** 0: any free port. */
  port?: number;
  token?: string;
  userEmail?: string;
  clock?: () => number;
  limits?: Partial<CopperLimits>;
  /** Whether a search lists removed rows as stubs; false unless told. */
  listsRemoved?: boolean;
}

export interface CopperSandboxRequest {
  at: number;
  method: string;
  /** With its prefix, /developer_api/v1. */
  path: string;
  body: unknown;
  /** 0 as long as nothing is answered. */
  status: number;
}

export interface CopperSandbox {
  /** What belongs in COPPER_API_URL: the prefix is in it. */
  readonly url: string;
  /** The control routes are below this: `${origin}/_sandbox/`. */
  readonly origin: string;
  readonly account: CopperAccount;
  readonly faults: CopperFaults;
  readonly requests: CopperSandboxRequest[];
  /** Stops the clock at a moment; null lets it run again. */
  setClock(now: number | null): void;
  now(): number;
  close(): Promise<void>;
}

const PREFIX = "/developer_api/v1";

/** Answers like Copper's REST API, on the loopback only. */
export async function startCopperSandbox(options: CopperSandboxOptions): Promise<CopperSandbox> {
  const { account, listsRemoved = false } = options;
  const { token = "sandbox-token", userEmail = "admin@example.com" } = options;
  const faults = new CopperFaults();
  const requests: CopperSandboxRequest[] = [];
  const limit = new RollingWindow(options.limits);
  const closing = new AbortController();
  const { now, set: setClock } = new StoppableClock(options.clock ?? Date.now);

  /** Undefined: the request is left hanging. */
  async function answer(request: IncomingMessage, asked: CopperSandboxRequest) {
    if (!asked.path.startsWith(`${PREFIX}/`)) return failure(404, "Resource not found");
    if (asked.method === "GET" && carriesBody(request)) {
      return { status: 400, body: null, html: BAD_REQUEST_PAGE };
    }
    if (!authorized(request, token, userEmail)) return failure(401, "Unauthorized");
    const path = asked.path.slice(PREFIX.length);
    const area = areaOf(path);
    const slow = faults.take("slow", area);
    if (slow) await pause(slow.ms, undefined, { signal: closing.signal });
    // Reference 6: neither Retry-After nor rate headers.
    if (!limit.take(now())) return failure(429, TOO_MANY);
    const fault = failed(faults, area);
    if (fault !== undefined) return fault === "hang" ? undefined : fault;
    const ownerId = account.userByEmail(userEmail)?.id ?? null;
    const scene: Scene = { account, faults, ownerId, listsRemoved, now: now() };
    if (!isRecord(asked.body)) return failure(400, "Bad request");
    const reply = respond(asked.method, path, asked.body, scene);
    const damage = faults.take("cut", area)
      ? ("cut" as const)
      : faults.take("truncated", area) && ("truncated" as const);
    if ("body" in reply) return { status: 200, body: reply.body, damage } satisfies Answer;
    const { rows, total } = reply.page;
    const headers: Record<string, string> = {};
    if (total !== undefined) headers["X-PW-TOTAL"] = String(total);
    return { status: 200, body: rows, headers, damage } satisfies Answer;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? "/", "http://sandbox");
    const method = request.method ?? "GET";
    if (pathname.startsWith("/_sandbox/")) {
      const body = await readJson(request);
      const driven = { account, faults, requests, setClock, now };
      return send(response, control(driven, { method, path: pathname, body }));
    }
    const asked = { at: now(), method, path: pathname, body: null as unknown, status: 0 };
    requests.push(asked);
    asked.body = await readJson(request).catch(() => null);
    const reply = await answer(request, asked).catch((error: unknown) => refused(error));
    if (reply === undefined) return;
    asked.status = reply.status;
    const date = new Date(now()).toUTCString();
    send(response, { ...reply, headers: { date, ...reply.headers } });
  }

  const { origin, close } = await serveLoopback(options.port ?? 0, closing, handle);
  return {
    url: `${origin}${PREFIX}`,
    origin,
    account,
    faults,
    requests,
    setClock,
    now,
    close,
  };
}

/** Reference 1: any of the three left out or wrong is a 401. */
function authorized({ headers }: IncomingMessage, token: string, userEmail: string): boolean {
  const email = headers["x-pw-useremail"];
  return (
    headers["x-pw-accesstoken"] === token &&
    headers["x-pw-application"] === "developer_api" &&
    typeof email === "string" &&
    email.toLowerCase() === userEmail.toLowerCase()
  );
}

function carriesBody({ headers }: IncomingMessage): boolean {
  return Number(headers["content-length"] ?? 0) > 0 || "transfer-encoding" in headers;
}

function refused(error: unknown): Answer {
  if (!(error instanceof Refusal)) throw error;
  return failure(error.status, error.message);
}
