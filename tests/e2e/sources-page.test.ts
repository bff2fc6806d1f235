import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { generateCopper } from "#sandbox/copper/team.ts";
import type { CopperTruth } from "#sandbox/copper/truth.ts";
import { generateTeam } from "#sandbox/justcall/team.ts";
import { findChromium } from "#scripts/chromium.ts";
import { addDays, eachDay } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { UNASSIGNED } from "#src/domain/people/person.ts";
import { dayDigest } from "#src/server/day-digests.ts";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import { openBrowser, openPage } from "#tests/builders/browser.ts";
import { startGuardedApp } from "#tests/builders/guarded-app.ts";
import { accessibilityViolations, overflowOf } from "#tests/builders/page-checks.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const browserTest = test.runIf(findChromium() !== null);
const ZONE = "America/Denver";
const NOW = Date.now();
const TODAY = dayOf(NOW, ZONE);
const DAYS = { from: addDays(TODAY, -13), to: TODAY };
/** Days are read from further back, so that what is dated a day early is seen. */
const READ = { from: addDays(TODAY, -20) };
const INJECTED = {
  other_day: 2,
  other_rep: 2,
  unpaired: 2,
  only_in_copper: 3,
  only_in_justcall: 2,
  logged_twice: 2,
};
const PAGE = "/settings/sources";

let browser: Browser;
let workspace: Workspace;
let truth: CopperTruth;
let app: AppServer;

beforeAll(async () => {
  if (findChromium() === null) return;
  browser = await openBrowser();
  const account = generateTeam({ seed: 5, now: NOW, zone: ZONE, days: 12 });
  const made = generateCopper({
    justcall: account,
    seed: 5,
    now: NOW,
    copied: 1,
    doubled: 0,
    handLogged: 0,
    work: false,
    differences: INJECTED,
  });
  truth = made.truth;
  workspace = await openWorkspace({ account, now: NOW, copper: made.account });
  for (const agent of account.agents)
    await workspace.addRep(agent, { id: `rep${agent.id}`, name: agent.name });
  await workspace.sync("all", READ);
  await workspace.syncCopper("all", READ);
  app = await startAppServer(workspace.settings);
}, 120_000);
afterEach(async () => {
  for (const context of browser?.contexts() ?? []) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await workspace?.close();
});

const teamCalls = async () => {
  const answer = await fetch(`${app.url}/api/public/team-kpis?${new URLSearchParams(DAYS)}`);
  const { kpis } = (await answer.json()) as { kpis: { type: string; value: number | null }[] };
  return kpis.find(({ type }) => type === "phone_call_quantity")?.value;
};
const digests = () =>
  Promise.all(eachDay(READ.from, TODAY).map((day) => dayDigest(workspace.services.store, day)));
const state = (page: Page, name: string) => page.locator(`[data-state="${name}"]`);

describe("the comparison", () => {
  browserTest("names every injected difference, by its reason and rep-day", async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${app.url}${PAGE}?${new URLSearchParams(DAYS)}`);
    const { reasons, totals, same, compared, days } =
      await workspace.services.reports.sourceComparison(DAYS, null);
    for (const [reason, injected] of Object.entries(INJECTED)) {
      // A call of the last minutes may not have been copied yet, which is one more.
      const known = truth.differences.filter((one) => one.reason === reason).length;
      expect(known).toBeGreaterThanOrEqual(injected);
      const cells = page.locator(`tr[data-reason="${reason}"] td`);
      const reported = reasons.find((one) => one.reason === reason);
      expect([reason, Number(await cells.first().innerText())]).toEqual([reason, reported?.count]);
      // A call in another place is missing there and one more here.
      const places = reason.startsWith("other_") ? 2 : 1;
      const ofReps = days
        .filter(({ userId }) => userId !== UNASSIGNED)
        .flatMap((day) => day.reasons.filter((one) => one.reason === reason))
        .reduce((sum, { count }) => sum + count, 0);
      expect([reason, ofReps]).toEqual([reason, known * places]);
    }
    const words = await page.locator("main").innerText();
    expect(words).toContain(`${same} of ${compared} rep-days are equal`);
    expect(words).toContain(totals.justcall.toLocaleString("en"));
    const rows = page.getByRole("region", { name: "Rep-days that differ" }).locator("tbody tr");
    expect(await rows.count()).toBe(days.filter((one) => one.reasons.length > 0).length);
    for (const { reason, callId, activityId } of truth.differences) {
      if (reason === "other_day" || reason === "only_in_copper")
        expect(await rows.locator(`text=Copper’s record ${activityId}`).count()).toBeGreaterThan(0);
      if (reason === "only_in_justcall")
        expect(await rows.locator(`text=JustCall’s call ${callId}`).count()).toBe(1);
    }
    expect(complaints).toEqual([]);
  });

  browserTest("is of one rep where one is chosen, without script too", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(app.url + PAGE);
    const one = workspace.account.agents[0];
    await page.getByLabel("Whose calls").selectOption(`rep${one?.id}`);
    await page.getByRole("button", { name: "Compare" }).click();
    const { totals } = await workspace.services.reports.sourceComparison(DAYS, `rep${one?.id}`);
    const total = page.locator("dt", { hasText: "JustCall" }).locator("xpath=../dd").first();
    expect(await total.innerText()).toBe(totals.justcall.toLocaleString("en"));
  });

  browserTest("of too many days says so, and keeps what was typed", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}${PAGE}?from=2026-01-01&to=2026-11-20`);
    expect(await page.getByRole("alert").allInnerTexts()).toContainEqual(
      expect.stringContaining("at most 62"),
    );
    expect(await page.locator('input[name="from"][type="date"]').inputValue()).toBe("2026-01-01");
  });
});

