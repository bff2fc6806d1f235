import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const bin = (name: string) => join(ROOT, "node_modules", ".bin", name);

test("the whole project passes the compiler", () => {
  expect(spawnSync(bin("next"), ["typegen"], { cwd: ROOT, encoding: "utf8" }).status).toBe(0);
  const { stdout, status } = spawnSync(bin("tsc"), ["--noEmit"], { cwd: ROOT, encoding: "utf8" });
  expect([status, stdout]).toEqual([0, ""]);
});

test("the whole project is formatted and passes the linter", () => {
  const { stdout, stderr, status } = spawnSync(
    bin("biome"),
    ["check", "--error-on-warnings", "."],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  );
  expect([status, status === 0 ? "" : stdout + stderr]).toEqual([0, ""]);
});
