import { expect, test } from "vitest";
import type { ChangedSetting, SettingChange } from "./setting-change.ts";
import { type SourceRule, withRule } from "./source-policy.ts";
import { undoable } from "./undoable.ts";

const CALLS: SourceRule = {
  type: "phone_call_quantity",
  userId: null,
  fromDay: null,
  mode: "only",
  order: ["copper"],
};
const BOS: SourceRule = { ...CALLS, userId: "bo" };

const listed = (id: string, changed: ChangedSetting, undoes: string | null = null) =>
  ({ ...changed, id, undoes, by: "boss", at: "2026-11-20T16:05:00.000Z" }) as SettingChange;
const first = listed("first", { what: "policy", before: [], after: [CALLS] });
const second = listed("second", {
  what: "policy",
  before: [CALLS],
  after: withRule([CALLS], BOS),
});
const NOTHING = { sourcePolicy: [], mapping: null, matches: [] };

test("whatever still stands can be taken back, an older change and a rep's own rule too", () => {
  const sourcePolicy = second.after as SourceRule[];
  const settings = { ...NOTHING, sourcePolicy, sourceChanges: [first, second] };
  expect([...undoable(settings)]).toEqual(["first", "second"]);
});

test("what was undone cannot be undone once more, but what undid it can", () => {
  const back = listed("back", { what: "policy", before: [CALLS], after: [] }, "first");
  const settings = { ...NOTHING, sourceChanges: [first, back] };
  expect([...undoable(settings)]).toEqual(["back"]);
  // Set anew it is the new change that is to be undone.
  const anew = { ...first, id: "anew" };
  const sourceChanges = [first, back, anew];
  expect([...undoable({ ...NOTHING, sourcePolicy: [CALLS], sourceChanges })]).toEqual(["anew"]);
});

test("a mapping that was only confirmed changed nothing, and before the first there was none", () => {
  const mapping = { types: { "user/1": "call" }, stages: {} } as const;
  const found = listed("found", { what: "mapping", before: null, after: mapping });
  const confirmed = listed("confirmed", { what: "mapping", before: mapping, after: mapping });
  const settings = { ...NOTHING, mapping, sourceChanges: [found, confirmed] };
  expect([...undoable(settings)]).toEqual([]);
});
