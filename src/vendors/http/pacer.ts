import PQueue from "p-queue";
import { pause } from "./pause.ts";

/** What an answer says of one of the vendor's limits. */
export interface RateBucket {
  readonly name: string;
  /** Requests allowed in a full window, when known. */
  readonly limit: number | null;
  readonly remaining: number;
  /** ms since 1970 at which the window starts anew. */
  readonly resetAt: number;
}

export interface Turn {
  readonly priority: "interactive" | "background";
  readonly signal: AbortSignal;
  /** The turn is refused when it would have to wait past this (ms since 1970). */
  readonly patientUntil: number;
  readonly onWait: (milliseconds: number, reason: string) => void;
}

/** A limit that we set ourselves, for a vendor whose answers state none: so many requests in any stretch of this length. */
export interface RollingWindow {
  readonly limit: number;
  readonly ms: number;
}

/** A turn that cannot be had in time. */
export class NoTurnError extends Error {
  readonly resetAt: number;

  constructor(resetAt: number) {
    super("the vendor's limit leaves no room in time");
    this.name = "NoTurnError";
    this.resetAt = resetAt;
  }
}

/** A reset is a whole second; asking in that very moment may still fall into the old window. */
const AFTER_RESET_MS = 40;
/** How often a turn looks again while only an answer under way can tell what the window holds. */
const LOOK_AGAIN_MS = 10;

interface Window {
  readonly limit: number | null;
  /** Requests that may still be sent in it, those under way taken off. */
  left: number;
  /** ms; null for a window that began after the last one's end and of which no answer has told yet. */
  resetAt: number | null;
}

/**
 * Keeps all calls to one vendor account within its limits, as its own answers state them or as we set them. Everything in the process that
 * calls the account shares one pacer. Interactive work goes before background work. Nobody holds a place while waiting for a
 * reset, and until the first answer has told the limits, calls go one at a time.
 */
export class Pacer {
  readonly #queue: PQueue;
  readonly #clock: () => number;
  readonly #windows = new Map<string, Window>();
  readonly #rolling: RollingWindow | null;
  /** When the latest requests within the rolling window were sent (ms), the earliest first. */
  readonly #sentAt: number[] = [];
  #underWay = 0;
  #answered = false;

  constructor(options: {
    readonly concurrency: number;
    readonly clock: () => number;
    readonly rolling?: RollingWindow;
  }) {
    this.#queue = new PQueue({ concurrency: options.concurrency });
    this.#clock = options.clock;
    this.#rolling = options.rolling ?? null;
  }

  /** Runs `call` as soon as the limits allow. Throws `NoTurnError` when that lies beyond the turn's patience. */
  async run<T>(turn: Turn, call: () => Promise<T>): Promise<T> {
    const place = { priority: turn.priority === "interactive" ? 1 : 0, signal: turn.signal };
    for (;;) {
      await this.#waitForRoom(turn);
      const done = await this.#queue.add(
        async () => (this.#take() ? { value: await this.#send(call) } : null),
        place,
      );
      if (done !== null) return done.value;
    }
  }

  /** Takes over what an answer says. Answers may arrive out of order; within a window the lower count is the later one. */
  observe(buckets: readonly RateBucket[]): void {
    const now = this.#clock();
    for (const { name, limit, remaining, resetAt } of buckets) {
      const known = this.#windows.get(name);
      const newer =
        known === undefined || (known.resetAt !== null && resetAt > known.resetAt + 500);
      // An answer of a window that is over tells nothing of the present one.
      if (!newer && resetAt <= now && remaining > 0) continue;
      const left = newer ? remaining : Math.min(known.left, remaining);
      this.#windows.set(name, { limit, left, resetAt });
    }
  }

  async #send<T>(call: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await call();
    } finally {
      this.#underWay -= 1;
      this.#answered = true;
    }
  }

  /** Takes one request off every window, or none where there is no room. */
  #take(): boolean {
    if (this.#blockedUntil() !== null) return false;
    for (const window of this.#windows.values()) window.left -= 1;
    if (this.#rolling !== null) this.#sentAt.push(this.#clock());
    return true;
  }

  async #waitForRoom(turn: Turn): Promise<void> {
    for (;;) {
      turn.signal.throwIfAborted();
      const until = this.#blockedUntil();
      if (until === null) return;
      const now = this.#clock();
      if (until > turn.patientUntil) throw new NoTurnError(until);
      if (until <= now) {
        await pause(LOOK_AGAIN_MS, turn.signal);
        continue;
      }
      const wait = until - now + AFTER_RESET_MS;
      turn.onWait(wait, "the vendor's limit of requests");
      await pause(wait, turn.signal);
    }
  }

  /** Null when a request may go now; else the moment (ms) to look again, now or earlier for "as soon as an answer comes". */
  #blockedUntil(): number | null {
    const now = this.#clock();
    if (!this.#answered && this.#underWay > 0) return now;
    let until = this.#rolledUntil(now);
    for (const window of this.#windows.values()) {
      if (window.resetAt !== null && window.resetAt <= now) this.#beginAnew(window);
      if (window.left > 0) continue;
      if (window.resetAt !== null) until = Math.max(until ?? 0, window.resetAt);
      else if (this.#underWay > 0) until = Math.max(until ?? 0, now);
      // Nothing is under way that could tell: one may go and find out.
      else window.left = 1;
    }
    return until;
  }

  /** Null when the rolling window has room; else the moment (ms) at which its earliest request leaves it. */
  #rolledUntil(now: number): number | null {
    if (this.#rolling === null) return null;
    const { limit, ms } = this.#rolling;
    while ((this.#sentAt[0] ?? now) <= now - ms) this.#sentAt.shift();
    return this.#sentAt.length < limit ? null : (this.#sentAt[0] ?? now) + ms;
  }

  /** What is under way may be counted in the old window or in the new one: it is taken off to be safe. */
  #beginAnew(window: Window): void {
    window.left = (window.limit ?? 1) - this.#underWay;
    window.resetAt = null;
  }
}
