import pRetry from "p-retry";
import type { ReadOptions } from "#src/domain/activity/activity-source.ts";
import {
  VendorContentError,
  VendorCutOffError,
  VendorError,
  type VendorFault,
  VendorRateLimitedError,
  VendorRejectedError,
  VendorServerError,
  VendorTimeoutError,
  VendorUnreachableError,
} from "./errors.ts";
import { NoTurnError, type Pacer, type RateBucket } from "./pacer.ts";
import { pause } from "./pause.ts";
import { readRetryAfter } from "./retry-after.ts";

export interface HttpClientOptions {
  /** The vendor's name as people write it. */
  readonly vendor: string;
  readonly baseUrl: string;
  /** Sent with every request; never logged, never part of an error. */
  readonly headers: Readonly<Record<string, string>>;
  readonly pacer: Pacer;
  /** Reads the vendor's limits off an answer; `now` in ms. */
  readBuckets(headers: Headers, now: number): RateBucket[];
  /** What to do about a refusal, in a sentence. */
  rejectionHint(status: number): string;
  readonly clock: () => number;
  readonly times?: Partial<HttpTimes>;
}

export interface HttpTimes {
  /** One try, from sending to the last byte. */
  readonly timeoutMs: number;
  /** All tries of one request together, waiting included, once one has failed. */
  readonly patienceMs: number;
  /** How long background work waits for the vendor's limit to reset when nothing has failed; interactive work waits `patienceMs`. */
  readonly backgroundPatienceMs: number;
  readonly retries: number;
  readonly firstDelayMs: number;
  /** The least pause after a 429 that names no time to wait; doubles with each, up to four times as long. */
  readonly limitDelayMs: number;
}

const TIMES: HttpTimes = {
  timeoutMs: 30_000,
  patienceMs: 100_000,
  backgroundPatienceMs: 3_700_000,
  retries: 6,
  firstDelayMs: 500,
  limitDelayMs: 0,
};

/** Takes what has the vendor's shape, or answers null for anything else, which is a fault like a page that is not JSON. */
type Accept<T> = (body: unknown, headers: Headers) => T | null;

export interface HttpClient {
  /**
   * Gets JSON. Network faults, 5xx and 429 are tried again with growing, jittered pauses, or when the vendor says; nothing
   * else is. Throws a `VendorError`, or the signal's reason.
   */
  getJson<T>(
    path: string,
    query: Readonly<Record<string, string | number>>,
    accept: Accept<T>,
    options: ReadOptions,
  ): Promise<T>;
  /** Posts a question as JSON, such as a search: safe to repeat, so the same rules hold. Errors name the path, not the body. */
  postJson<T>(path: string, body: unknown, accept: Accept<T>, options: ReadOptions): Promise<T>;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const times = { ...TIMES, ...options.times };
  return {
    getJson(path, query, accept, read) {
      const url = new URL(options.baseUrl + path);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      return ask(options, times, { method: "GET", url }, accept, read);
    },
    postJson(path, body, accept, read) {
      const url = new URL(options.baseUrl + path);
      return ask(options, times, { method: "POST", url, body: JSON.stringify(body) }, accept, read);
    },
  };
}

interface Question {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly body?: string;
}

