import { describe, expect, test } from "vitest";
import type { SettingChange } from "#src/domain/sources/setting-change.ts";
import { PLAIN_POLICY, type SourcePolicy } from "#src/domain/sources/source-policy.ts";
import { changed } from "./source-changes.ts";

/** A policy with so many rules of its own. */
function aPolicy(rules: number): SourcePolicy {
  return Array.from({ length: rules }, (_, n) => ({
    type: "phone_call_quantity",
    userId: `rep-${n}-é`,
    fromDay: "2026-06-01",
    mode: "only",
    order: ["copper"],
  }));
}

/** The list after a rule was added so many times, one by one. */
function afterRules(count: number): SettingChange[] {
  let sourceChanges: SettingChange[] = [];
  for (let n = 0; n < count; n++) {
    const setting = { what: "policy", before: aPolicy(n), after: aPolicy(n + 1) } as const;
    sourceChanges = changed({ sourceChanges }, setting, { by: "boss", at: n });
  }
  return sourceChanges;
}

describe("the audit list", () => {
  test("keeps the last 200 changes", () => {
    let sourceChanges: SettingChange[] = [];
    for (let n = 0; n < 205; n++) {
      const setting = { what: "policy", before: PLAIN_POLICY, after: PLAIN_POLICY } as const;
      sourceChanges = changed({ sourceChanges }, setting, { by: `${n}`, at: n });
    }
    expect(sourceChanges.map(({ by }) => by)).toEqual(
      Array.from({ length: 200 }, (_, n) => `${n + 5}`),
    );
  });

  test("lets go of the oldest before it is larger than what holds it: 150 rules, each with all before it", () => {
    const kept = afterRules(150);
    const bytes = Buffer.byteLength(JSON.stringify(kept));
    expect(bytes).toBeLessThanOrEqual(500_000);
    expect(bytes).toBeGreaterThan(450_000);
    // One after the other, up to the newest.
    expect(kept.map(({ at }) => Date.parse(at))).toEqual(kept.map((_, n) => 150 - kept.length + n));
  });

  test("keeps the newest however large it is", () => {
    const [first, ...others] = changed(
      { sourceChanges: afterRules(3) },
      { what: "policy", before: aPolicy(3), after: aPolicy(6_000) },
      { by: "boss", at: 9 },
    );
    expect(others).toEqual([]);
    expect(first?.at).toBe(new Date(9).toISOString());
  });
});
