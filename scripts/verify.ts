import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./project.ts";

// What has to hold before a commit: format, lint with the walls, types, tests.
const bin = (name: string) => join(ROOT, "node_modules", ".bin", name);
const STEPS: readonly [string, string, string[]][] = [
  ["format, lint and walls", bin("biome"), ["check", "--error-on-warnings", "."]],
  ["route types", bin("next"), ["typegen"]],
  ["types", bin("tsc"), ["--noEmit"]],
  ["tests", process.execPath, [join(ROOT, "scripts", "test.ts")]],
];

for (const [name, command, args] of STEPS) {
  process.stdout.write(`── ${name}\n`);
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) {
    process.stderr.write(`verify: ${name} failed\n`);
    process.exit(1);
  }
}
