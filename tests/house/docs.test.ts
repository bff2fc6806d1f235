import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
})
  .trim()
  .split("\n");
const documents = tracked.filter((file) => file.endsWith(".md"));

describe("what documents name exists", () => {
  test.each(documents)("%s", (file) => {
    const text = readFileSync(join(ROOT, file), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, path = ""]) =>
      join(dirname(file), path),
    );
    const names = [
      ...text.matchAll(/`((?:src|app|cli|tests|docs|scripts|sandbox|bench)\/[^`\s*<>{}…]+)`/g),
    ].map(([, path = ""]) => path);
    expect([...links, ...names].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("every npm script that a document names", () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    for (const file of documents) {
      const text = readFileSync(join(ROOT, file), "utf8");
      for (const [, name = ""] of text.matchAll(/npm run ([a-z]+)/g))
        expect(scripts).toHaveProperty([name]);
    }
  });

  test("the README begins with the two commands", () => {
    const commands = readFileSync(join(ROOT, "README.md"), "utf8").matchAll(
      /^(npm [a-z ]+?)\s+#/gm,
    );
    expect([...commands].slice(0, 2).map(([, command]) => command)).toEqual([
      "npm run demo",
      "npm test",
    ]);
  });
});

describe("what is tracked", () => {
  test("names no download address in the lock file", () => {
    expect(readFileSync(join(ROOT, "package-lock.json"), "utf8")).not.toContain('"resolved"');
  });

  test("has no source file of more than 300 lines", () => {
    const long = tracked
      .filter(
        (file) =>
          /^(src|app|cli|sandbox|scripts)\/.*\.tsx?$/.test(file) && !file.endsWith(".test.ts"),
      )
      .filter((file) => existsSync(join(ROOT, file)))
      .filter((file) => readFileSync(join(ROOT, file), "utf8").split("\n").length > 301);
    expect(long).toEqual([]);
  });

  test("replaces no module in a test and skips none", () => {
    const words = ["vi.mo" + "ck(", ".sk" + "ip(", ".on" + "ly(", ".to" + "do("];
    const bad = tracked
      .filter((file) => file.endsWith(".test.ts") || file.endsWith(".contract.ts"))
      .filter((file) => existsSync(join(ROOT, file)))
      .filter((file) =>
        words.some((word) => readFileSync(join(ROOT, file), "utf8").includes(word)),
      );
    expect(bad).toEqual([]);
  });
});
