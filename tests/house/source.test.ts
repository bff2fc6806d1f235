import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const run = (name: string, ...words: string[]) =>
  spawnSync(process.execPath, [join(ROOT, "node_modules", ".bin", name), ...words], {
    cwd: ROOT,
    encoding: "utf8",
  });

test("the whole project passes the compiler", () => {
  expect(run("next", "typegen").status).toBe(0);
  const { stdout, status } = run("tsc", "--noEmit");
  expect([status, stdout]).toEqual([0, ""]);
});

test("the whole project is formatted and passes the linter", () => {
  const { stdout, stderr, status } = run("biome", "check", "--error-on-warnings", ".");
  expect([status, status === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
});
