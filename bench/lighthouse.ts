import { execFile, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { ROOT } from "#scripts/project.ts";

// Apart from the project's own packages: only whoever measures pages needs its hundred.
const FOLDER = join(ROOT, "bench", "lighthouse");
const COMMAND = join(FOLDER, "node_modules", "lighthouse", "cli", "index.js");

export const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;
export type Scores = Readonly<Record<(typeof CATEGORIES)[number], number>>;

/** The browser's own flags against traffic of its own come with Lighthouse; the last lets no other name be found at all. */
const CHROMIUM_FLAGS = [
  "--headless=new",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'",
  // Chromium's sandbox refuses to run as root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

const versionSchema = z.object({ version: z.string() });
const manifestSchema = z.object({ dependencies: z.object({ lighthouse: z.string() }) });
const category = z.object({ score: z.number().nullable() });
const resultSchema = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.object({
    performance: category,
    accessibility: category,
    "best-practices": category,
  }),
  audits: z.record(z.string(), z.object({ title: z.string(), score: z.number().nullish() })),
});

export interface LighthouseRun {
  /** 0 to 100. */
  readonly scores: Scores;
  /** Titles of the audits that were not passed. */
  readonly failed: readonly string[];
}

/** Installs Lighthouse as its lock file names it, unless it is there. */
export function ensureLighthouse(say: (line: string) => void): void {
  const wanted = manifestSchema.parse(readJson(join(FOLDER, "package.json")));
  const manifest = join(FOLDER, "node_modules", "lighthouse", "package.json");
  if (existsSync(manifest)) {
    const { version } = versionSchema.parse(readJson(manifest));
    if (version === wanted.dependencies.lighthouse) return;
  }
  say("installing Lighthouse (npm ci in bench/lighthouse)");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci"], {
    cwd: FOLDER,
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("Lighthouse could not be installed; see above");
}

/** One run on the mobile profile, by a browser of its own. Throws when the page could not be loaded. */
export async function runLighthouse(url: string, chromium: string): Promise<LighthouseRun> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      COMMAND,
      url,
      "--output=json",
      "--quiet",
      "--form-factor=mobile",
      `--only-categories=${CATEGORIES.join(",")}`,
      "--no-enable-error-reporting",
      `--chrome-flags=${CHROMIUM_FLAGS.join(" ")}`,
    ],
    { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 64 * 1024 * 1024 },
  );
  const { runtimeError, categories, audits } = resultSchema.parse(JSON.parse(stdout));
  if (runtimeError !== undefined) throw new Error(`Lighthouse: ${runtimeError.message}`);
  const scoreOf = (name: (typeof CATEGORIES)[number]) =>
    Math.round((categories[name].score ?? Number.NaN) * 100);
  return {
    scores: {
      performance: scoreOf("performance"),
      accessibility: scoreOf("accessibility"),
      "best-practices": scoreOf("best-practices"),
    },
    failed: Object.values(audits)
      .filter(({ score }) => score !== null && score !== undefined && score < 0.9)
      .map(({ title }) => title),
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
