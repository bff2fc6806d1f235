import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SESSION_COOKIE, signSession } from "#src/server/session-cookie.ts";
import { bearer, type GuardedApp, SECRET, startGuardedApp } from "#tests/builders/guarded-app.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const DAY_MS = 86_400_000;

let workspace: Workspace;
let app: GuardedApp;

/** Who asks: headers, and what goes into the address. */
interface Asker {
  readonly headers: Record<string, string>;
  readonly query: string;
}
const askers: Record<string, Asker> = {};

beforeAll(async () => {
  workspace = await openWorkspace({ account: anAccount([anAgent({ id: 7 })]), now: Date.now() });
  await workspace.addRep({ email: "agent7@example.com" }, { id: "ada", name: "Ada" });
  await workspace.addRep({ email: "ben@example.com" }, { id: "ben", name: "Ben" });
  await workspace.sync("all");
  app = await startGuardedApp(workspace);
  const { store } = workspace.services;
  const [rep, manager, admin, revoked] = await Promise.all([
    app.newKey("rep", "ada"),
    app.newKey("manager"),
    app.newKey("admin"),
    app.newKey("admin"),
  ]);
  const [api, wall, goneApi, goneWall] = await Promise.all([
    app.newLink("api"),
    app.newLink("wall"),
    app.newLink("api"),
    app.newLink("wall"),
  ]);
  await store.keys.remove(revoked.id);
  for (const { id } of [goneApi, goneWall]) {
    await store.shareLinks.revoke(id, new Date().toISOString());
  }
  const session = (text: string) => ({ cookie: `${SESSION_COOKIE}=${text}` });
  const by = (headers: Record<string, string>, query = ""): Asker => ({ headers, query });
  Object.assign(askers, {
    nobody: by({}),
    "a rep's key": by(bearer(rep.key)),
    "a manager's key": by(bearer(manager.key)),
    "an admin's key": by(bearer(admin.key)),
    "a wrong key": by(bearer("cb_wrong")),
    "a revoked key": by(bearer(revoked.key)),
    "a rep's session": by(session(signSession(rep.id, Date.now(), SECRET))),
    "a manager's session": by(session(signSession(manager.id, Date.now(), SECRET))),
    "a forged session": by(session(signSession(admin.id, Date.now(), `${SECRET}!`))),
    "a session that is over": by(session(signSession(admin.id, Date.now() - 31 * DAY_MS, SECRET))),
    "a session of a revoked key": by(session(signSession(revoked.id, Date.now(), SECRET))),
    "an API link": by({}, `share=${api.token}`),
    "an API link as a bearer": by(bearer(api.token)),
    "a wall's link": by({}, `share=${wall.token}`),
    "a revoked API link": by({}, `share=${goneApi.token}`),
    "a revoked wall's link": by({}, `share=${goneWall.token}`),
    "a key in the address": by({}, `share=${admin.key}`),
  });
});
afterAll(async () => {
  await app?.stop();
  await workspace?.close();
});

/** What is asked, by the letter under which its answer stands below. */
const ROUTES = {
  health: "GET /api/health",
  docs: "GET /api/openapi.json",
  team: "GET /api/public/team-metrics",
  board: "GET /api/public/team-leaderboard.csv",
  own: "GET /api/public/user-overview?userId=ada",
  other: "GET /api/public/user-overview?userId=ben",
  metrics: "GET /api/metrics?userId=ben",
  status: "GET /api/status",
  explainOwn: "GET /api/explain?measure=phone_call_quantity&userId=ada",
  explainOther: "GET /api/explain?measure=phone_call_quantity&userId=ben",
  sync: "POST /api/sync-runs",
  links: "POST /settings/sharing/links",
} as const;
type Route = keyof typeof ROUTES;

async function statusOf(route: Route, { headers, query }: Asker): Promise<number> {
  const [method = "", path = ""] = ROUTES[route].split(" ");
  const address = query === "" ? path : `${path}${path.includes("?") ? "&" : "?"}${query}`;
  const body = route === "links" ? new URLSearchParams() : "{}";
  const answer = await fetch(app.url + address, {
    method,
    headers,
    redirect: "manual",
    ...(method === "POST" ? { body } : {}),
  });
  await answer.arrayBuffer();
  return answer.status;
}

// 400: let in, and then told that the body it sent is none.
const MANAGER = [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 400, 400];
const REP = [200, 200, 200, 200, 200, 403, 403, 200, 200, 403, 400, 403];
const STRANGER = [200, 200, 401, 401, 401, 401, 401, 401, 401, 401, 401, 401];
const API_LINK = [200, 200, 200, 200, 200, 200, 401, 401, 401, 401, 401, 401];
const WALL_LINK = [200, 200, 200, 200, 403, 403, 401, 401, 401, 401, 401, 401];
const ANYBODY = [200, 200, 200, 200, 200, 200, 401, 401, 401, 401, 401, 401];

