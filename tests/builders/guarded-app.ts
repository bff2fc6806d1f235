import { createApiKey } from "#src/server/api-keys.ts";
import type { Caller } from "#src/server/caller.ts";
import { createShareLink, type NewShareLink } from "#src/server/share-links.ts";
import { type AppServer, startAppServer } from "./app-server.ts";
import type { Workspace } from "./workspace.ts";

export const SECRET = "a-secret-of-at-least-thirty-two-characters";

export const CRON_SECRET = "a-secret-for-the-scheduler";

const ADMIN: Caller = { name: "test", role: "admin", userId: null };

/** The built app with sign-in on, over a workspace's store. */
export interface GuardedApp extends AppServer {
  newKey(role: "rep" | "manager" | "admin", userId?: string): Promise<{ id: string; key: string }>;
  newLink(kind: "api" | "wall"): Promise<NewShareLink>;
  /** A request with these headers; `form` makes it a form's POST. Redirects are not followed. */
  ask(path: string, headers?: Record<string, string>, form?: Form): Promise<Response>;
  /** The `Cookie` header of a browser that signed in with this key. */
  cookieOf(key: string): Promise<string>;
}

export type Form = Readonly<Record<string, string>>;

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

export async function startGuardedApp(workspace: Workspace): Promise<GuardedApp> {
  const app = await startAppServer({
    ...workspace.settings,
    CALLBOARD_AUTH: "on",
    CALLBOARD_SECRET: SECRET,
    CRON_SECRET,
  });
  const { services } = workspace;
  const ask: GuardedApp["ask"] = (path, headers = {}, form) =>
    fetch(app.url + path, {
      headers,
      redirect: "manual",
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
  return {
    ...app,
    ask,
    newKey: (role, userId) =>
      createApiKey(services, { name: `a ${role}`, role, userId: userId ?? null }),
    newLink: (kind) => createShareLink(services, ADMIN, { name: `a ${kind} link`, kind }),
    async cookieOf(key) {
      const answer = await ask("/sign-in/enter", {}, { key });
      const [cookie = ""] = answer.headers.getSetCookie();
      return cookie.split(";")[0] ?? "";
    },
  };
}
