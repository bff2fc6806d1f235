import { execFileSync, spawnSync } from "node:child_process";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser of this machine; CHROMIUM_BIN names another. Null when there is none. */
export function findChromium(): string | null {
  const named = process.env["CHROMIUM_BIN"];
  if (named !== undefined) return named;
  for (const name of NAMES) {
    const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    if (status === 0 && stdout.trim() !== "") return stdout.trim();
  }
  return null;
}

/** Finds the browser, or installs the distribution's where that can be done without asking (root, apt-get). */
export function ensureChromium(say: (line: string) => void): string | null {
  const found = findChromium();
  if (found !== null || process.getuid?.() !== 0) return found;
  if (spawnSync("sh", ["-c", "command -v apt-get"]).status !== 0) return null;
  say("Installing the distribution's Chromium for the browser tests …");
  const apt = (...args: string[]) =>
    execFileSync("apt-get", args, {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: ["ignore", "ignore", "inherit"],
    });
  apt("update", "-q");
  apt("install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-dejavu-core");
  return findChromium();
}
