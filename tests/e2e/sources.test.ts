import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findChromium } from "#scripts/chromium.ts";
import { addDays } from "#src/domain/calendar/day.ts";
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

const documentsNow = async () =>
  JSON.stringify(await team.workspace.services.store.metrics.find({ limit: 100_000 }));

async function boardNow(from: string, to: string): Promise<number> {
  const answer = await fetch(`${app.url}/api/public/team-metrics?from=${from}&to=${to}`);
  const body = (await answer.json()) as { totals: { phone_call_quantity: number } };
  return body.totals.phone_call_quantity;
}

describe("the comparison", () => {
  browserTest("shows both sources' numbers, why they differ, and which record it is", async () => {
    const [from, to] = [addDays(team.today, -7), addDays(team.today, -1)];
    const page = await open(`/settings/sources?from=${from}&to=${to}`);
    const told = await page.locator("main").innerText();
    const compared = await team.workspace.services.reports.sourceComparison({ from, to }, null);
    const number = (value: number) => value.toLocaleString("en-US");
    expect(told).toContain(number(compared.totals.justcall));
    expect(told).toContain(number(compared.totals.copper));
    for (const { reason, count } of compared.reasons) {
      const line = page.locator(`li[data-reason="${reason}"]`);
      expect(await line.innerText()).toContain(number(count));
    }
    const [first] = compared.days.filter(({ reasons }) =>
      reasons.some(({ reason }) => reason === "only_in_copper"),
    );
    const row = page.locator(`tr[data-user="${first?.userId}"][data-day="${first?.day}"]`);
    const reason = row.locator('details[data-reason="only_in_copper"]');
    await reason.locator("summary").click();
    const [example] = first?.reasons.find((one) => one.reason === "only_in_copper")?.examples ?? [];
    expect(await reason.innerText()).toContain(`Copper ${example?.activityId}`);
    expect(await row.innerText()).toContain(String(first?.justcall));
    await page.close();
  });

  browserTest("says so when more days are asked for than can be compared", async () => {
    const page = await open("/settings/sources?from=2026-01-01&to=2026-06-30");
    expect(await page.locator('[data-state="range-problem"]').innerText()).toContain(
      "Name 1 to 62 days",
    );
    expect(await page.getByLabel("From", { exact: true }).inputValue()).toBe("2026-01-01");
    await page.close();
  });
});

describe("a switch", () => {
  browserTest.each([true, false])(
    "is previewed, takes effect at once, and is put back in one step (script: %s)",
    async (withScript) => {
      const [from, to] = [addDays(team.today, -7), addDays(team.today, -1)];
      const before = await boardNow(from, to);
      const documents = await documentsNow();
      const page = await open("/settings/sources", withScript);
      await page.getByLabel("From (empty: ever since)").fill(addDays(team.today, -4));
      await page.getByRole("radio", { name: "Only Copper" }).check();
      await page.getByRole("button", { name: "Show what would change" }).click();
      const preview = page.locator('[data-state="preview"]');
      await preview.waitFor();
      expect(await preview.innerText()).toContain("Only Copper, for everybody");
      // Looking changes nothing.
      expect(await boardNow(from, to)).toBe(before);
      await page.getByRole("button", { name: "Switch", exact: true }).click();
      await page.getByText("Switched. Every board follows").waitFor();
      expect(await boardNow(from, to)).not.toBe(before);
      expect(await documentsNow()).toBe(documents);
      expect(await page.locator("#counts + ul").innerText()).toContain("Calls: Only Copper");
      await page.getByRole("button", { name: /^Roll back: Calls: Only Copper/ }).click();
      await page.getByText("Put back as it was before.").waitFor();
      expect(await boardNow(from, to)).toBe(before);
      expect(await documentsNow()).toBe(documents);
      await page.close();
    },
  );
});

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
    const { metrics } = team.workspace.services.store;
    const moves = await metrics.find({ type: "lead_progression_b", limit: 10_000 });
    expect(moves.length).toBeGreaterThan(100);
    expect(moves.some(({ value }) => value > 0)).toBe(true);
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
    const [user] = await team.workspace.services.store.users.list();
    await stranger.getByLabel(`Who ${name} is`).selectOption({ label: user?.name ?? "" });
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

describe.each(["sources?preview=1&choice=together&fromDay=", "copper", "people"])(
  "/settings/%s",
  (path) => {
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
  },
);
