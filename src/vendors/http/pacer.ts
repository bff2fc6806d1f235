import { setTimeout as sleep } from "node:timers/promises";
import PQueue from "p-queue";

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

/**
 * Keeps all calls to one vendor account within its limits, as its own answers state them. Everything in the process that
 * calls the account shares one pacer. Interactive work goes before background work that is still queued.
 */
export class Pacer {
  readonly #queue: PQueue;
  readonly #clock: () => number;
  readonly #buckets = new Map<string, { limit: number | null; left: number; resetAt: number }>();

  constructor(options: { readonly concurrency: number; readonly clock: () => number }) {
    this.#queue = new PQueue({ concurrency: options.concurrency });
    this.#clock = options.clock;
  }

  /** Runs `call` as soon as the limits allow. */
  run<T>(turn: Turn, call: () => Promise<T>): Promise<T> {
    return this.#queue.add(
      async () => {
        await this.#wait(turn);
        for (const bucket of this.#buckets.values()) bucket.left -= 1;
        return call();
      },
      { priority: turn.priority === "interactive" ? 1 : 0, signal: turn.signal },
    );
  }

  /** Takes over what an answer says. Answers may arrive out of order; within a window the lower count is the later one. */
  observe(buckets: readonly RateBucket[]): void {
    for (const bucket of buckets) {
      const known = this.#buckets.get(bucket.name);
      const sameWindow = known !== undefined && Math.abs(known.resetAt - bucket.resetAt) < 500;
      const left = sameWindow ? Math.min(known.left, bucket.remaining) : bucket.remaining;
      this.#buckets.set(bucket.name, { limit: bucket.limit, left, resetAt: bucket.resetAt });
    }
  }

  async #wait(turn: Turn): Promise<void> {
    for (;;) {
      turn.signal.throwIfAborted();
      const now = this.#clock();
      let until = 0;
      for (const [name, bucket] of this.#buckets) {
        if (bucket.resetAt <= now) {
          // The window is over: how much the next one holds is known only if the vendor said its limit.
          if (bucket.limit === null) this.#buckets.delete(name);
          else bucket.left = Math.max(bucket.left, bucket.limit);
        } else if (bucket.left <= 0) until = Math.max(until, bucket.resetAt);
      }
      if (until === 0) return;
      if (until > turn.patientUntil) throw new NoTurnError(until);
      const wait = until - now + AFTER_RESET_MS;
      turn.onWait(wait, "the vendor's limit of requests");
      await sleep(wait, undefined, { signal: turn.signal });
    }
  }
}