const EXPECTED: Record<string, readonly number[]> = {
  nobody: STRANGER,
  "a rep's key": REP,
  "a manager's key": MANAGER,
  "an admin's key": MANAGER,
  "a wrong key": STRANGER,
  "a revoked key": STRANGER,
  "a rep's session": REP,
  "a manager's session": MANAGER,
  "a forged session": STRANGER,
  "a session that is over": STRANGER,
  "a session of a revoked key": STRANGER,
  "an API link": API_LINK,
  "an API link as a bearer": API_LINK,
  "a wall's link": WALL_LINK,
  "a revoked API link": STRANGER,
  "a revoked wall's link": STRANGER,
  "a key in the address": STRANGER,
};

async function answersTo(name: string): Promise<Record<string, number>> {
  const asker = askers[name];
  if (asker === undefined) throw new Error(`there is no ${name}`);
  const routes = Object.keys(ROUTES) as Route[];
  const statuses = await Promise.all(routes.map((route) => statusOf(route, asker)));
  return Object.fromEntries(routes.map((route, place) => [route, statuses[place] ?? 0]));
}

function expected(statuses: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    Object.keys(ROUTES).map((route, place) => [route, statuses[place] ?? 0]),
  );
}

describe("who may ask what", () => {
  test.each(Object.entries(EXPECTED))("%s", async (name, statuses) => {
    expect(await answersTo(name)).toEqual(expected(statuses));
  });

  test("where the workspace is open, anybody reads what is public and nothing more", async () => {
    const { settings } = workspace.services.store;
    await settings.changeWorkspace({ publicApiOpen: true });
    try {
      for (const name of ["nobody", "a forged session", "a revoked API link", "a wall's link"]) {
        expect([name, await answersTo(name)]).toEqual([name, expected(ANYBODY)]);
      }
      // What anybody may see, a rep may see too.
      expect((await answersTo("a rep's key"))["other"]).toBe(200);
    } finally {
      await settings.changeWorkspace({ publicApiOpen: false });
    }
  });

  test("a rep's key reads their own documents, and nobody else's", async () => {
    const rep = askers["a rep's key"]?.headers ?? {};
    const documentsOf = async (query: string) => {
      const answer = await app.ask(`/api/metrics?type=phone_call_quantity${query}`, rep);
      const { metrics } = (await answer.json()) as { metrics?: { userId: string }[] };
      return [answer.status, [...new Set(metrics?.map(({ userId }) => userId))]];
    };
    expect(await documentsOf("")).toEqual([200, ["ada"]]);
    expect(await documentsOf("&userId=ada")).toEqual([200, ["ada"]]);
    for (const userId of ["ben", "unassigned", "nobody"]) {
      expect(await documentsOf(`&userId=${userId}`)).toEqual([403, []]);
    }
    const { key } = await app.newKey("rep");
    expect((await app.ask("/api/metrics", bearer(key))).status).toBe(403);
  });

  test("which rows a sync could not read, a rep learns of their own sync alone", async () => {
    const at = Date.now() - 3_600_000;
    const broken = workspace.account.addCall({ agentId: 7, at, totalSeconds: 60 });
    workspace.account.malform(broken.id, { call_date: "yesterday" });
    const errorsOf = async (who: string, runId: string) => {
      const answer = await app.ask(`/api/sync-runs/${runId}`, askers[who]?.headers);
      const { run } = (await answer.json()) as { run: { state: string; errors: object[] } };
      return [run.state, run.errors.length];
    };
    const own = (await workspace.sync("ada")).id;
    const others = (await workspace.sync("all")).id;
    expect(await errorsOf("a rep's key", own)).toEqual(["done", 1]);
    expect(await errorsOf("a rep's key", others)).toEqual(["done", 0]);
    expect(await errorsOf("a manager's key", others)).toEqual(["done", 1]);
  });

  test("a link changes nothing, whatever it opens", async () => {
    const wall = askers["a wall's link"]?.query ?? "";
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await fetch(`${app.url}/api/public/team-metrics?${wall}`, { method });
      expect([method, answer.status, answer.headers.get("allow")]).toEqual([
        method,
        405,
        "GET, HEAD",
      ]);
      expect(await answer.json()).toMatchObject({ success: false, code: "method_not_allowed" });
    }
  });
});
