import { createHmac, timingSafeEqual } from "node:crypto";

/** What a browser shows to say which key it signed in with. */
export const SESSION_COOKIE = "callboard_session";

const DAY_MS = 86_400_000;
const LASTS_MS = 30 * DAY_MS;
/** A cookie older than this is renewed when it is next shown. */
const RENEWED_AFTER_MS = DAY_MS;

export interface Session {
  readonly keyId: string;
  /** ms since 1970 */
  readonly expiresAt: number;
}

/** A session of 30 days from `now` (ms since 1970), as text that only whoever has the secret can make. */
export function signSession(keyId: string, now: number, secret: string): string {
  const claim = `${keyId}.${now + LASTS_MS}`;
  return `${claim}.${signatureOf(claim, secret)}`;
}

/** The session that a cookie header carries; null when there is none, or it is forged or over. */
export function readSession(
  cookies: string | null,
  now: number,
  secret: string | null,
): Session | null {
  if (cookies === null || secret === null) return null;
  const text = cookieNamed(cookies, SESSION_COOKIE);
  const parts = /^(([\w-]{1,64})\.(\d{1,15}))\.([\w-]{43})$/.exec(text ?? "");
  if (parts === null) return null;
  const [, claim = "", keyId = "", expiresAt = "", signature = ""] = parts;
  const expected = signatureOf(claim, secret);
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return null;
  const session = { keyId, expiresAt: Number(expiresAt) };
  return session.expiresAt > now ? session : null;
}

/** Whether a session has been used long enough for its cookie to be made anew. */
export function isDueForRenewal(session: Session, now: number): boolean {
  return session.expiresAt - now < LASTS_MS - RENEWED_AFTER_MS;
}

/** The `Set-Cookie` that signs a browser in; `secure` when it speaks https with us. */
export function sessionCookie(text: string, secure: boolean): string {
  return cookie(SESSION_COOKIE, text, { path: "/", seconds: LASTS_MS / 1000, secure });
}

/** The `Set-Cookie` that signs a browser out. */
export function endedSessionCookie(secure: boolean): string {
  return cookie(SESSION_COOKIE, "", { path: "/", seconds: 0, secure });
}

/** A cookie for our own pages: out of scripts' reach, and not sent along with another site's changes. */
export function cookie(
  name: string,
  value: string,
  options: { readonly path: string; readonly seconds: number; readonly secure: boolean },
): string {
  const { path, seconds, secure } = options;
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** The first cookie of this name in a `Cookie` header. */
export function cookieNamed(cookies: string, name: string): string | null {
  for (const pair of cookies.split(";")) {
    const [key, ...value] = pair.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}

/** The first line keeps what is signed here from passing for anything else that is signed with the same secret. */
function signatureOf(claim: string, secret: string): string {
  return createHmac("sha256", secret).update(`callboard session\n${claim}`).digest("base64url");
}
