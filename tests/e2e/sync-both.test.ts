import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CopperAccount } from "#sandbox/copper/account.ts";
import { type CopperSandbox, startCopperSandbox } from "#sandbox/copper/server.ts";
import { findChromium } from "#scripts/chromium.ts";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import { openBrowser, openPage } from "#tests/builders/browser.ts";
import { accessibilityViolations, overflowOf, tabStops } from "#tests/builders/page-checks.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";

const browserTest = test.runIf(findChromium() !== null);
const MARA = 700_007;
const CALLS = 40;
const ACTIVITIES = 30;
const SYNCED_CALLS = `Synced ${CALLS} calls, wrote 120 metrics`;
const SYNCED_ACTIVITIES = new RegExp(`Synced ${ACTIVITIES} activities, wrote \\d+ metrics`);

let browser: Browser;
let workspace: Workspace;
let copper: CopperSandbox;
let app: AppServer;

beforeAll(async () => {
  if (findChromium() === null) return;
  browser = await openBrowser();
  const agent = anAgent({ id: 7, name: "Mara Okonjo" });
  const account = anAccount([agent]);
  for (let n = 0; n < CALLS; n++) {
    account.addCall({ agentId: 7, at: Date.now() - 60_000 - n * 1_000, totalSeconds: 90 });
  }
  workspace = await openWorkspace({ account, now: Date.now() });
  await workspace.addRep(agent, { name: agent.name });
  copper = await startCopperSandbox({ account: crmOf(agent.email), limits: { perMinute: 1e6 } });
  app = await startAppServer({
    ...workspace.settings,
    COPPER_API_URL: copper.url,
    COPPER_API_TOKEN: "sandbox-token",
    COPPER_USER_EMAIL: "admin@example.com",
  });
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await copper?.close();
  await workspace?.close();
});

afterEach(() => {
  workspace?.sandbox.faults.clear();
  copper?.faults.clear();
});

