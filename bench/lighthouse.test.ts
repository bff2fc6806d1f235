import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(join(import.meta.dirname, "lighthouse", file), "utf8");

test("Lighthouse's lock file names one version and no download address", () => {
  const { dependencies } = JSON.parse(read("package.json")) as {
    dependencies: Record<string, string>;
  };
  const lock = read("package-lock.json");
  const { packages } = JSON.parse(lock) as { packages: Record<string, { version?: string }> };
  expect(dependencies["lighthouse"]).toMatch(/^\d+\.\d+\.\d+$/);
  expect(packages["node_modules/lighthouse"]?.version).toBe(dependencies["lighthouse"]);
  expect(lock).not.toContain('"resolved"');
});
