import { SHARE_KINDS, type ShareKind } from "#src/store/share-links.ts";
import { cookie, cookieNamed } from "./session-cookie.ts";
import { linkAddress } from "./share-links.ts";

/**
 * A new link's token on its way to the page that shows it: a form works without script, so its answer sends the browser on,
 * and what is shown once must not stand in an address. The browser forgets it after a minute.
 */
const NAME = "callboard_made_link";
const PATH = "/settings/sharing";
const SECONDS = 60;

export interface MadeLink {
  readonly kind: ShareKind;
  readonly token: string;
  readonly url: string;
}

export function madeLinkCookie(made: Pick<MadeLink, "kind" | "token">, secure: boolean): string {
  return cookie(NAME, `${made.kind}.${made.token}`, { path: PATH, seconds: SECONDS, secure });
}

export function readMadeLink(cookies: string | null, base: string): MadeLink | null {
  const [, named, token] = /^(\w+)\.([\w-]+)$/.exec(cookieNamed(cookies ?? "", NAME) ?? "") ?? [];
  const kind = SHARE_KINDS.find((one) => one === named);
  if (kind === undefined || token === undefined) return null;
  return { kind, token, url: linkAddress(base, kind, token) };
}
