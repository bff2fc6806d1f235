import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SESSION_COOKIE, signSession } from "#src/server/session-cookie.ts";
import { bearer, type GuardedApp, SECRET, startGuardedApp } from "#tests/builders/guarded-app.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const DAY_MS = 86_400_000;
const PAGE = { accept: "text/html,application/xhtml+xml" };

let workspace: Workspace;
let app: GuardedApp;

beforeAll(async () => {
  workspace = await openWorkspace({ account: anAccount([anAgent({ id: 7 })]), now: Date.now() });
  await workspace.addRep({ email: "agent7@example.com" }, { id: "ada", name: "Ada" });
  await workspace.addRep({ email: "agent8@example.com" }, { id: "ben", name: "Ben" });
  app = await startGuardedApp(workspace);
});
afterAll(async () => {
  await app?.stop();
  await workspace?.close();
});

async function codeOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { success: boolean; code: string; requestId: string };
  expect(body).toMatchObject({ success: false, requestId: expect.any(String) });
  return `${answer.status} ${body.code}`;
}
const withSession = (text: string) => ({ cookie: `${SESSION_COOKIE}=${text}` });

describe("signing in", () => {
  test("a page sends whoever it does not know to sign in, and signing in leads back to it", async () => {
    const turnedAway = await app.ask("/?period=monthly", PAGE);
    expect(turnedAway.status).toBe(307);
    const address = turnedAway.headers.get("location") ?? "";
    expect(address).toBe("/sign-in?next=%2F%3Fperiod%3Dmonthly");
    const page = await (await app.ask(address, PAGE)).text();
    expect(page).toContain('action="/sign-in/enter"');
    expect(page).toContain('value="/?period=monthly"');

    const { key } = await app.newKey("manager");
    const entered = await app.ask("/sign-in/enter", PAGE, { key, next: "/?period=monthly" });
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/?period=monthly"]);
    const [cookie = ""] = entered.headers.getSetCookie();
    expect(cookie).toMatch(
      /^callboard_session=[\w.-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
    expect(cookie).not.toContain(key);
    const session = { cookie: cookie.split(";")[0] ?? "" };
    const board = await app.ask("/", { ...PAGE, ...session });
    expect([board.status, await board.text()]).toEqual([
      200,
      expect.stringContaining("Team Overview"),
    ]);
    expect((await app.ask("/api/status", session)).status).toBe(200);

    const left = await app.ask("/sign-in/leave", { ...PAGE, ...session }, {});
    expect([left.status, left.headers.get("location")]).toEqual([303, "/sign-in"]);
    expect(left.headers.getSetCookie()[0]).toMatch(/^callboard_session=; Path=\/; Max-Age=0;/);
  });

  test("is by https alone behind a proxy that speaks https", async () => {
    const { key } = await app.newKey("rep", "ada");
    const answer = await app.ask("/sign-in/enter", { "x-forwarded-proto": "https" }, { key });
    expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure$/);
  });

  test.each([
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/api/metrics",
  ])("never leads to %s", async (next) => {
    const { key } = await app.newKey("rep");
    const answer = await app.ask("/sign-in/enter", PAGE, { key, next });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    const page = await (await app.ask(`/sign-in?next=${encodeURIComponent(next)}`, PAGE)).text();
    expect(page).toContain('name="next" value="/"');
  });

  test("another site's page can neither sign a browser in nor out", async () => {
    const { key } = await app.newKey("rep");
    for (const foreign of [
      { origin: "https://elsewhere.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]) {
      const headers = { ...PAGE, ...foreign };
      expect(await codeOf(await app.ask("/sign-in/enter", headers, { key }))).toBe(
        "403 not_allowed",
      );
      expect(await codeOf(await app.ask("/sign-in/leave", headers, {}))).toBe("403 not_allowed");
    }
    const own = { ...PAGE, origin: app.url, "sec-fetch-site": "same-origin" };
    expect((await app.ask("/sign-in/enter", own, { key })).status).toBe(303);
  });

  test("a wrong key is said, and after ten within a minute 429; the right one is let in even then", async () => {
    const wrong = await app.ask("/sign-in/enter", PAGE, {
      key: "cb_wrong",
      next: "/?period=daily",
    });
    const address = wrong.headers.get("location") ?? "";
    expect(address).toBe("/sign-in?next=%2F%3Fperiod%3Ddaily&problem=not_signed_in");
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect(await (await app.ask(address, PAGE)).text()).toContain("not known here");
    const codes: string[] = [];
    for (let n = 0; n < 10; n++) {
      codes.push(await codeOf(await app.ask("/sign-in/enter", {}, { key: `cb_wrong${n}` })));
    }
    expect(codes.slice(0, 9)).toEqual(Array(9).fill("401 not_signed_in"));
    expect(codes[9]).toBe("429 too_many_requests");
    const page = await app.ask("/sign-in/enter", PAGE, { key: "" });
    expect(page.headers.get("location")).toBe("/sign-in?problem=too_many_requests");
    const { key } = await app.newKey("rep");
    expect((await app.ask("/sign-in/enter", PAGE, { key })).headers.get("location")).toBe("/");
  });

  test("wants a form", async () => {
    const answer = await fetch(`${app.url}/sign-in/enter`, { method: "POST", body: "{}" });
    expect(await codeOf(answer)).toBe("400 invalid_request");
  });
});

describe("a session", () => {
  test("that is forged, over, or of a key that was revoked is nobody's", async () => {
    const { id, key } = await app.newKey("admin");
    const cookie = await app.cookieOf(key);
    expect((await app.ask("/api/status", { cookie })).status).toBe(200);
    const now = Date.now();
    const refused = [
      signSession(id, now, `${SECRET}!`),
      signSession(id, now - 31 * DAY_MS, SECRET),
      signSession("nobody", now, SECRET),
      signSession(id, now, SECRET).replace(id, "another"),
      "rubbish",
    ];
    for (const text of refused) {
      expect([text, await codeOf(await app.ask("/api/status", withSession(text)))]).toEqual([
        text,
        "401 not_signed_in",
      ]);
      expect((await app.ask("/", { ...PAGE, ...withSession(text) })).status).toBe(307);
    }
    await workspace.services.store.keys.remove(id);
    expect(await codeOf(await app.ask("/api/status", { cookie }))).toBe("401 not_signed_in");
    expect(await codeOf(await app.ask("/api/status", bearer(key)))).toBe("401 not_signed_in");
  });

  test("is renewed by the API once it is a day old, and not by a key", async () => {
    const { id, key } = await app.newKey("rep");
    const setBy = async (age: number, more: Record<string, string> = {}) => {
      const text = signSession(id, Date.now() - age, SECRET);
      return (
        await app.ask("/api/status", { ...withSession(text), ...more })
      ).headers.getSetCookie();
    };
    expect(await setBy(DAY_MS / 2)).toEqual([]);
    expect(await setBy(2 * DAY_MS)).toEqual([expect.stringContaining(`${SESSION_COOKIE}=${id}.`)]);
    expect(await setBy(2 * DAY_MS, bearer(key))).toEqual([]);
  });

  test("changes nothing for another site's page", async () => {
    const { key } = await app.newKey("manager");
    const cookie = await app.cookieOf(key);
    const headers = { cookie, origin: "https://elsewhere.example" };
    for (const path of [
      "/settings/sharing/links",
      "/settings/sharing/revoked-links",
      "/settings/sharing/policy",
    ]) {
      expect(await codeOf(await app.ask(path, headers, { name: "x", kind: "api" }))).toBe(
        "403 not_allowed",
      );
    }
    expect(await codeOf(await app.ask("/api/sync-runs", headers, {}))).toBe("403 not_allowed");
  });
});

describe("/settings/sharing", () => {
  const path = "/settings/sharing";
  const managerSession = async () => ({
    ...PAGE,
    cookie: await app.cookieOf((await app.newKey("manager")).key),
  });

  test("makes a link, shows its token once, lists it without, and revokes it at once", async () => {
    const headers = await managerSession();
    const made = await app.ask(`${path}/links`, headers, { name: "TV in the hall", kind: "api" });
    expect([made.status, made.headers.get("location")]).toEqual([303, `${path}?done=made`]);
    const [flash = ""] = made.headers.getSetCookie();
    expect(flash).toMatch(/; Path=\/settings\/sharing; Max-Age=60; HttpOnly; SameSite=Lax/);
    const token = /cbs_[\w-]{43}/.exec(flash)?.[0] ?? "";
    const shown = await app.ask(`${path}?done=made`, {
      ...headers,
      cookie: `${headers.cookie}; ${flash.split(";")[0]}`,
    });
    expect(await shown.text()).toContain(`${app.url}/api/public/team-metrics?share=${token}`);
    const listed = await (await app.ask(path, headers)).text();
    expect(listed).toContain("TV in the hall");
    expect(listed).not.toContain(token);
    expect(await workspace.stored()).not.toContain(token);

    expect((await app.ask(`/api/public/team-metrics?share=${token}`)).status).toBe(200);
    const [link] = await workspace.services.store.shareLinks.list();
    await app.ask(`${path}/revoked-links`, headers, { id: link?.id ?? "" });
    expect(await codeOf(await app.ask(`/api/public/team-metrics?share=${token}`))).toBe(
      "401 not_signed_in",
    );
    const unknown = await app.ask(`${path}/revoked-links`, headers, { id: "none" });
    expect(unknown.headers.get("location")).toBe(`${path}?problem=not_found`);
  });

  test("says what is wrong with a link, and makes none", async () => {
    const headers = await managerSession();
    const before = await workspace.services.store.shareLinks.list();
    for (const form of [{ name: " ", kind: "api" }, { name: "x", kind: "king" }, {}]) {
      const answer = await app.ask(`${path}/links`, headers, form as Record<string, string>);
      expect(answer.headers.get("location")).toBe(`${path}?problem=invalid_request`);
    }
    expect(await workspace.services.store.shareLinks.list()).toEqual(before);
  });

  test("opens the public API to anybody, and closes it again", async () => {
    const headers = await managerSession();
    const set = async (publicApi: string, ranks: string) =>
      (await app.ask(`${path}/policy`, headers, { publicApi, ranks })).headers.get("location");
    expect(await set("open", "hidden")).toBe(`${path}?done=policy`);
    expect(await workspace.services.store.settings.workspace()).toMatchObject({
      ranks: "hidden",
      publicApiOpen: true,
    });
    expect((await app.ask("/api/public/team-metrics")).status).toBe(200);
    expect(await codeOf(await app.ask("/api/metrics"))).toBe("401 not_signed_in");
    expect(await set("closed", "shown")).toBe(`${path}?done=policy`);
    expect(await codeOf(await app.ask("/api/public/team-metrics"))).toBe("401 not_signed_in");
    expect(await set("ajar", "shown")).toBe(`${path}?problem=invalid_request`);
  });

  test("is for managers: a rep sees why, changes nothing; a stranger signs in", async () => {
    const rep = { ...PAGE, cookie: await app.cookieOf((await app.newKey("rep", "ada")).key) };
    const page = await (await app.ask(path, rep)).text();
    expect(page).toContain("This page is for managers");
    expect(page).not.toContain("TV in the hall");
    for (const place of ["links", "revoked-links", "policy"]) {
      const form = { name: "x", kind: "api", publicApi: "open", ranks: "shown" };
      const refused = await app.ask(`${path}/${place}`, rep, form);
      expect(refused.headers.get("location")).toBe(`${path}?problem=not_allowed`);
      const stranger = await app.ask(`${path}/${place}`, PAGE, form);
      expect(stranger.headers.get("location")).toBe("/sign-in?next=%2Fsettings%2Fsharing");
      expect(await codeOf(await app.ask(`${path}/${place}`, {}, form))).toBe("401 not_signed_in");
    }
    expect((await workspace.services.store.settings.workspace()).publicApiOpen).toBe(false);
    expect((await app.ask(path, PAGE)).headers.get("location")).toBe(
      "/sign-in?next=%2Fsettings%2Fsharing",
    );
  });
});
