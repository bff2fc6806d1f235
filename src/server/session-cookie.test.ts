import { describe, expect, test } from "vitest";
import {
  endedSessionCookie,
  isDueForRenewal,
  readSession,
  sessionCookie,
  signSession,
} from "./session-cookie.ts";

const SECRET = "a-secret-of-at-least-thirty-two-characters";
const NOW = Date.parse("2026-11-20T19:00:00Z");
const DAY_MS = 86_400_000;
const KEY = "0e1b2c3d-0000-4000-8000-1234567890ab";

const header = (text: string) => `theme=dark; callboard_session=${text}; other=1`;
const signed = signSession(KEY, NOW, SECRET);

describe("a session", () => {
  test("is read back for thirty days, and not a millisecond longer", () => {
    const session = { keyId: KEY, expiresAt: NOW + 30 * DAY_MS };
    expect(readSession(header(signed), NOW, SECRET)).toEqual(session);
    expect(readSession(header(signed), NOW + 30 * DAY_MS - 1, SECRET)).toEqual(session);
    expect(readSession(header(signed), NOW + 30 * DAY_MS, SECRET)).toBeNull();
  });

  test("is nothing when any part of it was changed, or another secret signed it", () => {
    const [key = "", expires = "", signature = ""] = signed.split(".");
    const forged = [
      `${key}.${Number(expires) + 1}.${signature}`,
      `${key.replace("0e", "0f")}.${expires}.${signature}`,
      `${key}.${expires}.${signature.slice(0, -1)}${signature.endsWith("A") ? "B" : "A"}`,
      `${key}.${expires}.${"A".repeat(43)}`,
      `${key}.${expires}.`,
      `${key}.${expires}`,
      `${key}.${expires}.${signature}.x`,
      signSession(KEY, NOW, `${SECRET}!`),
      "",
      "..",
    ];
    for (const text of forged)
      expect([text, readSession(header(text), NOW, SECRET)]).toEqual([text, null]);
  });

  test("is nothing without a cookie, or where nothing is signed", () => {
    expect(readSession(null, NOW, SECRET)).toBeNull();
    expect(readSession("callboard_sessions=x", NOW, SECRET)).toBeNull();
    expect(readSession(header(signed), NOW, null)).toBeNull();
  });

  test("is renewed from its second day on", () => {
    const session = { keyId: KEY, expiresAt: NOW + 30 * DAY_MS };
    expect(isDueForRenewal(session, NOW + DAY_MS)).toBe(false);
    expect(isDueForRenewal(session, NOW + DAY_MS + 1)).toBe(true);
  });

  test("is kept from scripts and other sites, and from plain http where there is https", () => {
    expect(sessionCookie("text", false)).toBe(
      "callboard_session=text; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax",
    );
    expect(sessionCookie("text", true)).toMatch(/; Secure$/);
    expect(endedSessionCookie(true)).toMatch(/^callboard_session=; Path=\/; Max-Age=0; .*Secure$/);
  });
});
