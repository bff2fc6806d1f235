import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { generateTeam } from "#sandbox/justcall/team.ts";
import { startAppServer } from "#tests/builders/app-server.ts";
import { anAccount, anAgent, openWorkspace, type Workspace } from "#tests/builders/workspace.ts";
import { ensureChromium } from "./chromium.ts";
import { ensureBuild } from "./ensure-build.ts";
import { ROOT } from "./project.ts";

// Makes the pictures in docs/screenshots anew: the home page in its states, at three widths, light and dark.
const FOLDER = join(ROOT, "docs", "screenshots");
const WIDTHS = [390, 1280, 1920] as const;
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Scene {
  readonly name: string;
  readonly widths: readonly number[];
  open(): Promise<Workspace>;
  readonly without?: readonly string[];
  /** What happens in the page before its picture is taken. */
  readonly act?: (
    page: Awaited<ReturnType<Browser["newPage"]>>,
    workspace: Workspace,
  ) => Promise<void>;
}

/** The demo's team, not yet synced. */
async function team(): Promise<Workspace> {
  const account = generateTeam({ seed: 7, now: Date.now() });
  const workspace = await openWorkspace({ account, now: Date.now() });
  for (const agent of account.agents) await workspace.addRep(agent, { name: agent.name });
  return workspace;
}

async function syncedTeam(): Promise<Workspace> {
  const workspace = await team();
  const from = new Date(Date.now() - 88 * 86_400_000).toISOString().slice(0, 10);
  await workspace.sync("all", { from });
  return workspace;
}

const SCENES: readonly Scene[] = [
  { name: "overview", widths: WIDTHS, open: syncedTeam },
  {
    name: "not-configured",
    widths: [1280],
    open: () => openWorkspace({ now: Date.now() }),
    without: ["JUSTCALL_API_KEY", "JUSTCALL_API_SECRET"],
  },
  { name: "no-users", widths: [1280], open: () => openWorkspace({ now: Date.now() }) },
  { name: "never-synced", widths: [1280], open: team },
  {
    name: "first-sync-running",
    widths: [390, 1280],
    open: team,
    async act(page, workspace) {
      workspace.sandbox.faults.switchOn({ kind: "slow", ms: 250 });
      await page.getByRole("button", { name: "Sync JustCall", exact: true }).click();
      await page.waitForTimeout(3_000);
    },
  },
  {
    name: "synced",
    widths: [1280],
    open: syncedTeam,
    async act(page) {
      await page.getByRole("button", { name: "Sync JustCall Data" }).click();
      await page
        .getByText(/Synced \d+ calls/)
        .first()
        .waitFor();
      await page.waitForTimeout(700);
    },
  },
  {
    name: "failed",
    widths: [1280],
    open: syncedTeam,
    async act(page, workspace) {
      workspace.sandbox.faults.switchOn({ kind: "unauthorized" });
      await page.getByRole("button", { name: "Sync JustCall Data" }).click();
      await page
        .getByText(/Check JUSTCALL_API_KEY/)
        .first()
        .waitFor();
      await page.waitForTimeout(700);
    },
  },
  {
    name: "no-calls",
    widths: [1280],
    async open() {
      const agents = [anAgent({ id: 7, name: "Mara Okonjo" })];
      const workspace = await openWorkspace({ account: anAccount(agents), now: Date.now() });
      for (const agent of agents) await workspace.addRep(agent, { name: agent.name });
      await workspace.sync("all");
      return workspace;
    },
  },
  {
    name: "stale",
    widths: [1280],
    async open() {
      const workspace = await team();
      // Synced by a clock that is three days slow: to the page it was three days ago.
      workspace.setNow(Date.now() - 3 * 86_400_000);
      await workspace.sync("all");
      return workspace;
    },
  },
];

const executablePath = ensureChromium(say);
if (executablePath === null) throw new Error("No Chromium on this machine.");
ensureBuild(say);
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath });
for (const scene of SCENES) {
  for (const theme of ["light", "dark"] as const) {
    for (const width of scene.widths) await take(scene, theme, width);
  }
}
await browser.close();

/** One picture, in a workspace of its own, since what happens in one must not show in the next. */
async function take(scene: Scene, theme: "light" | "dark", width: number): Promise<void> {
  const workspace = await scene.open();
  const settings = Object.fromEntries(
    Object.entries(workspace.settings).filter(([name]) => !scene.without?.includes(name)),
  );
  const app = await startAppServer(settings);
  const page = await browser.newPage({
    viewport: { width, height: width === 390 ? 844 : width === 1280 ? 800 : 1080 },
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "en-US",
    timezoneId: "America/Denver",
  });
  await page.goto(`${app.url}/?period=monthly`, { waitUntil: "networkidle" });
  await scene.act?.(page, workspace);
  const path = join(FOLDER, `${scene.name}-${theme}-${width}.png`);
  await page.screenshot({ path, fullPage: scene.name === "overview" });
  say(path.slice(ROOT.length));
  await page.close();
  await app.stop();
  await workspace.close();
}
