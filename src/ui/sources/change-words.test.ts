import { expect, test } from "vitest";
import type { ChangedSetting } from "#src/domain/sources/setting-change.ts";
import type { SourceRule } from "#src/domain/sources/source-policy.ts";
import { type ChangeNames, changeWords } from "./change-words.ts";

const names: ChangeNames = {
  user: (id) => id.toUpperCase(),
  type: (key) => `Type ${key}`,
  stage: (id) => `“${id}”`,
  person: (_, id) => `person ${id}`,
};
const said = (setting: ChangedSetting) =>
  changeWords(
    { ...setting, id: "1", at: "2026-11-20T19:00:00Z", by: "local", undoes: null },
    names,
    "2026-11-20",
  ).map(({ what, before, after }) => `${what}: ${before} → ${after}`);

const copper: SourceRule = {
  type: "phone_call_quantity",
  userId: null,
  fromDay: null,
  mode: "first",
  order: ["copper", "justcall"],
};

test("of a policy only the rules that changed are said", () => {
  const own: SourceRule = { ...copper, userId: "mara", fromDay: "2026-11-16", mode: "only" };
  expect(said({ what: "policy", before: [], after: [copper] })).toEqual([
    "Calls, everybody, since ever: JustCall first, else Copper → Copper first, else JustCall",
  ]);
  expect(said({ what: "policy", before: [copper, own], after: [copper] })).toEqual([
    "Calls, MARA, since Mon 16 Nov 2026: Only Copper → Copper first, else JustCall",
  ]);
});

test("of a mapping the types and stages that changed", () => {
  const before = { types: { "user/1": "call" }, stages: {} } as const;
  const after = { types: {}, stages: { 7: "a" } } as const;
  expect(said({ what: "mapping", before, after })).toEqual([
    "Type user/1: call → counted nowhere",
    "Stage “7”: counted nowhere → stage A",
  ]);
  expect(said({ what: "mapping", before: null, after: before })).toEqual([
    "Type user/1: counted nowhere → call",
  ]);
});

test("of a match whose somebody was and is", () => {
  const match = { source: "copper", personId: "9", userId: "mara" } as const;
  expect(said({ what: "match", before: null, after: match })).toEqual([
    "Copper’s person 9: by e-mail address → MARA",
  ]);
  expect(said({ what: "match", before: match, after: { ...match, userId: null } })).toEqual([
    "Copper’s person 9: MARA → nobody here",
  ]);
});
