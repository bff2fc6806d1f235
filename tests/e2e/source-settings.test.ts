import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "#scripts/chromium.ts";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import { openBrowser, openPage } from "#tests/builders/browser.ts";
import { accessibilityViolations, overflowOf } from "#tests/builders/page-checks.ts";
import { openTwoSourceTeam, type TwoSourceTeam } from "#tests/builders/two-source-team.ts";

const browserTest = test.runIf(findChromium() !== null);

let team: TwoSourceTeam;
let app: AppServer;
let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  if (findChromium() === null) return;
  team = await openTwoSourceTeam();
  app = await startAppServer(team.workspace.settings);
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await team?.workspace.close();
});
afterEach(() => {
  expect(complaints.splice(0)).toEqual([]);
});

/** `javaScriptEnabled` false: as somebody without script has it. */
async function open(path: string, javaScriptEnabled = true): Promise<Page> {
  const opened = await openPage(browser, { javaScriptEnabled });
  opened.page.on("close", () => complaints.push(...opened.complaints));
  await opened.page.goto(app.url + path);
  return opened.page;
}

describe("the mapping", () => {
  browserTest("lists what the account has, and counts by what is chosen at once", async () => {
    const page = await open("/settings/copper");
    await page.getByText("Taken by their names.").waitFor();
    expect(await page.getByLabel("Phone Call").inputValue()).toBe("call");
    expect(await page.getByLabel("SMS").inputValue()).toBe("");
    const stage = page.getByLabel("Demo Held");
    await stage.selectOption({ label: "Stage B" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved, and everything that it concerns was counted anew.").waitFor();
    expect(await page.getByLabel("Demo Held").inputValue()).toBe("b");
    expect(await page.getByText("Taken by their names.").count()).toBe(0);
    const { metrics } = team.workspace.services.store;
    const moves = await metrics.find({ type: "lead_progression_b", limit: 10_000 });
    expect(moves.length).toBeGreaterThan(100);
    expect(moves.some(({ value }) => value > 0)).toBe(true);
    await page.close();
  });

  browserTest("is put back where it was saved", async () => {
    const page = await open("/settings/copper", false);
    const before = (await team.workspace.services.store.settings.workspace()).mapping;
    await page.getByLabel("Demo Held").selectOption({ label: "Stage C" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Undone, and everything that it concerns was counted anew.").waitFor();
    expect(new URL(page.url()).pathname).toBe("/settings/copper");
    expect(await page.getByLabel("Demo Held").inputValue()).toBe("b");
    expect(await page.getByRole("button", { name: "Undo" }).count()).toBe(0);
    expect((await team.workspace.services.store.settings.workspace()).mapping).toEqual(before);
    await page.close();
  });

  browserTest("refuses what the account does not have, and keeps what was typed", async () => {
    const answer = await fetch(`${app.url}/settings/copper/mapping`, {
      method: "POST",
      redirect: "manual",
      headers: { accept: "text/html" },
      body: new URLSearchParams({ "type user/1": "call", "stage 880102": "c" }),
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toContain("draft=");
    const { mapping } = await team.workspace.services.store.settings.workspace();
    expect(mapping?.types).not.toHaveProperty("user/1");
  });
});

describe("people", () => {
  browserTest("who is nobody here is matched by hand, and undone", async () => {
    const page = await open("/settings/people");
    const stranger = page.locator('li[data-person^="copper"]').first();
    const name = (await stranger.locator("strong").innerText()).trim();
    const { store } = team.workspace.services;
    const [user] = await store.users.list();
    const who = stranger.getByLabel(`Who ${name} is`);
    // Nobody's history moves to whoever happens to be first in the list.
    await stranger.getByRole("button", { name: `Match ${name}` }).click();
    expect(await who.evaluate((one: HTMLSelectElement) => one.validity.valueMissing)).toBe(true);
    expect((await store.settings.workspace()).matches).toEqual([]);
    await who.selectOption({ label: user?.name ?? "" });
    await stranger.getByRole("button", { name: `Match ${name}` }).click();
    await page.getByText("Matched. All that they ever did counts by it").waitFor();
    const byHand = page.locator("section", { hasText: "Matched by hand" }).last();
    expect(await byHand.innerText()).toContain(`is ${user?.name}`);
    await page.getByRole("button", { name: `Undo for ${name}` }).click();
    await page.getByText("By e-mail address again.").waitFor();
    expect(await byHand.innerText()).toContain("Nobody yet.");
    await page.close();
  });
});

describe.each(["copper", "people"])("/settings/%s", (path) => {
  browserTest.each([390, 1280, 1920])("fits %i px, and has nothing against it", async (width) => {
    const { page, complaints: said } = await openPage(browser, {
      viewport: { width, height: 900 },
    });
    await page.goto(`${app.url}/settings/${path}`);
    expect(await overflowOf(page)).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(said).toEqual([]);
    await page.close();
  });
});