describe.each([
  ["with script", true],
  ["without script", false],
])("a switch %s", (_, javaScriptEnabled) => {
  browserTest("is looked at first, holds at once and is rolled back in one step", async () => {
    const { page, complaints } = await openPage(browser, { javaScriptEnabled });
    const { totals } = await workspace.services.reports.sourceComparison(DAYS, null);
    const before = await digests();
    const calls = await teamCalls();
    await page.goto(app.url + PAGE);
    await page.getByRole("radio", { name: "Copper first, else JustCall" }).check();
    await page.getByRole("radio", { name: "Ever" }).check();
    await page.getByRole("button", { name: "Show what would change" }).click();
    await state(page, "preview").waitFor();
    expect(await state(page, "preview").innerText()).toContain(
      "Calls: Copper first, else JustCall, for everybody, since ever",
    );
    expect(await teamCalls()).toBe(calls);

    await page.getByRole("button", { name: "Switch", exact: true }).click();
    await state(page, "switched").waitFor();
    expect(await teamCalls()).toBe((calls ?? 0) + totals.copper - totals.justcall);
    expect(await teamCalls()).not.toBe(calls);
    expect(await page.getByRole("region", { name: "What counts now" }).innerText()).toContain(
      "Copper first, else JustCall, for everybody, since ever",
    );
    expect(await digests()).toEqual(before);

    await state(page, "switched").getByRole("button", { name: "Roll back" }).click();
    await state(page, "rolled-back").waitFor();
    expect(await teamCalls()).toBe(calls);
    expect(await digests()).toEqual(before);
    const list = page.getByRole("region", { name: "What was changed" });
    expect(await list.innerText()).toContain("Put back what stood before the change of");
    expect(complaints.filter((text) => !text.includes("script"))).toEqual([]);
  });
});

describe("a form sent by itself", () => {
  const send = (path: string, form: Record<string, string>) =>
    fetch(`${app.url}${PAGE}${path}`, {
      method: "POST",
      headers: { accept: "text/html" },
      redirect: "manual",
      body: new URLSearchParams(form),
    });
  const RULE = { type: "phone_call_quantity", who: "", since: "ever", rule: "only:copper" };

  browserTest("sets the rule, tells that it was so already, and undoes it", async () => {
    const first = await send("/rules", { ...RULE, ...DAYS });
    const location = first.headers.get("location") ?? "";
    expect([first.status, location]).toEqual([
      303,
      expect.stringMatching(/^\/settings\/sources\?from=.*&done=switched-/),
    ]);
    const again = await send("/rules", RULE);
    expect(again.headers.get("location")).toBe(`${PAGE}?done=unchanged`);
    const id = location.split("done=switched-")[1] ?? "";
    expect((await send("/undone", { id })).headers.get("location")).toMatch(/done=undone-/);
    expect((await send("/undone", { id: "none" })).headers.get("location")).toBe(
      `${PAGE}?problem=not_found`,
    );
  });

  browserTest(
    "an older change that still stands is rolled back in the list, and what came after stays",
    async () => {
      const [one] = workspace.account.agents;
      const own = { ...RULE, who: `rep${one?.id}`, rule: "together:justcall,copper" };
      await send("/rules", own);
      await send("/rules", { ...RULE, type: "email_quantity" });
      const { page } = await openPage(browser, { javaScriptEnabled: false });
      await page.goto(app.url + PAGE);
      const list = page.getByRole("region", { name: "What was changed" });
      const older = list.getByRole("listitem").filter({ hasText: `Calls, ${one?.name}` });
      await older.getByRole("button", { name: "Roll back" }).click();
      await state(page, "rolled-back").waitFor();
      const { sourcePolicy } = await workspace.services.store.settings.workspace();
      expect(sourcePolicy.map(({ type, userId }) => [type, userId])).toEqual([
        ["email_quantity", null],
      ]);
      // What was undone is not offered any more; what came after it, and the way back to it, are.
      expect(await older.getByRole("button", { name: "Roll back" }).count()).toBe(0);
      expect(await list.getByRole("button", { name: "Roll back" }).count()).toBe(1);
      expect(await older.getByRole("button", { name: "Undo" }).count()).toBe(1);
      await list.getByRole("button", { name: "Roll back" }).click();
      await state(page, "rolled-back").waitFor();
    },
  );

  browserTest("with a day that is none comes back with what was typed", async () => {
    const { page } = await openPage(browser);
    const query = new URLSearchParams({ ...RULE, since: "day", fromDay: "soon", preview: "1" });
    await page.goto(`${app.url}${PAGE}?${query}`);
    expect(await page.locator("#field-fromDay-problem").innerText()).toBe(
      "The day must be a day like 2026-09-30.",
    );
    expect(await state(page, "not-saved").innerText()).toContain("Nothing was changed.");
    expect(await page.getByRole("radio", { name: "Only Copper" }).isChecked()).toBe(true);
    const sent = await send("/rules", { ...RULE, since: "day", fromDay: "" });
    expect(sent.headers.get("location")).toBe(`${PAGE}?draft=wrong`);
  });
});

