import { createHash } from "node:crypto";
import { AppError } from "#src/domain/errors.ts";
import type { Role } from "#src/domain/people/person.ts";
import type { ApiKey } from "#src/store/api-keys.ts";
import type { ShareKind } from "#src/store/share-links.ts";
import { isLoopback } from "./config.ts";
import type { Services } from "./services.ts";
import { readSession } from "./session-cookie.ts";

/** Whoever asks: a program by its key, or a browser that signed in with one. */
export interface Caller {
  /** For run records and the log: `key:nightly`, `local`. */
  readonly name: string;
  readonly role: Role;
  /** The person that the key stands for. */
  readonly userId: string | null;
}

/** Whoever has a link, or asks an open workspace: sees the team's aggregates, never a single call, and changes nothing. */
export interface LinkCaller {
  readonly name: string;
  readonly link: ShareKind;
}

/** Who asks, or null. With sign-in off, whoever reaches this machine's loopback is its admin. */
export async function identify(
  headers: Headers,
  services: Pick<Services, "config" | "store">,
): Promise<Caller | null> {
  const { config, store } = services;
  if (!config.authOn) {
    // A page of another site could point its own name at 127.0.0.1 and would be let in.
    const host = (headers.get("host") ?? "").replace(/:\d+$/, "");
    if (!isLoopback(host)) {
      throw new AppError(
        "not_allowed",
        "With CALLBOARD_AUTH=off only this machine's own addresses are served.",
      );
    }
    return { name: "local", role: "admin", userId: null };
  }
  const bearer = bearerOf(headers);
  if (bearer !== null) return callerOf(await store.keys.findByHash(hashKey(bearer)));
  const session = readSession(headers.get("cookie"), Date.now(), config.secret);
  // The key's row is the truth: without it the cookie is worth nothing from that moment on.
  return session === null ? null : callerOf(await store.keys.find(session.keyId));
}

function callerOf(key: ApiKey | null): Caller | null {
  return key === null ? null : { name: `key:${key.name}`, role: key.role, userId: key.userId };
}

/** The token of `Authorization: Bearer TOKEN`. */
export function bearerOf(headers: Headers): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}

/** A key or a link's token is 32 random bytes, so a plain hash of it tells nothing and can be looked up. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** One rep, or everybody. */
type Scope = { readonly userId: string } | "all";

/** A rep may sync only their own calls. */
export function assertMaySync(caller: Caller, scope: Scope): void {
  if (reaches(caller, scope)) return;
  throw new AppError("not_allowed", "A rep may sync only their own calls.");
}

/** Whether single rows of a sync may be told: to managers those of any, to a rep those of their own calls. */
export function reaches(caller: Caller, scope: Scope): boolean {
  return isManager(caller) || (scope !== "all" && caller.userId === scope.userId);
}

/**
 * Whose metric documents are meant, of those that the caller may read: managers read anybody's (undefined: everybody's), a rep
 * their own, named or not. Throws `not_allowed`.
 */
export function documentsFor(caller: Caller, userId: string | undefined): string | undefined {
  if (isManager(caller)) return userId;
  if (caller.userId !== null && (userId ?? caller.userId) === caller.userId) return caller.userId;
  throw new AppError("not_allowed", "A rep may read only their own documents.");
}

/** A rep's page and numbers by day: a rep opens their own, managers anybody's, a link the aggregates of anybody. */
export function assertMayOpenRep(caller: Caller | LinkCaller, userId: string): void {
  if ("link" in caller || caller.role !== "rep" || caller.userId === userId) return;
  throw new AppError("not_allowed", "A rep may open only their own numbers.");
}

/** Throws unless the caller manages the workspace: goals, working days, links, policy. */
export function assertManager(caller: Caller): void {
  if (isManager(caller)) return;
  throw new AppError("not_allowed", "Only a manager or an admin may do this.");
}

export function isManager(caller: Caller): boolean {
  return caller.role !== "rep";
}

/** Whether single calls may be listed: for managers anybody's, for a rep their own; `userId` null: the whole team's. */
export function maySeeCalls(caller: Caller | LinkCaller, userId: string | null): boolean {
  if ("link" in caller) return false;
  return isManager(caller) || (userId !== null && caller.userId === userId);
}