/** The same rep's work in the CRM. */
function crmOf(email: string): CopperAccount {
  const account = new CopperAccount({
    zone: "America/Denver",
    users: [
      { id: 910_001, name: "CRM Admin", email: "admin@example.com", active: true },
      { id: MARA, name: "Mara Okonjo", email, active: true },
    ],
  });
  for (let n = 0; n < ACTIVITIES; n++) {
    account.addActivity({ at: Date.now() - 90_000 - n * 1_000, userId: MARA });
  }
  return account;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const line = (page: Page) => page.locator("[data-sync-state]");
const toasts = (page: Page) => page.locator("[data-sonner-toast]");

async function openHome(): Promise<{ page: Page; complaints: string[] }> {
  const opened = await openPage(browser);
  await opened.page.goto(`${app.url}/?period=monthly`);
  await opened.page.getByRole("heading", { level: 1 }).waitFor();
  return opened;
}

describe("a team with JustCall and Copper", () => {
  browserTest("syncs Copper alone, in Copper's words, twice", async () => {
    const { page, complaints } = await openHome();
    copper.faults.switchOn({ kind: "slow", ms: 300 });
    await press(page, "Sync Copper");
    await toasts(page).getByText("Syncing Copper metrics...").waitFor();
    await line(page)
      .getByText(/Reading Copper: \d+ pages?, \d+ activit(y|ies) so far/)
      .waitFor();
    await expectBusy(page, { "Sync now": true, "Sync Copper": true, "Sync JustCall": false });
    await toasts(page).getByText(SYNCED_ACTIVITIES).waitFor();
    await page.locator('[data-source="copper"][data-freshness="fresh"]').waitFor();
    expect(await page.locator('[data-source="justcall"]').innerText()).toContain("never synced");

    await press(page, "Sync Copper");
    await toasts(page).getByText("Syncing Copper metrics...").waitFor();
    await toasts(page).getByText(SYNCED_ACTIVITIES).waitFor();
    expect(await line(page).innerText()).toMatch(SYNCED_ACTIVITIES);
    expect(complaints).toEqual([]);
  });

  browserTest("syncs both in one view of their progress and one toast", async () => {
    const { page, complaints } = await openHome();
    workspace.sandbox.faults.switchOn({ kind: "slow", ms: 300 });
    copper.faults.switchOn({ kind: "slow", ms: 300 });
    await press(page, "Sync now");
    await toasts(page).getByText("Syncing JustCall and Copper metrics...").waitFor();
    await line(page)
      .getByText(/(Connecting to|Reading) JustCall/)
      .waitFor();
    expect(await line(page).innerText()).toMatch(/JustCall.* · (Connecting to|Reading) Copper/);
    await expectBusy(page, { "Sync now": true, "Sync Copper": true, "Sync JustCall": true });
    await toasts(page).getByText(`JustCall: ${SYNCED_CALLS} · Copper: `).waitFor();
    expect(await toasts(page).count()).toBe(1);
    expect(await line(page).getAttribute("data-sync-state")).toBe("done");
    expect(await line(page).innerText()).toMatch(SYNCED_ACTIVITIES);
    await page.getByRole("row", { name: /Mara Okonjo.*40/ }).waitFor();
    expect(complaints).toEqual([]);
  });

  browserTest("says both when one fails and the other does not", async () => {
    const { page } = await openHome();
    copper.faults.switchOn({ kind: "unauthorized", path: "any" });
    await press(page, "Sync now");
    await toasts(page)
      .getByText(/JustCall: Synced 40 calls.* · The Copper sync failed\..*COPPER_API_TOKEN/)
      .waitFor();
    expect(await line(page).getAttribute("data-sync-state")).toBe("failed");
    expect(await line(page).innerText()).toContain(`JustCall: ${SYNCED_CALLS}`);
    await page.locator('[data-state="last-sync-failed"]').waitFor();
    expect(await page.locator('[data-state="last-sync-failed"]').innerText()).toMatch(
      /The last Copper sync failed.*COPPER_API_TOKEN/,
    );
    await page.getByRole("row", { name: /Mara Okonjo.*40/ }).waitFor();

    copper.faults.clear();
    await press(page, "Sync Copper");
    await toasts(page).getByText(SYNCED_ACTIVITIES).waitFor();
    await page.locator('[data-state="last-sync-failed"]').waitFor({ state: "detached" });
  });

  browserTest("follows syncs that somebody else started, of both", async () => {
    const { page } = await openHome();
    // They go on for as long as the page may take to notice them.
    workspace.sandbox.faults.switchOn({ kind: "slow", ms: 2_000 });
    copper.faults.switchOn({ kind: "slow", ms: 2_000 });
    for (const source of ["justcall", "copper"]) {
      const body = JSON.stringify({ source });
      const headers = { "content-type": "application/json" };
      await fetch(`${app.url}/api/sync-runs`, { method: "POST", headers, body });
    }
    // Looked at again and again: the first time the page's own program may not be there yet.
    const followed = async () => {
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      return line(page).innerText();
    };
    await expect
      .poll(followed, { timeout: 15_000, interval: 200 })
      .toMatch(/JustCall.* · .*Copper/);
    workspace.sandbox.faults.clear();
    copper.faults.clear();
    await line(page).filter({ hasText: SYNCED_ACTIVITIES }).waitFor();
    // Who did not ask is not interrupted.
    expect(await toasts(page).count()).toBe(0);
  });

  browserTest.each([
    [390, "light"],
    [390, "dark"],
    [1280, "light"],
    [1280, "dark"],
    [1920, "light"],
    [1920, "dark"],
  ] as const)("is accessible and fits at %i wide, %s", async (width, colorScheme) => {
    const { page } = await openPage(browser, {
      viewport: { width, height: 900 },
      colorScheme,
      reducedMotion: "reduce",
    });
    await page.goto(app.url);
    await press(page, "Sync now");
    await line(page).filter({ hasText: SYNCED_ACTIVITIES }).waitFor();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  browserTest("can be worked by keyboard alone", async () => {
    const { page } = await openHome();
    const stops = await tabStops(page, 20);
    for (const name of ["Sync now", "Sync JustCall", "Sync Copper", "Sync JustCall Data"]) {
      expect(stops).toContain(name);
    }
  });
});

async function expectBusy(page: Page, busy: Readonly<Record<string, boolean>>) {
  for (const [name, is] of Object.entries(busy)) {
    const button = page.getByRole("button", { name, exact: true });
    expect([name, await button.getAttribute("aria-busy")]).toEqual([name, String(is)]);
  }
}

describe("a team with one of them", () => {
  async function mainOf(settings: Record<string, string>, look: (page: Page) => Promise<void>) {
    const other = await startAppServer(settings);
    try {
      const { page } = await openPage(browser);
      await page.goto(other.url);
      await look(page);
    } finally {
      await other.stop();
    }
  }
  const buttonsOf = (page: Page) => page.getByRole("button", { name: /^Sync/ }).allInnerTexts();

  browserTest(
    "JustCall only: the page as it was, and a line that says how to add Copper",
    async () => {
      const own = await openWorkspace({
        account: anAccount([anAgent({ id: 7 })]),
        now: Date.now(),
      });
      await own.addRep({ email: "agent7@example.com" });
      await own.sync("all");
      try {
        await mainOf(own.settings, async (page) => {
          expect(await buttonsOf(page)).toEqual(["Sync JustCall", "Sync JustCall Data"]);
          const unused = page.locator('[data-source="copper"]');
          expect(await unused.innerText()).toBe(
            "Copper is not connected; it needs COPPER_API_TOKEN and COPPER_USER_EMAIL.",
          );
          expect(await unused.getAttribute("data-freshness")).toBeNull();
        });
      } finally {
        await own.close();
      }
    },
  );

  browserTest("Copper only: its own button, and what it is ready for", async () => {
    const own = await openWorkspace({ account: anAccount([anAgent({ id: 7 })]), now: Date.now() });
    await own.addRep({ email: "agent7@example.com" });
    const { JUSTCALL_API_KEY: _, JUSTCALL_API_SECRET: __, ...settings } = own.settings;
    const copperSettings = {
      COPPER_API_URL: copper.url,
      COPPER_API_TOKEN: "sandbox-token",
      COPPER_USER_EMAIL: "admin@example.com",
    };
    try {
      await mainOf({ ...settings, ...copperSettings }, async (page) => {
        expect(await buttonsOf(page)).toEqual([
          "Sync JustCall",
          "Sync Copper",
          "Sync JustCall Data",
        ]);
        expect(await page.locator("main").innerText()).toContain("Press “Sync Copper”");
        await press(page, "Sync Copper");
        await page.getByRole("row", { name: /agent7@example.com/ }).waitFor();
      });
    } finally {
      await own.close();
    }
  });
});
