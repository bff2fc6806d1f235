import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startAppServer } from "#tests/builders/app-server.ts";
import { openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

// Next bundles pages and routes apart, while the services are one for the process: whichever door was opened first, a refusal
// must be known as one behind the other.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace({ now: Date.now() });
});
afterAll(() => workspace.close());

const PAGE = "/explain?measure=phone_call_quantity&userId=nobody-here&period=weekly";
const ROUTE = `/api${PAGE}`;

describe.each([
  ["the API", [ROUTE, PAGE]],
  ["a page", [PAGE, ROUTE]],
])("opened first: %s", (_, order) => {
  test("a refusal is one behind both doors", async () => {
    const app = await startAppServer(workspace.settings);
    try {
      const answers = new Map<string, Response>();
      for (const path of order) answers.set(path, await fetch(app.url + path));
      expect(answers.get(PAGE)?.status).toBe(200);
      expect(await answers.get(PAGE)?.text()).toContain("There is no user");
      expect(answers.get(ROUTE)?.status).toBe(404);
      expect(await answers.get(ROUTE)?.json()).toMatchObject({ code: "user_not_found" });
    } finally {
      await app.stop();
    }
  });
});
