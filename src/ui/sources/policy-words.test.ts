import { describe, expect, test } from "vitest";
import { PLAIN_CHOICE, type SourceRule } from "#src/domain/sources/source-policy.ts";
import { choiceWords, countedBy, sinceWords, typesWithChoice } from "./policy-words.ts";

const TODAY = "2026-11-20";
const rule = (change: Partial<SourceRule>): SourceRule => ({
  type: "phone_call_quantity",
  userId: null,
  fromDay: null,
  mode: "first",
  order: ["copper", "justcall"],
  ...change,
});

test.each([
  [PLAIN_CHOICE, "JustCall first, else Copper"],
  [{ mode: "first", order: ["copper", "justcall"] }, "Copper first, else JustCall"],
  [{ mode: "only", order: ["copper"] }, "Only Copper"],
  [{ mode: "only", order: ["justcall", "copper"] }, "Only JustCall"],
  [{ mode: "together", order: ["justcall", "copper"] }, "Both, each call once"],
  [{ mode: "together", order: ["copper"] }, "Only Copper"],
] as const)("%o is said as %s", (choice, words) => {
  expect(choiceWords(choice)).toBe(words);
});

test("a rule holds since ever, since a day, or from one to come", () => {
  expect(sinceWords(null, TODAY)).toBe("since ever");
  expect(sinceWords("2026-11-20", TODAY)).toBe("since Fri 20 Nov 2026");
  expect(sinceWords("2026-11-30", TODAY)).toBe("from Mon 30 Nov 2026 on");
});

describe("what counts", () => {
  test("without a rule is the plain choice, for everybody", () => {
    expect(countedBy([], "phone_call_quantity", TODAY)).toEqual([
      { userId: null, now: { choice: PLAIN_CHOICE, fromDay: null }, others: [] },
    ]);
    expect(typesWithChoice([])).toEqual(["phone_call_quantity", "talk_time_minutes"]);
  });

  test("is the latest rule that has begun; the one to come and the earlier ones follow", () => {
    const only = { mode: "only", order: ["copper"] } as const;
    const policy = [
      rule({ fromDay: "2026-12-01", ...only }),
      rule({ fromDay: "2026-11-16" }),
      rule({ type: "email_quantity" }),
    ];
    expect(countedBy(policy, "phone_call_quantity", TODAY)).toEqual([
      {
        userId: null,
        now: { choice: { mode: "first", order: ["copper", "justcall"] }, fromDay: "2026-11-16" },
        others: [
          { choice: only, fromDay: "2026-12-01" },
          { choice: PLAIN_CHOICE, fromDay: null },
        ],
      },
    ]);
    expect(typesWithChoice(policy)).toContain("email_quantity");
  });

  test("of a rep whose own rule has not begun is everybody's", () => {
    const own = rule({ userId: "mara", fromDay: "2026-12-01", mode: "together" });
    const [, mara] = countedBy([rule({ mode: "only" }), own], "phone_call_quantity", TODAY);
    expect(mara?.now.choice.mode).toBe("only");
    expect(mara?.others).toEqual([
      { choice: { mode: "together", order: ["copper", "justcall"] }, fromDay: "2026-12-01" },
    ]);
  });
});
