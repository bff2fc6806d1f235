import { globSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { CopperAccount } from "#sandbox/copper/account.ts";
import { errorBodySchema } from "#src/api/contract/error-body-schema.ts";
import { STATUS } from "#src/api/contract/errors.ts";
import type { RouteDescription } from "#src/api/openapi/route-description.ts";
import { ROUTES } from "#src/api/openapi/routes.ts";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { setMapping } from "#src/server/source-settings.ts";
import {
  bearer,
  CRON_SECRET,
  type GuardedApp,
  startGuardedApp,
} from "#tests/builders/guarded-app.ts";
import { type Json, openApiProblems } from "#tests/builders/openapi-structure.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const BOSS = { name: "test", role: "admin", userId: null } as const;
const ROOT = join(import.meta.dirname, "..", "..");

let workspace: Workspace;
let app: GuardedApp;
let manager: Record<string, string>;
let runId: string;
let changeId: string;
let document: Json;

beforeAll(async () => {
  const account = anAccount([anAgent({ id: 7 })]);
  const yesterday = addDays(dayOf(Date.now(), "America/Denver"), -1);
  const noon = Date.parse(`${yesterday}T19:00:00Z`);
  account.addCall({ agentId: 7, at: noon, totalSeconds: 90 });
  account.addCall({ agentId: null, at: noon, totalSeconds: 30 });
  // Somebody of the same address is in Copper.
  const copper = new CopperAccount({
    zone: "America/Denver",
    users: [{ id: 910_001, name: "Ada", email: "agent7@example.com", active: true }],
  });
  workspace = await openWorkspace({ account, now: Date.now(), copper });
  await workspace.addRep({ email: "agent7@example.com" }, { id: "ada", name: "Ada" });
  runId = (await workspace.sync("all")).id;
  await workspace.syncCopper("all");
  const { change } = await setMapping(workspace.services, BOSS, { types: {}, stages: {} });
  changeId = change?.id ?? "";
  app = await startGuardedApp(workspace);
  manager = bearer((await app.newKey("manager")).key);
  document = (await (await app.ask("/api/openapi.json")).json()) as Json;
});
afterAll(async () => {
  await app?.stop();
  await workspace?.close();
});

describe("the description of the API", () => {
  test("is a sound OpenAPI 3.1 document, for anybody, with a tag", async () => {
    expect(openApiProblems(document)).toEqual([]);
    const answer = await app.ask("/api/openapi.json");
    const etag = answer.headers.get("etag") ?? "";
    const again = await app.ask("/api/openapi.json", { "if-none-match": etag });
    expect([answer.status, again.status]).toEqual([200, 304]);
  });

  test.each([
    ["a reference that leads nowhere", '"#/components/schemas/Day"', '"#/components/schemas/Dya"'],
    ["an operation of the same name", '"operationId":"getStatus"', '"operationId":"getHealth"'],
    ["a type that is none", '"type":"integer"', '"type":"int"'],
    ["a part of a path that is not declared", '"/api/sync-runs/{runId}"', '"/api/sync-runs/{id}"'],
    ["a scheme that is not there", '{"link":[]}', '{"links":[]}'],
    ["an answer without words", '"description":"The report."', '"description":""'],
    ["an unknown keyword", '"minLength":1', '"minLenght":1'],
  ])("would not be sound with %s", (_, right, wrong) => {
    const text = JSON.stringify(document);
    expect(text).toContain(right);
    expect(openApiProblems(JSON.parse(text.replace(right, wrong)))).not.toEqual([]);
  });

  test("holds every route of the app, and no other", () => {
    const files = globSync("app/api/**/route.ts", { cwd: ROOT });
    const described = new Set(
      ROUTES.flatMap(({ path, answer }) =>
        answer.csv === undefined ? [path] : [path, `${path}.csv`],
      ),
    );
    const routes = files
      .map((file) => `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`)
      .filter((route) => !route.includes("[..."))
      .map((route) => route.replaceAll(/\[(\w+)\]/g, "{$1}"));
    const reports = "/api/public/{report}";
    expect(routes).toContain(reports);
    const missing = routes.filter((route) => route !== reports && !described.has(route));
    const gone = ROUTES.map(({ path }) => path).filter(
      (path) => !routes.includes(path) && !path.startsWith("/api/public/"),
    );
    expect({ missing, gone }).toEqual({ missing: [], gone: [] });
    expect(Object.keys(document["paths"] as Json)).toEqual([
      ...new Set(ROUTES.map(({ path }) => path)),
    ]);
  });

  test("has examples that are what it says", () => {
    for (const { id, answer, body, example } of ROUTES) {
      const parsed = answer.schema.safeParse(answer.example);
      expect([id, parsed.error?.message, parsed.data]).toEqual([id, undefined, answer.example]);
      if (body !== undefined)
        expect([id, body.safeParse(example.body).success]).toEqual([id, true]);
    }
  });
});

const headersFor = ({ access }: RouteDescription) =>
  access === "scheduler" ? bearer(CRON_SECRET) : manager;

/** The route's example, on this server's people and runs. */
function send(route: RouteDescription, headers = headersFor(route)): Promise<Response> {
  const { method, path, example } = route;
  const address = path.includes("{runId}") ? `/api/sync-runs/${runId}` : example.address;
  const body = path === "/api/settings/undo" ? { id: changeId } : example.body;
  return fetch(app.url + address, {
    method: method.toUpperCase(),
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The schema that the document publishes for a route's answer. */
function published({ path, method, answer }: RouteDescription): z.ZodType {
  const operation = ((document["paths"] as Json)[path] as Json)[method] as Json;
  const response = (operation["responses"] as Json)[String(answer.status)] as Json;
  const { schema } = (response["content"] as Json)["application/json"] as { schema: Json };
  const $defs = (document["components"] as Json)["schemas"];
  const text = JSON.stringify({ ...schema, $defs });
  return z.fromJSONSchema(JSON.parse(text.replaceAll("#/components/schemas/", "#/$defs/")));
}

describe("a running server", () => {
  test.each(ROUTES.map((route) => [route.id, route] as const))(
    "answers %s as described",
    async (_, route) => {
      const answer = await send(route);
      expect(answer.status).toBe(route.answer.status);
      const body: unknown = await answer.json();
      // What a schema does not name it takes away: nothing undescribed may be left.
      expect(route.answer.schema.parse(body)).toEqual(body);
      expect(published(route).safeParse(body).error?.message).toBeUndefined();
      expect(answer.headers.has("etag")).toBe(route.answer.tagged === true);
    },
  );

  test.each(ROUTES.map((route) => [route.id, route] as const))(
    "refuses %s to strangers, if not for anybody",
    async (_, route) => {
      const answer = await send(route, {});
      if (route.access === "anybody") return expect(answer.status).toBe(200);
      const body = errorBodySchema.parse(await answer.json());
      expect([answer.status, body.code]).toEqual([401, "not_signed_in"]);
    },
  );

  test.each(
    ROUTES.filter(({ query }) => query !== undefined).map((route) => [route.id, route] as const),
  )("refuses %s with a day that is none, by the body that is described", async (_, route) => {
    const separator = route.example.address.includes("?") ? "&" : "?";
    const answer = await app.ask(`${route.example.address}${separator}from=2026-02-30`, manager);
    const { code } = errorBodySchema.parse(await answer.json());
    expect([answer.status, code]).toEqual([STATUS.invalid_request, "invalid_request"]);
  });

  test("refuses to change what can only be read, by the body that is described", async () => {
    const changed = new Set(
      ROUTES.filter(({ method }) => method !== "get").map(({ path }) => path),
    );
    for (const { path, example } of ROUTES.filter((route) => !changed.has(route.path))) {
      const answer = await fetch(app.url + example.address, { method: "PUT", headers: manager });
      expect([path, answer.status, answer.headers.get("allow")]).toEqual([path, 405, "GET, HEAD"]);
      expect(errorBodySchema.parse(await answer.json()).code).toBe("method_not_allowed");
    }
  });

  test("shows it all to read at /api/docs, without a script of its own", async () => {
    const answer = await app.ask("/api/docs", { accept: "text/html" });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    for (const { id, summary } of ROUTES) {
      expect(page).toContain(`id="${id}"`);
      expect(page).toContain(summary.replaceAll("'", "&#x27;"));
    }
  });
});
