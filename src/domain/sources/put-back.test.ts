import { describe, expect, test } from "vitest";
import type { ActivityMapping } from "../activity/activity-mapping.ts";
import { putBack, type SourceSettings } from "./put-back.ts";
import type { ChangedSetting } from "./setting-change.ts";
import { type SourcePolicy, type SourceRule, withRule } from "./source-policy.ts";

const NOW: SourceSettings = { sourcePolicy: [], mapping: null, matches: [] };

const CALLS: SourceRule = {
  type: "phone_call_quantity",
  userId: null,
  fromDay: null,
  mode: "only",
  order: ["copper"],
};
const EMAILS: SourceRule = { ...CALLS, type: "email_quantity", order: ["justcall"] };
const BOS: SourceRule = { ...CALLS, userId: "bo", fromDay: "2026-09-01", mode: "together" };

function set(before: SourcePolicy, rule: SourceRule) {
  return { what: "policy", before, after: withRule(before, rule) } as const;
}

describe("a switch", () => {
  const first = set([], CALLS);
  const second = set(first.after, EMAILS);

  test("that is the latest leaves the very list that was", () => {
    const replaced = set(second.after, { ...CALLS, mode: "together" });
    expect(putBack(replaced, { ...NOW, sourcePolicy: replaced.after })?.after).toEqual([
      CALLS,
      EMAILS,
    ]);
  });

  test("that is older takes its own rule back, and no other", () => {
    const third = set(second.after, BOS);
    const back = putBack(first, { ...NOW, sourcePolicy: third.after });
    expect(back).toEqual({ what: "policy", before: third.after, after: [EMAILS, BOS] });
  });

  test("in whose place something newer stands is not put back", () => {
    const newer = set(second.after, { ...CALLS, mode: "together" });
    expect(putBack(first, { ...NOW, sourcePolicy: newer.after })).toBeNull();
    // Nor twice.
    expect(putBack(first, { ...NOW, sourcePolicy: [EMAILS] })).toBeNull();
  });

  test("taken back and put in force again is where it was", () => {
    const back = putBack(first, { ...NOW, sourcePolicy: first.after });
    expect(back?.after).toEqual([]);
    expect(back && putBack(back, NOW)?.after).toEqual([CALLS]);
  });
});

describe("a match", () => {
  const bos = { source: "copper", personId: "9", userId: "bo" } as const;
  const adas = { ...bos, userId: "ada" };
  const nobodys = { ...bos, userId: null };
  const other = { ...bos, personId: "10" };
  const change: ChangedSetting = { what: "match", before: bos, after: adas };

  test("is put back whoever else was matched since", () => {
    expect(putBack(change, { ...NOW, matches: [adas, other] })).toEqual({
      what: "match",
      before: adas,
      after: bos,
    });
  });

  test.each([
    ["somebody else", [bos]],
    ["nobody", [nobodys]],
    ["who bears their address", [other]],
  ])("is not put back where the person is %s by now", (_, matches) => {
    expect(putBack(change, { ...NOW, matches })).toBeNull();
  });

  test("with nobody is not the same as none", () => {
    const made: ChangedSetting = { what: "match", before: null, after: nobodys };
    expect(putBack(made, NOW)).toBeNull();
    expect(putBack(made, { ...NOW, matches: [nobodys] })?.after).toBeNull();
  });
});

describe("a mapping", () => {
  const before: ActivityMapping = { types: { "user/1": "call" }, stages: { "7": "a" } };
  const after: ActivityMapping = { types: { "user/1": "meeting" }, stages: { "7": "a", "8": "b" } };
  const change: ChangedSetting = { what: "mapping", before, after };

  test("is put back word by word, beside what was mapped since", () => {
    const now = { ...after, types: { ...after.types, "user/2": "call" as const } };
    expect(putBack(change, { ...NOW, mapping: now })?.after).toEqual({
      types: { "user/1": "call", "user/2": "call" },
      stages: { "7": "a" },
    });
  });

  test("is not put back where one of its words means something newer", () => {
    const now = { ...after, stages: { "7": "a" as const, "8": "c" as const } };
    expect(putBack(change, { ...NOW, mapping: now })).toBeNull();
  });

  test("before which there was none is not put back", () => {
    expect(putBack({ ...change, before: null }, { ...NOW, mapping: after })).toBeNull();
  });
});
