import { AppError } from "#src/domain/errors.ts";
import type { ApiKey } from "#src/store/api-keys.ts";
import { bearerOf, hashKey } from "./caller.ts";
import type { Services } from "./services.ts";
import { isDueForRenewal, readSession, sessionCookie, signSession } from "./session-cookie.ts";

type Wiring = Pick<Services, "config" | "store">;

const MOST_WRONG_TRIES = 10;
const TRIES_MS = 60_000;

/** When wrong keys were tried, by the services they were tried on: of one process, and of one test. */
const wrongTries = new WeakMap<object, number[]>();

/**
 * Signs a browser in with a key: the `Set-Cookie` to answer with. Throws `not_signed_in` for a key that is unknown, and
 * `too_many_requests` after ten of those within a minute. A right key is let in even then, or any stranger could lock the
 * team out; 32 random bytes are not guessed at any rate.
 */
export async function signIn(
  services: Wiring,
  key: string,
  headers: Headers,
  now: number = Date.now(),
): Promise<string> {
  const { config, store } = services;
  if (!config.authOn || config.secret === null) {
    throw new AppError(
      "conflict",
      "Sign-in is off here: whoever reaches this machine is let in already.",
    );
  }
  const found = key === "" ? null : await store.keys.findByHash(hashKey(key));
  if (found === null) {
    countWrongTry(store, now);
    throw new AppError(
      "not_signed_in",
      "There is no such key. Copy the whole of it, from cb_ to its end, or ask a manager for a new one.",
    );
  }
  return cookieOf(found, config.secret, headers, services, now);
}

/** The `Set-Cookie` that lengthens the session of whoever asked with a cookie, when it is time; else null. */
export function renewSession(headers: Headers, services: Wiring): string | null {
  const { authOn, secret } = services.config;
  if (!authOn || secret === null || bearerOf(headers) !== null) return null;
  const now = Date.now();
  const session = readSession(headers.get("cookie"), now, secret);
  if (session === null || !isDueForRenewal(session, now)) return null;
  return cookieOf({ id: session.keyId }, secret, headers, services, now);
}

/** Whether the browser speaks https with us, or with the proxy in front. */
export function isSecure(headers: Headers, config: Services["config"]): boolean {
  const forwarded = headers.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return forwarded === "https" || config.url.startsWith("https:");
}

function cookieOf(
  key: Pick<ApiKey, "id">,
  secret: string,
  headers: Headers,
  { config }: Wiring,
  now: number,
): string {
  return sessionCookie(signSession(key.id, now, secret), isSecure(headers, config));
}

function countWrongTry(of: object, now: number): void {
  const recent = (wrongTries.get(of) ?? []).filter((at) => at > now - TRIES_MS);
  // Those beyond the limit are not kept: the list stays short whatever comes.
  if (recent.length < MOST_WRONG_TRIES) recent.push(now);
  else {
    throw new AppError(
      "too_many_requests",
      "Too many wrong keys were tried within a minute. Wait a minute, then try again.",
    );
  }
  wrongTries.set(of, recent);
}
