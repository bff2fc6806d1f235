import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "#src/server/config.ts";
import { importFile } from "#src/server/export.ts";
import { openStore } from "#src/server/open-store.ts";
import { SQLITE } from "#tests/builders/engines.ts";

test("the example in docs/operations/moving.md is an export that can be imported", async () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/operations/moving.md"), "utf8");
  const text = /```jsonl\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const place = SQLITE.newPlace();
  const store = await openStore(readConfig(place.settings, "cli"), { checkIntegrity: false });
  try {
    const file = join(place.folder, "example.jsonl");
    writeFileSync(file, text);
    const counts = await importFile(file, store, () => undefined);
    // One line of each kind.
    expect(new Set(Object.values(counts))).toEqual(new Set([1]));
    expect(await store.archive.count()).toEqual(counts);
    const sums = await store.teamDays.sums(["phone_call_quantity"], {
      from: "2026-09-30",
      to: "2026-09-30",
    });
    expect(sums.rows.map(({ reps }) => reps)).toEqual([1]);
  } finally {
    await store.close();
    await place.remove();
  }
});
