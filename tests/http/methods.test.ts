import { globSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorBodySchema } from "#src/api/contract/error-body-schema.ts";
import { type GuardedApp, startGuardedApp } from "#tests/builders/guarded-app.ts";
import { openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Every route file, but for the one that answers whatever there is not. */
const PATHS = globSync("app/**/route.ts", { cwd: ROOT })
  .filter((file) => !file.includes("[..."))
  .map((file) => `/${file.replace(/^app\//, "").replace(/\/route\.ts$/, "")}`)
  .map((path) => path.replace("[report]", "team-metrics").replaceAll(/\[\w+\]/g, "ada"))
  .sort();

let workspace: Workspace;
let app: GuardedApp;

beforeAll(async () => {
  workspace = await openWorkspace();
  app = await startGuardedApp(workspace);
});
afterAll(async () => {
  await app?.stop();
  await workspace?.close();
});

describe("a method that a route does not have", () => {
  test.each(PATHS)("%s refuses by the common body, naming those it has", async (path) => {
    const answers = await Promise.all(
      METHODS.map((method) => fetch(app.url + path, { method, redirect: "manual" })),
    );
    const isRefusal = (answer?: Response) => answer?.status === 405;
    const allowed = METHODS.filter((_, place) => !isRefusal(answers[place]));
    const refusals = answers.filter(isRefusal);
    expect(allowed).not.toEqual([]);
    expect(refusals.length).toBeGreaterThanOrEqual(3);
    for (const answer of refusals) {
      expect(answer.headers.get("allow")).toBe(allowed.join(", "));
      const text = await answer.text();
      // HEAD has no body.
      if (text === "") continue;
      expect(errorBodySchema.parse(JSON.parse(text)).code).toBe("method_not_allowed");
    }
  });
});
