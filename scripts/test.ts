import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.ts";
import { ensureBuild } from "./ensure-build.ts";
import { ROOT } from "./project.ts";

// Runs every test there is: unit, contract, sync, house rules, browser. Words after `npm test --` narrow it, as in vitest.
const say = (line: string) => process.stdout.write(`${line}\n`);
const ci = process.env["CI"] === "true";

const chromium = ensureChromium(say);
if (chromium === null) {
  say(
    "No Chromium on this machine: the browser tests are skipped. Install it, or name one in CHROMIUM_BIN.",
  );
}
ensureBuild(say);

const folder = mkdtempSync(join(tmpdir(), "callboard-test-"));
const report = join(folder, "report.json");
say("Running the tests …");
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, "node_modules", "vitest", "vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...(chromium === null ? {} : { CHROMIUM_BIN: chromium }) },
  },
);

const counts = JSON.parse(readFileSync(report, "utf8")) as {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  numPendingTests: number;
};
rmSync(folder, { recursive: true, force: true });
// A file that could not even be loaded has no failed test in it, but it failed.
const failed = Math.max(
  counts.numFailedTests,
  counts.numFailedTestSuites > 0 || status !== 0 ? 1 : 0,
);
const skipped = counts.numPendingTests;
say(
  `${counts.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
);
if (ci && skipped > 0) say("Under CI=true a skipped test is a failure.");
process.exit(failed > 0 || counts.numPassedTests === 0 || (ci && skipped > 0) ? 1 : 0);
