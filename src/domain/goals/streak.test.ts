import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../calendar/day.ts";
import { streakOf, type TargetDay } from "./streak.ts";

const LETTERS: Readonly<Record<string, Pick<TargetDay, "amount" | "target">>> = {
  x: { amount: 10, target: 10 },
  o: { amount: 9, target: 10 },
  // Unknown, and free.
  "?": { amount: null, target: 10 },
  "-": { amount: 3, target: null },
};
const FIRST = "2026-11-01";

/** A day for each letter from 1 November on; the last is today. */
function streak(letters: string) {
  const days = [...letters].map((letter, place) => ({
    day: addDays(FIRST, place),
    ...(LETTERS[letter] ?? { amount: null, target: null }),
  }));
  return streakOf(days, addDays(FIRST, letters.length - 1));
}

describe("a streak (x reached, o missed, ? unknown, - free; today last)", () => {
  test.each([
    ["oxxxx", 4, 4, "2026-11-05", true],
    ["oxxxo", 3, 3, "2026-11-04", false],
    ["xxoxo", 1, 2, "2026-11-02", false],
    ["xxxoo", 0, 3, "2026-11-03", false],
    ["ooooo", 0, 0, null, false],
    // Unknown and free days are passed over, today too.
    ["xx--x", 3, 3, "2026-11-05", true],
    ["xx??x", 3, 3, "2026-11-05", true],
    ["xxx-?", 3, 3, "2026-11-03", null],
    ["oxx--", 2, 2, "2026-11-03", null],
    ["?????", 0, 0, null, null],
    // Of two as long the older counts; one more day makes a new best.
    ["xxoxxo", 2, 2, "2026-11-02", false],
    ["xxoxxx", 3, 3, "2026-11-06", true],
    ["xx-oxx", 2, 2, "2026-11-02", true],
    ["x", 1, 1, "2026-11-01", true],
    ["o", 0, 0, null, false],
  ])("%s is %d days, at best %d until %s", (letters, days, best, bestEndedOn, todayHit) => {
    expect(streak(letters)).toEqual({ days, best, bestEndedOn, todayHit });
  });

  test("is none where no day has a target", () => {
    expect(streak("-----")).toBeNull();
    expect(streakOf([], FIRST)).toBeNull();
  });

  test("days after today do not count", () => {
    const day = { amount: 10, target: 10 };
    const days = [FIRST, addDays(FIRST, 1), addDays(FIRST, 2)].map((name) => ({
      day: name,
      ...day,
    }));
    expect(streakOf(days, addDays(FIRST, 1))).toMatchObject({ days: 2, best: 2 });
  });

  test("free and unknown days can be put in and taken out anywhere before today", () => {
    const letters = fc.string({ unit: fc.constantFrom("x", "o", "-", "?"), minLength: 1 });
    fc.assert(
      fc.property(letters, (letters) => {
        const told = letters.replaceAll(/[-?](?=.)/g, "");
        const { days, best, todayHit } = streak(letters) ?? {};
        const without = streak(told);
        // A target that no read day has had is still one: then there is a streak, of nothing.
        if (without === null) expect(days ?? 0).toBe(0);
        else expect({ days, best, todayHit }).toEqual({ ...without, bestEndedOn: undefined });
        expect(best ?? 0).toBeGreaterThanOrEqual(days ?? 0);
      }),
    );
  });
});
