import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const today = dayOf(Date.now(), "America/Denver");

let workspace: Workspace;
let app: AppServer;

beforeAll(async () => {
  workspace = await openWorkspace({ account: anAccount([anAgent({ id: 7 })]), now: Date.now() });
  await workspace.addRep({ email: "agent7@example.com" }, { id: "ada", name: "Ada Byrd" });
  await workspace.sync("all");
  app = await startAppServer(workspace.settings);
});
afterAll(async () => {
  await app?.stop();
  await workspace?.close();
});

describe("a board at an address that somebody wrote by hand", () => {
  const RANGES = [
    `from=${addDays(today, 60)}`,
    `from=${addDays(today, 60)}&to=${addDays(today, 90)}`,
    `to=${addDays(today, 400)}`,
    `from=${addDays(today, -5)}&to=${addDays(today, 5)}`,
    "from=2020-01-01",
    "from=2020-01-01&to=2026-01-01",
    "from=2020-01-01&to=2026-01-01&compare=1",
    "from=1970-01-01&to=1970-01-03&compare=1",
    "from=9999-12-31",
    "to=0001-01-05",
    "period=quarterly&back=4000",
  ];

  test.each(
    ["/team-dashboard?", "/dashboard?user=ada&", "/wall?"].flatMap((page) =>
      RANGES.map((range) => page + range),
    ),
  )("%s is a board", async (address) => {
    const answer = await fetch(app.url + address);
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain("Ada Byrd");
    expect(page).toMatch(/<main[\s\S]*Calls/);
  });
});
