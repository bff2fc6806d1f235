import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");

/** A file, what it imports or says, and a piece of the message it must get; null where it is allowed. */
const CASES: readonly (readonly [file: string, code: string, message: string | null])[] = [
  ["src/domain/x.ts", imports("#src/store/users.ts"), "The domain is pure"],
  ["src/domain/x.ts", imports("../store/users.ts"), "The domain is pure"],
  ["src/domain/metrics/x.ts", imports("../../sync/window.ts"), "The domain is pure"],
  ["src/domain/x.ts", imports("zod"), "The domain is pure"],
  ["src/domain/x.ts", imports("node:fs"), "The domain is pure"],
  ["src/domain/x.ts", "export const now = Date.now();", "no clock"],
  ["src/domain/x.ts", "export const chance = Math.random();", "no clock"],
  ["src/domain/x.ts", "export const now = new Date(3);", null],
  ["src/domain/metrics/x.ts", imports("../activity/activity.ts"), null],
  ["src/sync/x.ts", imports("#src/vendors/justcall/client.ts"), "through src/server"],
  ["src/sync/x.ts", imports("../vendors/justcall/client.ts"), "through src/server"],
  ["src/sync/x.ts", imports("#src/store/sqlite/store.ts"), "through src/server"],
  ["src/sync/x.ts", imports("#src/reports/context.ts"), "through src/server"],
  ["src/sync/x.ts", imports("#src/store/store.ts"), null],
  ["src/sync/x.ts", "export const now = new Date();", "no clock"],
  ["src/reports/x.ts", imports("node:fs"), "through src/server"],
  ["src/reports/x.ts", imports("#src/sync/window.ts"), "through src/server"],
  ["src/vendors/justcall/x.ts", imports("#src/store/store.ts"), "nothing else"],
  ["src/vendors/justcall/x.ts", imports("../../store/store.ts"), "Another room"],
  ["src/vendors/justcall/x.ts", imports("../copper/client.ts"), "Vendors do not meet"],
  ["src/vendors/http/x.ts", imports("../justcall/client.ts"), "Vendors do not meet"],
  ["src/vendors/justcall/x.ts", imports("../http/client.ts"), null],
  ["src/store/x.ts", imports("node:sqlite"), "A port says"],
  ["src/store/x.ts", imports("./sqlite/store.ts"), "A port says"],
  ["src/store/sqlite/x.ts", imports("#src/reports/context.ts"), "An engine knows"],
  ["src/store/sqlite/x.ts", imports("../firestore/store.ts"), "Engines do not meet"],
  ["src/store/sqlite/x.ts", imports("../users.ts"), null],
  ["src/store/firestore/x.ts", imports("../sqlite/database.ts"), "Engines do not meet"],
  ["src/store/counting/x.ts", imports("../sqlite/database.ts"), "Engines do not meet"],
  ["src/store/firestore/x.ts", imports("../counting/recount.ts"), null],
  ["src/api/contract/x.ts", imports("#src/server/services.ts"), "The contract is schemas"],
  ["src/api/http/x.ts", imports("next/server"), "HTTP mechanics"],
  ["src/ui/x.ts", imports("#src/server/services.ts"), "drawn from props"],
  ["src/ui/x.ts", imports("../server/services.ts"), "drawn from props"],
  ["src/ui/x.ts", imports("node:sqlite"), "drawn from props"],
  ["src/server/x.ts", imports("#src/ui/tile.tsx"), "inside the doors"],
  ["app/x.ts", imports("#src/store/sqlite/store.ts"), "A door parses"],
  ["app/x.ts", imports("../src/sync/sync-service.ts"), "A door parses"],
  ["cli/x.ts", imports("#src/vendors/justcall/client.ts"), "A door parses"],
  ["cli/x.ts", imports("#src/server/services.ts"), null],
  ["sandbox/x.ts", imports("#src/domain/errors.ts"), "independent witness"],
  ["src/reports/x.ts", "export const settings = process.env;", "process.env"],
  ["src/sync/x.ts", "export default 1;", "default export"],
];

function imports(from: string): string {
  return `import { thing } from "${from}";\n\nexport const kept = thing;`;
}

describe("the walls between the rooms", () => {
  const folder = mkdtempSync(join(tmpdir(), "callboard-walls-"));
  const places = CASES.map(([file], index) => file.replace("x.ts", `x${index}.ts`));
  const found = new Map<string, string>();

  beforeAll(() => {
    cpSync(join(ROOT, "biome.jsonc"), join(folder, "biome.jsonc"));
    cpSync(join(ROOT, "scripts", "lint"), join(folder, "scripts", "lint"), { recursive: true });
    for (const [index, [, code]] of CASES.entries()) {
      const path = join(folder, places[index] ?? "");
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${code}\n`);
    }
    const { stdout } = spawnSync(
      join(ROOT, "node_modules", ".bin", "biome"),
      ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json", "."],
      { cwd: folder, encoding: "utf8" },
    );
    for (const diagnostic of readDiagnostics(stdout)) {
      found.set(diagnostic.path, `${found.get(diagnostic.path) ?? ""}\n${diagnostic.text}`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(CASES.map(([file, code, message], index) => ({ file, code, message, index })))(
    "$file: $code",
    ({ message, index }) => {
      const said = found.get(places[index] ?? "") ?? "";
      if (message === null) expect(said).toBe("");
      else expect(said).toContain(message);
    },
  );
});

function readDiagnostics(json: string): { path: string; text: string }[] {
  const { diagnostics } = JSON.parse(json) as {
    diagnostics: { location?: { path?: string | { file?: string } }; [part: string]: unknown }[];
  };
  return diagnostics.map((diagnostic) => {
    const path = diagnostic.location?.path;
    return {
      path: (typeof path === "string" ? path : (path?.file ?? "")).replace(/^\.\//, ""),
      text: JSON.stringify(diagnostic),
    };
  });
}