describe.each([390, 1280, 1920])("at %i wide", (width) => {
  browserTest.each(["light", "dark"] as const)(
    "everything is accessible and fits, %s",
    async (colorScheme) => {
      const { page, complaints } = await openPage(browser, {
        viewport: { width, height: 900 },
        colorScheme,
        reducedMotion: "reduce",
      });
      const rule = { type: "phone_call_quantity", since: "ever", rule: "first:copper,justcall" };
      await page.goto(`${app.url}${PAGE}?${new URLSearchParams({ ...rule, preview: "1" })}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      for (const more of await page.locator("main details > summary").all()) await more.click();
      expect(await overflowOf(page)).toBe(0);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});

browserTest("a rep is told that this page is for managers, and changes nothing", async () => {
  const guarded = await startGuardedApp(workspace);
  try {
    const [rep] = workspace.account.agents;
    const { key } = await guarded.newKey("rep", `rep${rep?.id}`);
    const cookie = await guarded.cookieOf(key);
    const answer = await guarded.ask(PAGE, { cookie });
    expect(await answer.text()).toContain("This page is for managers");
    const sent = await guarded.ask(
      `${PAGE}/rules`,
      { cookie, accept: "text/html" },
      { type: "phone_call_quantity", since: "ever", rule: "only:copper" },
    );
    expect(sent.headers.get("location")).toBe(`${PAGE}?problem=not_allowed`);
  } finally {
    await guarded.stop();
  }
});

browserTest("without Copper the page says what it will do", async () => {
  const account = anAccount([anAgent({ id: 7 })]);
  const alone = await openWorkspace({ account, now: NOW });
  const other = await startAppServer(alone.settings);
  try {
    const { page } = await openPage(browser);
    await page.goto(other.url + PAGE);
    expect(await state(page, "copper-not-configured").innerText()).toContain("COPPER_API_TOKEN");
    expect(await page.getByRole("button", { name: "Show what would change" }).count()).toBe(0);
  } finally {
    await other.stop();
    await alone.close();
  }
});

browserTest("what one source has not read is a dash and never 0", async () => {
  const account = generateTeam({ seed: 5, now: NOW, zone: ZONE, days: 4 });
  const made = generateCopper({ justcall: account, seed: 5, now: NOW });
  const half = await openWorkspace({ account, now: NOW, copper: made.account });
  for (const agent of account.agents) await half.addRep(agent, { name: agent.name });
  await half.sync("all", { from: addDays(TODAY, -3) });
  const other = await startAppServer(half.settings);
  try {
    const { page } = await openPage(browser);
    await page.goto(other.url + PAGE);
    expect(await state(page, "not-synced").innerText()).toContain(
      "Copper has not been synced yet.",
    );
    await state(page, "read-by-one").locator("> summary").click();
    const row = page
      .getByRole("region", { name: "Rep-days that one source has not read" })
      .locator("tbody tr")
      .first();
    expect(await row.locator("td").nth(2).innerText()).toMatch(/^–/);
    expect(await row.innerText()).toContain("Copper has not read this day.");
  } finally {
    await other.stop();
    await half.close();
  }
});
