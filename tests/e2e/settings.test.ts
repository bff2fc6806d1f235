import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "#scripts/chromium.ts";
import { addDays } from "#src/domain/calendar/day.ts";
import { dayOf } from "#src/domain/calendar/zone.ts";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import { openBrowser, openPage } from "#tests/builders/browser.ts";
import { accessibilityViolations, overflowOf } from "#tests/builders/page-checks.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const browserTest = test.runIf(findChromium() !== null);
const today = dayOf(Date.now(), "America/Denver");

let browser: Browser;
let workspace: Workspace;
let app: AppServer;

beforeAll(async () => {
  if (findChromium() === null) return;
  const account = anAccount([anAgent({ id: 7 })]);
  for (let back = 1; back <= 85; back++) {
    const noon = Date.parse(`${addDays(today, -back)}T19:00:00Z`);
    for (let n = 0; n < 2; n++)
      account.addCall({ agentId: 7, at: noon + n * 99_000, totalSeconds: 60 });
  }
  workspace = await openWorkspace({ account, now: Date.now() });
  await workspace.addRep({ email: "agent7@example.com" }, { id: "ada", name: "Ada Byrd" });
  await workspace.addRep({ email: "ben@example.com" }, { id: "ben", name: "Ben Ito" });
  await workspace.sync("all", { from: addDays(today, -86) });
  app = await startAppServer(workspace.settings);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await workspace?.close();
});

const cell = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const goal = async (userId: string, period: string) => {
  const { goals } = await workspace.services.reports.goalList({ scope: userId });
  return goals.filter((one) => one.period === period).at(-1)?.target;
};

describe.each([
  ["with script", "daily", "Day", true],
  ["without script", "weekly", "Week", false],
] as const)("goals, %s", (_, period, link, javaScriptEnabled) => {
  const label = `Calls a ${link.toLowerCase()}`;

  browserTest("are put right at the field that is named, and saved at one press", async () => {
    const { page, complaints } = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${app.url}/settings/goals`);
    await page.getByRole("link", { name: link, exact: true }).click();
    await page.waitForURL(`**/settings/goals?period=${period}`);
    await cell(page, `${label}, Ada Byrd`).fill("forty");
    await cell(page, `${label}, Ben Ito`).fill("1,040");
    await page.getByRole("button", { name: "Save goals" }).click();
    await page.waitForURL("**draft=wrong");
    expect(await page.getByRole("alert").first().innerText()).toContain("Nothing was saved yet.");
    await page.getByRole("link", { name: `Ada Byrd, ${label}` }).click();
    expect(await page.evaluate(() => location.hash)).toBe("#field-target-phone_call_quantity-ada");
    expect(await cell(page, `${label}, Ada Byrd`).inputValue()).toBe("forty");
    expect(await cell(page, `${label}, Ben Ito`).inputValue()).toBe("1,040");
    expect(await goal("ben", period)).toBeUndefined();

    await cell(page, `${label}, Ada Byrd`).fill("40");
    await cell(page, `${label}, Ada Byrd`).press("Enter");
    await page.waitForURL("**done=goals-2");
    expect(await page.getByRole("status").first().innerText()).toContain("Saved 2 goals.");
    expect([await goal("ada", period), await goal("ben", period)]).toEqual([40, 1040]);
    expect(complaints.filter((text) => !text.includes("script"))).toEqual([]);
  });

  browserTest("are filled in as suggested, not saved before somebody does", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${app.url}/settings/goals?period=${period}`);
    const before = await workspace.stored();
    await cell(page, `${label}, Ben Ito`).fill("77");
    await page.getByRole("button", { name: new RegExp(`use.*${label}, Ada Byrd`) }).click();
    await page.getByText(/filled in, not saved yet/i).waitFor();
    const suggested = period === "daily" ? "2" : "14";
    expect(await cell(page, `${label}, Ada Byrd`).inputValue()).toBe(suggested);
    expect(await cell(page, `${label}, Ben Ito`).inputValue()).toBe("77");
    expect(await workspace.stored()).toBe(before);
  });
});

describe("the working calendar", () => {
  browserTest("is changed by keyboard alone, and the preview follows", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${app.url}/settings/calendar`);
    await page.getByRole("link", { name: /Ben Ito/ }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/settings/calendar/reps/ben");
    await page.getByRole("radio", { name: "On days of their own" }).focus();
    await page.keyboard.press("Space");
    for (let n = 0; n < 5; n++) await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe(
      "weights.4",
    );
    await page.keyboard.type("0");
    await page.keyboard.press("Enter");
    await page.waitForURL("**done=rep-week");
    await page.getByRole("link", { name: "The team’s calendar" }).click();
    await page.waitForURL("**/settings/calendar");
    expect(await page.getByRole("row", { name: /Ben Ito/ }).innerText()).toContain("Mon–Thu");
    expect(await page.locator("main").innerText()).toMatch(
      /\d{4}: \d+ working days for the team, \d+ for Ben Ito\./,
    );
  });

  browserTest("takes and forgets a holiday without script", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${app.url}/settings/calendar`);
    await page.getByLabel("Day", { exact: true }).fill(addDays(today, 40));
    await page.getByLabel("Name", { exact: true }).fill("Founders’ Day");
    await page.getByRole("button", { name: "Add the holiday" }).click();
    await page.waitForURL("**done=holiday");
    await page.getByRole("button", { name: "Remove Founders’ Day" }).click();
    await page.waitForURL("**done=holiday-removed");
    expect(await page.locator("main").innerText()).not.toContain("Founders’ Day");
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
      for (const path of ["goals?period=monthly", "calendar", "calendar/reps/ada"]) {
        await page.goto(`${app.url}/settings/${path}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        for (const more of await page.locator("main details > summary").all()) await more.click();
        expect([path, await overflowOf(page)]).toEqual([path, 0]);
        expect([path, await accessibilityViolations(page)]).toEqual([path, []]);
      }
      expect(complaints).toEqual([]);
    },
  );
});

browserTest("nobody was added yet: the goals say how to add somebody", async () => {
  const empty = await openWorkspace({ now: Date.now() });
  const other = await startAppServer(empty.settings);
  try {
    const { page } = await openPage(browser);
    await page.goto(`${other.url}/settings/goals`);
    expect(await page.locator("main").innerText()).toContain("callboard users add");
    await page.goto(`${other.url}/settings/calendar`);
    expect(await page.locator("main").innerText()).toContain("working days for the team.");
  } finally {
    await other.stop();
    await empty.close();
  }
});
