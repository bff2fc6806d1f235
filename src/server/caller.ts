import { createHash } from "node:crypto";
import { AppError } from "#src/domain/errors.ts";
import type { Role } from "#src/domain/people/person.ts";
import { isLoopback } from "./config.ts";
import type { Services } from "./services.ts";

/** Whoever asks, by HTTP. Signing in by browser will be one more way to become one. */
export interface Caller {
  /** For run records and the log: `key:nightly`, `local`. */
  readonly name: string;
  readonly role: Role;
  /** The rep that a rep's key stands for. */
  readonly userId: string | null;
}

/** Who asks, or null. With sign-in off, whoever reaches this machine's loopback is its admin. */
export async function identify(headers: Headers, services: Services): Promise<Caller | null> {
  if (!services.config.authOn) {
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
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer === undefined) return null;
  const key = await services.store.keys.findByHash(hashKey(bearer));
  return key === null ? null : { name: `key:${key.name}`, role: key.role, userId: key.userId };
}

/** A key is 32 random bytes, so a plain hash of it tells nothing and can be looked up. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** A rep may sync only their own calls. */
export function assertMaySync(caller: Caller, scope: { readonly userId: string } | "all"): void {
  if (caller.role !== "rep") return;
  if (scope !== "all" && caller.userId === scope.userId) return;
  throw new AppError("not_allowed", "A rep may sync only their own calls.");
}
