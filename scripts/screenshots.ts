import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import sharp from "sharp";
import { type AppServer, startAppServer } from "#tests/builders/app-server.ts";
import type { Workspace } from "#tests/builders/workspace.ts";
import { ensureChromium } from "./chromium.ts";
import { ensureBuild } from "./ensure-build.ts";
import { ROOT } from "./project.ts";
import { SCENES, type Scene, type Shot } from "./screenshots/scenes.ts";

// Makes the pictures in docs/screenshots anew: every page and state, at three widths, light and dark. Words after
// `npm run screenshots --` name those to be made; without any all are, and what is there is thrown away.
const FOLDER = join(ROOT, "docs", "screenshots");
const SCREENS = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const THEMES = ["light", "dark"] as const;
const say = (line: string) => process.stdout.write(`${line}\n`);

const asked = process.argv.slice(2);
const executablePath = ensureChromium(say);
if (executablePath === null) throw new Error("No Chromium on this machine.");
ensureBuild(say);
if (asked.length === 0) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath });
for (const scene of SCENES) {
  const wanted = scene.shots.filter(({ name }) => asked.length === 0 || asked.includes(name));
  const still = wanted.filter(({ act }) => act === undefined);
  if (still.length > 0)
    await inWorkspace(scene, (app, workspace) => takeAll(still, app, workspace));
  // What happens in one picture must not show in the next.
  for (const shot of wanted.filter(({ act }) => act !== undefined)) {
    for (const look of looks()) {
      await inWorkspace(scene, (app, workspace) => take(shot, look, app, workspace));
    }
  }
}
await browser.close();

interface Look {
  readonly viewport: (typeof SCREENS)[number];
  readonly theme: (typeof THEMES)[number];
}

function looks(): Look[] {
  return THEMES.flatMap((theme) => SCREENS.map((viewport) => ({ theme, viewport })));
}

async function inWorkspace(
  scene: Scene,
  work: (app: AppServer, workspace: Workspace) => Promise<void>,
): Promise<void> {
  const workspace = await scene.open();
  const settings = Object.fromEntries(
    Object.entries({ ...workspace.settings, ...scene.settings }).filter(
      ([name]) => !scene.without?.includes(name),
    ),
  );
  const app = await startAppServer(settings);
  try {
    await work(app, workspace);
  } finally {
    await app.stop();
    await workspace.close();
  }
}

async function takeAll(shots: readonly Shot[], app: AppServer, workspace: Workspace) {
  for (const shot of shots) for (const look of looks()) await take(shot, look, app, workspace);
}

async function take(
  shot: Shot,
  { theme, viewport }: Look,
  app: AppServer,
  workspace: Workspace,
): Promise<void> {
  const page = await newPage(browser, { theme, viewport });
  await page.goto(app.url + shot.path, { waitUntil: "networkidle" });
  await shot.act?.(page, workspace);
  const path = join(FOLDER, `${shot.name}-${theme}-${viewport.width}.png`);
  const picture = await page.screenshot({ fullPage: shot.wholePage ?? true });
  // A page has few colours: as many as a palette holds, and a third of the bytes.
  await sharp(picture).png({ palette: true, colors: 128, effort: 8 }).toFile(path);
  say(path.slice(ROOT.length));
  await page.close();
}

function newPage(browser: Browser, { theme, viewport }: Look) {
  return browser.newPage({
    viewport,
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: "en-US",
    timezoneId: "America/Denver",
  });
}
