// Runs on whatever Node the machine has (20 or newer): installs what is missing, then hands over to the Node that the
// project brings as a dependency. Keep the syntax plain.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const OLDEST_MAJOR = 26;
const say = (line) => process.stderr.write(`${line}\n`);
const root = fileURLToPath(new URL("..", import.meta.url));
const pinnedNode = join(
  root,
  "node_modules",
  ".bin",
  process.platform === "win32" ? "node.cmd" : "node",
);

/** Runs a TypeScript file with these arguments: in this process where its Node will do, else in a child. */
export async function runOnPinnedNode(script, args) {
  ensureInstalled();
  if (Number(process.versions.node.split(".")[0]) >= OLDEST_MAJOR) {
    process.argv = [process.argv[0], fileURLToPath(script), ...args];
    await import(script.href);
    return;
  }
  if (!existsSync(pinnedNode)) {
    say(
      `Callboard needs Node ${OLDEST_MAJOR} or newer (this is ${process.version}), and npm did not install the copy that the project names. Run: npm ci --include=optional`,
    );
    process.exit(1);
  }
  const child = spawn(pinnedNode, [fileURLToPath(script), ...args], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

function ensureInstalled() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && sameVersions(lock, installed)) return;
  say("Installing the packages that the lock file names (npm ci) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--include=optional", "--include=dev"], {
    cwd: root,
    stdio: ["ignore", process.stderr.fd, process.stderr.fd],
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    say("npm ci failed; see above. Without network the packages cannot be had.");
    process.exit(1);
  }
}

/** True when everything that is installed is what the lock file names. */
function sameVersions(lock, installed) {
  const wanted = JSON.parse(readFileSync(lock, "utf8")).packages;
  const present = JSON.parse(readFileSync(installed, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer, devOptional }]) =>
      path === "" ||
      (present[path] === undefined
        ? Boolean(optional || peer || devOptional)
        : present[path].version === version),
  );
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const [script, ...args] = process.argv.slice(2);
  await runOnPinnedNode(pathToFileURL(join(process.cwd(), script)), args);
}
