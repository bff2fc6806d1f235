import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { accept } from "#src/api/contract/days.ts";
import { AppError } from "#src/domain/errors.ts";
import { SHARE_KINDS, type ShareKind, type ShareLink } from "#src/store/share-links.ts";
import { assertManager, bearerOf, type Caller, hashKey, type LinkCaller } from "./caller.ts";
import type { Services } from "./services.ts";
import { isSecure } from "./sign-in.ts";

type Wiring = Pick<Services, "config" | "store">;

/** The query parameter that carries a link's token. */
export const SHARE_PARAMETER = "share";

const PREFIX: Readonly<Record<ShareKind, string>> = { api: "cbs_", wall: "cbw_" };

/** A link as managers see it: all but its hash. */
export type SharedLink = Omit<ShareLink, "hash">;

export interface NewShareLink extends SharedLink {
  /** The token itself; it cannot be had again. */
  readonly token: string;
  /** The address that it opens. */
  readonly url: string;
}

const linkSchema = z.object({
  name: z
    .string("A link needs a name: say who or what it is for")
    .trim()
    .min(1, "A link needs a name: say who or what it is for")
    .max(100, "A link's name has at most 100 characters"),
  kind: z.enum(SHARE_KINDS, `A link's kind is one of ${SHARE_KINDS.join(", ")}`),
});

/** Makes a link and keeps its token's hash. Throws `not_allowed` or `invalid_request`. */
export async function createShareLink(
  services: Wiring,
  caller: Caller,
  given: { readonly name: string | null; readonly kind: string | null },
): Promise<NewShareLink> {
  assertManager(caller);
  const { name, kind } = accept(linkSchema, given);
  const token = PREFIX[kind] + randomBytes(32).toString("base64url");
  const link: SharedLink = {
    id: randomUUID(),
    name,
    kind,
    createdBy: caller.name,
    createdAt: new Date().toISOString(),
    revokedAt: null,
  };
  await services.store.shareLinks.add({ ...link, hash: hashKey(token) });
  return { ...link, token, url: linkAddress(services.config.url, kind, token) };
}

/** Every link ever made, newest first, the revoked ones too. Throws `not_allowed`. */
export async function listShareLinks(services: Wiring, caller: Caller): Promise<SharedLink[]> {
  assertManager(caller);
  return (await services.store.shareLinks.list()).map(({ hash: _, ...link }) => link);
}

/** Takes a link back: whatever shows it is refused from now on. Throws `not_allowed` or `not_found`. */
export async function revokeShareLink(services: Wiring, caller: Caller, id: string): Promise<void> {
  assertManager(caller);
  if (await services.store.shareLinks.revoke(id, new Date().toISOString())) return;
  throw new AppError("not_found", `There is no link with the id "${id}".`);
}

/** Whoever shows this token of a wall link; null when it is none, or revoked. It never ends by itself. */
export async function wallCaller(
  token: string | null,
  services: Pick<Services, "store">,
): Promise<LinkCaller | null> {
  const caller = token === null ? null : await linkCaller(token, services);
  return caller?.link === "wall" ? caller : null;
}

/** The link that a request to the public API carries, as its bearer or in its address; null when none that holds. */
export async function linkCallerOf(
  request: Request,
  services: Pick<Services, "store">,
): Promise<LinkCaller | null> {
  if (request.method !== "GET" && request.method !== "HEAD") return null;
  const token = bearerOf(request.headers) ?? new URL(request.url).searchParams.get(SHARE_PARAMETER);
  return token === null ? null : linkCaller(token, services);
}

/** The address by which this browser reached us: a link to it works for whoever reads it there. */
export function ownAddress(headers: Headers, config: Services["config"]): string {
  const host = headers.get("host");
  return host === null ? config.url : `${isSecure(headers, config) ? "https" : "http"}://${host}`;
}

/** The address of a wall, or of the first report that an API link opens. */
export function linkAddress(base: string, kind: ShareKind, token: string): string {
  const path = kind === "wall" ? "/wall" : "/api/public/team-metrics";
  return `${base}${path}?${SHARE_PARAMETER}=${token}`;
}

async function linkCaller(
  token: string,
  { store }: Pick<Services, "store">,
): Promise<LinkCaller | null> {
  // Spares a look-up for the keys that most requests carry.
  if (!Object.values(PREFIX).some((prefix) => token.startsWith(prefix))) return null;
  const link = await store.shareLinks.findByHash(hashKey(token));
  if (link === null || link.revokedAt !== null) return null;
  return { name: `link:${link.name}`, link: link.kind };
}