function ask<T>(
  options: HttpClientOptions,
  times: HttpTimes,
  question: Question,
  accept: Accept<T>,
  read: ReadOptions,
): Promise<T> {
  const { method, url } = question;
  const fault: VendorFault = {
    vendor: options.vendor,
    request: `${method} ${url.pathname}${url.search}`,
  };
  const startedAt = options.clock();
  let patientUntil =
    startedAt + (read.priority === "background" ? times.backgroundPatienceMs : times.patienceMs);
  let sentAt = startedAt;

  const attempt = async () => {
    const turn = { ...read, patientUntil, onWait: read.watch.onWait };
    try {
      return await options.pacer.run(turn, async () => {
        sentAt = options.clock();
        const answer = await send(options, question, fault, read.signal, times.timeoutMs);
        const accepted = accept(answer.body, answer.headers);
        if (accepted === null) throw new VendorContentError(fault);
        return accepted;
      });
    } catch (error) {
      if (error instanceof NoTurnError)
        throw new VendorRateLimitedError({ ...fault, cause: error }, error.resetAt);
      throw error;
    }
  };

  // A try that could hardly end within patience is not begun.
  const shortestTry = Math.min(times.timeoutMs, times.patienceMs / 4);
  let askAgain = false;
  let refusals = 0;

  return pRetry(attempt, {
    retries: times.retries,
    minTimeout: times.firstDelayMs,
    maxTimeout: 15_000,
    randomize: true,
    signal: read.signal,
    async onFailedAttempt({ error, attemptNumber, retriesLeft, retryDelay }) {
      // From the first fault on the clock runs, however long the request had waited its turn before.
      if (attemptNumber === 1) patientUntil = sentAt + times.patienceMs;
      askAgain = false;
      if (!(error instanceof VendorError) || !error.retryable || retriesLeft === 0) return;
      if (error instanceof AskedToWaitError) refusals += 1;
      const wait = pauseBefore(error, retryDelay, times.limitDelayMs, refusals);
      if (options.clock() + wait + shortestTry >= patientUntil) return;
      askAgain = true;
      read.watch.onWarning(`${error.message.split(". ")[0]}; asked again.`);
      read.watch.onWait(wait, "a pause before asking again");
      if (wait > retryDelay) await pause(wait - retryDelay, read.signal);
    },
    shouldRetry: () => askAgain,
  });
}

/** How long to pause before the next try: what the vendor asks for, at least our own growing delay. */
function pauseBefore(
  error: VendorError,
  delay: number,
  limitDelayMs: number,
  refusals: number,
): number {
  if (!(error instanceof AskedToWaitError)) return delay;
  const unnamed = limitDelayMs * Math.min(2 ** (refusals - 1), 4);
  return Math.max(error.waitMs ?? unnamed, delay);
}

/** 429: the vendor asks for a pause, of a length it may or may not name. */
class AskedToWaitError extends VendorRateLimitedError {
  readonly waitMs: number | null;

  constructor(fault: VendorFault, waitMs: number | null) {
    super(fault, null);
    this.waitMs = waitMs;
  }
}

async function send(
  options: HttpClientOptions,
  question: Question,
  fault: VendorFault,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<{ body: unknown; headers: Headers }> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  try {
    response = await fetch(question.url, {
      method: question.method,
      headers: options.headers,
      body: question.body ?? null,
      redirect: "manual",
      signal: AbortSignal.any([signal, timeout]),
    });
  } catch (cause) {
    signal.throwIfAborted();
    if (timeout.aborted) throw new VendorTimeoutError({ ...fault, cause }, timeoutMs);
    throw new VendorUnreachableError({ ...fault, cause });
  }

  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    signal.throwIfAborted();
    if (timeout.aborted) throw new VendorTimeoutError({ ...fault, cause }, timeoutMs);
    throw new VendorCutOffError({ ...fault, cause });
  }

  const now = options.clock();
  options.pacer.observe(options.readBuckets(response.headers, now));
  if (response.status === 429) {
    throw new AskedToWaitError(fault, readRetryAfter(response.headers, now));
  }
  if (response.status >= 500 || response.status === 408) {
    throw new VendorServerError(fault, response.status);
  }
  if (!response.ok) {
    throw new VendorRejectedError(fault, response.status, options.rejectionHint(response.status));
  }
  try {
    return { body: JSON.parse(text), headers: response.headers };
  } catch (cause) {
    // Text that begins like JSON and does not end like it was cut off on its way; anything else is somebody else's page.
    if (/^\s*[[{]/.test(text)) throw new VendorCutOffError({ ...fault, cause });
    throw new VendorContentError({ ...fault, cause });
  }
}
